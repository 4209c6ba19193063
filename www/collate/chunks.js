// The bytes of files, in a worker: small files several at a time ahead of their turn, large ones piece by piece.

/** Files up to this size are read whole, in bytes. */
const SMALL = 256 * 1024;
/** So many of them ahead. */
const AHEAD = 64;
/** A piece of a large file, in bytes. */
const PIECE = 1024 * 1024;

/** Each file's name and its bytes: a whole file that has been read, or the file itself. */
export async function* ahead(files) {
  const coming = [];
  let asked = 0;
  const ask = () => {
    while (asked < files.length && coming.length < AHEAD) {
      const { name, file } = files[asked++];
      const bytes = file.size > SMALL ? Promise.resolve(file) : file.arrayBuffer().catch((error) => error);
      coming.push(bytes.then((next) => ({ name, next })));
    }
  };
  for (ask(); coming.length > 0; ask()) yield await coming.shift();
}

/** A function that gives out the bytes: pieces, then null. An error that reading has met is thrown. */
export function chunks(next, told) {
  if (next instanceof Error || next instanceof DOMException) return () => { throw next; };
  const give = (buffer) => {
    told(buffer.byteLength);
    return new Uint8Array(buffer);
  };
  if (next instanceof ArrayBuffer) {
    let whole = next;
    return () => {
      if (!whole) return null;
      const bytes = give(whole);
      whole = null;
      return bytes.length > 0 ? bytes : null;
    };
  }
  const reader = new FileReaderSync();
  let at = 0;
  return () => {
    if (at >= next.size) return null;
    const bytes = give(reader.readAsArrayBuffer(next.slice(at, at + PIECE)));
    at += bytes.length;
    return bytes.length > 0 ? bytes : null;
  };
}
