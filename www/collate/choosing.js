// Which files are read: those that are named, and in folders those whose names say that they hold records, as
// `psp collate` does.

import { SLICE, turn } from "./drawing.js";

/** @typedef {{name: string, file: File}} Chosen */

const RECORDS = /\.(json|jsonl|ndjson)$/i;
const ofRecords = (path) => RECORDS.test(path) && !path.split("/").some((part) => part.startsWith("."));

/** The files of a field; of a field for folders those that hold records. @returns {Promise<{files: Chosen[], passed: number}>} */
export async function chosen(input) {
  const [all, folder] = [input.files, input.webkitdirectory];
  const files = [];
  let end = performance.now() + SLICE;
  for (let at = 0; at < all.length; at += 1) {
    const name = all[at].webkitRelativePath || all[at].name;
    if (!folder || ofRecords(name)) files.push({ name, file: all[at] });
    if (performance.now() > end) {
      await turn();
      end = performance.now() + SLICE;
    }
  }
  return { files, passed: all.length - files.length };
}

/** The files of a drop, and those in the folders among them. */
export async function dropped(transfer) {
  // Both lists are gone once this turn has ended.
  const entries = [...transfer.items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...transfer.files];
  const files = [];
  let passed = 0;
  if (entries.some((entry) => entry === null)) {
    return { files: plain.map((file) => ({ name: file.name, file })), passed: 0 };
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
  return { files, passed };
}
