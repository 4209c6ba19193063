// Which files are read: those that are named, and in folders those whose names say that they hold records, as
// `psp collate` does.

/** @typedef {{name: string, file: File}} Chosen */

const RECORDS = /\.(json|jsonl|ndjson)$/i;
const ofRecords = (path) => RECORDS.test(path) && !path.split("/").some((part) => part.startsWith("."));

/** In an order that is the same on every machine. */
function sorted(files, passed) {
  files.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  return { files, passed };
}

/** The files of a field; of a field for folders those that hold records. @returns {Promise<{files: Chosen[], passed: number}>} */
export async function chosen(input) {
  const all = [...input.files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  const files = input.webkitdirectory ? all.filter(({ name }) => ofRecords(name)) : all;
  return sorted(files, all.length - files.length);
}

/** The files of a drop, and those in the folders among them. */
export async function dropped(transfer) {
  // Both lists are gone once this turn has ended.
  const entries = [...transfer.items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...transfer.files];
  const files = [];
  let passed = 0;
  if (entries.some((entry) => entry === null)) {
    return sorted(plain.map((file) => ({ name: file.name, file })), 0);
  }
  const look = async (entry, named) => {
    const name = entry.fullPath.replace(/^\//, "");
    if (entry.isFile) {
      if (!named && !ofRecords(name)) passed += 1;
      else files.push({ name, file: await new Promise((found, lost) => entry.file(found, lost)) });
      return;
    }
    const reader = entry.createReader();
    // A folder is told in portions, until one is empty.
    for (;;) {
      const portion = await new Promise((found, lost) => reader.readEntries(found, lost));
      if (portion.length === 0) return;
      for (const inner of portion) await look(inner, false);
    }
  };
  for (const entry of entries) await look(entry, true);
  return sorted(files, passed);
}
