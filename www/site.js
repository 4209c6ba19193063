// Where the element finds its files on a site: in the folder of its own script, each by its name and hash.
import { Failure } from "./failures.js";
import { compile, get } from "./fetching.js";
import { createGlue } from "./glue.js";

// The hash of each file that goes with this script, filled in by the build.
const HASHES = __PSP_HASHES__;
const address = (name) => new URL(name, import.meta.url);
const file = (name) => get(address(name), HASHES[name]);

// A script of ours. The browser checks its hash as it loads it in advance, where it can do so.
let tries = 0;
async function script(name) {
  const from = address(name);
  // A browser may remember for ever that an import failed: each further try has an address of its own.
  if (tries++) from.search = `?${tries}`;
  const link = document.createElement("link");
  try {
    if (link.relList.supports("modulepreload")) {
      Object.assign(link, { rel: "modulepreload", integrity: HASHES[name], href: from });
      await new Promise((resolve, reject) => {
        link.onload = resolve;
        link.onerror = reject;
        document.head.append(link);
      });
    }
    return await import(from);
  } catch {
    // The same file as no script: succeeds or says what is the matter.
    await file(name);
    throw new Failure("broken");
  } finally {
    link.remove();
  }
}

export const site = {
  first: async () => [createGlue, await compile(await file("psp-self-assessment.wasm"))],
  whole: async () => {
    const glue = script("psp-self-assessment-whole.js");
    const module = file("psp-self-assessment-whole.wasm").then(compile);
    const [{ createGlue: create }, compiled] = await Promise.all([glue, module]);
    return [create, compiled];
  },
  style: async () => (await file("psp-self-assessment.css")).text(),
  statements: () => script("psp-self-assessment-xapi.js"),
};
