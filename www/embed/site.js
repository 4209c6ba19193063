// Where this site's files are, for other people's pages: in the folder of the newest version if there is one.

const ENTRY = "psp-self-assessment.js";
const HALF = "psp-self-assessment-frame.js";
const PINNED = /^(v(\d+)\.(\d+)\.(\d+)\/)psp-self-assessment\.js$/;

const address = (name) => new URL(name, new URL("..", import.meta.url)).href;

const newestFirst = (a, b) => b.numbers.reduce((sum, number, place) => sum || number - a.numbers[place], 0);

// `{ origin, folder, pinned, entry, half, frame, page, paper }`; entry and half are `{ src, integrity }`.
export async function find() {
  const answer = await fetch(address("integrity.json"));
  if (!answer.ok) throw new Error(`integrity.json: expected 200, found ${answer.status}`);
  const hashes = await answer.json();
  const versions = Object.keys(hashes)
    .map((name) => PINNED.exec(name))
    .filter(Boolean)
    .map(([, folder, ...numbers]) => ({ folder, numbers: numbers.map(Number) }))
    .sort(newestFirst);
  const folder = versions[0]?.folder ?? "";
  const script = (name) => {
    const place = `${folder}${name}` in hashes ? folder : "";
    return { src: address(place + name), integrity: hashes[place + name] };
  };
  const hasFrame = folder && (await fetch(address(`${folder}frame.html`), { method: "HEAD" })).ok;
  return {
    origin: new URL(address("")).origin,
    pinned: Boolean(folder),
    entry: script(ENTRY),
    half: script(HALF),
    frame: address(`${hasFrame ? folder : ""}frame.html`),
    page: address("index.html"),
    paper: address("paper.html"),
  };
}
