// Where the element finds its files in somebody else's build.
//
// Vite, webpack, Rollup and Parcel find the words `new URL("…", import.meta.url)` and `import("…")`, put the files
// into their output and write the new address in their place: they must stand here letter by letter. esbuild does
// so with `import` alone, and in its usual output there is no `import.meta.url` at all. For it, and for any server
// that does not have the file after all, each module is here a second time, as text in a script that is loaded
// only then.
import { Failure } from "../failures.js";
import { compile, compileBytes, get } from "../fetching.js";
import { createGlue } from "../glue.js";
import text from "./style.css";

// The hash of each module, filled in by the build. A bundler gives a file another name and leaves its bytes alone;
// where a server has one of another version all the same, or a page in its stead, the way out is taken.
const HASHES = __PSP_HASHES__;

// The address of this script; empty where a bundler has written another one in the place of all that matter (to read
// it would put the folders of whoever builds into webpack's output).
const here = typeof import.meta.webpack === "number" ? "" : import.meta.url;

// Whether an address leads to a file, as far as can be said without asking: a bundler has written it, or it is that
// of the file beside this script and this is the package's own script.
const leads = (address, name) =>
  !here || address.href !== new URL(name, here).href || /\/psp-self-assessment\.js$/.test(here);

// A module, from the address that `find` makes if that leads to it, from the script that `unpack` loads if not.
async function module(name, find, unpack) {
  let address;
  try {
    address = find(); // throws where there is no `import.meta.url`
    if (leads(address, name)) {
      const answer = await fetch(address, { integrity: HASHES[name] });
      if (answer.ok) return await compile(answer);
    }
  } catch (failure) {
    // Forbidden to run it, or too old a browser: the other way would not help.
    if (failure instanceof Failure && failure.code !== "broken") throw failure;
  }
  let packed;
  try {
    packed = (await unpack()).default;
  } catch (cause) {
    // Neither way leads there: what is the matter is told of the first.
    if (address) return compile(await get(address, HASHES[name]));
    throw new Failure("unreachable", cause);
  }
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return compileBytes(await new Response(stream).arrayBuffer());
}

// A script of ours, by an `import` with its name in it.
const script = (imported) =>
  imported.catch((cause) => {
    throw new Failure("unreachable", cause);
  });

export const first = async () => [
  createGlue,
  await module(
    "psp-self-assessment.wasm",
    () => new URL("./psp-self-assessment.wasm", import.meta.url),
    () => import("./psp-self-assessment-inline.js"),
  ),
];

export const whole = async () => {
  const [{ createGlue: create }, compiled] = await Promise.all([
    script(import("./psp-self-assessment-whole.js")),
    module(
      "psp-self-assessment-whole.wasm",
      () => new URL("./psp-self-assessment-whole.wasm", import.meta.url),
      () => import("./psp-self-assessment-whole-inline.js"),
    ),
  ]);
  return [create, compiled];
};

export const style = async () => text;

export const statements = () => script(import("./psp-self-assessment-xapi.js"));
