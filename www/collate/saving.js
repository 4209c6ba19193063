// A download out of what the page has, without asking any server.

/** Longer than any browser takes to begin a download. */
const LONG = 60_000;

export function save(content, name, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), LONG);
}
