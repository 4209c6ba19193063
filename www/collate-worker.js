// Reads files and counts records, out of the page's way. Between portions it looks whether it is to stop; nothing that
// it is given leaves it but as protected figures, and it asks the network for one file, its own module, when it starts.
import { createGlue } from "./collate-glue.js";
import { ahead, chunks } from "./collate/chunks.js";

const compiled = WebAssembly.compileStreaming(fetch(new URL("collate.wasm", import.meta.url)))
  // A server that does not know the type of such files.
  .catch(async () => WebAssembly.compile(await (await fetch(new URL("collate.wasm", import.meta.url))).arrayBuffer()));
// Told when somebody asks for it.
compiled.catch(() => {});

let glue = null;
let pile = null;
let files = [];
/** The receipts of records that are left out, as they were written. */
let takenBack = "";
/** Counts what was begun; whatever belongs to an older number is over. */
let current = 0;

/** A fresh instance after a trap: a trapped one must never be entered again. */
async function instance() {
  if (!glue) {
    const made = createGlue();
    made.initSync({ module: await compiled, trapped: (error) => { throw error; } });
    glue = made;
  }
  return glue;
}

function trapped() {
  glue = null;
  pile = null;
}

const { port1, port2 } = new MessageChannel();
const waiting = [];
port2.onmessage = () => waiting.shift()();
/** Lets messages come in; unlike a timer, at once. */
const turn = () => new Promise((done) => { waiting.push(done); port1.postMessage(null); });

function letGo() {
  try { pile?.free(); } catch { trapped(); }
  pile = null;
}

/** No more often than that is it said how far it is, in milliseconds. */
const OFTEN = 100;

async function read(run) {
  const mine = ++current;
  try {
    const { Pile } = await instance();
    if (mine !== current) return;
    letGo();
    pile = new Pile(takenBack);
    const total = files.reduce((sum, { file }) => sum + file.size, 0);
    let [done, told] = [0, 0];
    const tell = () => {
      const now = performance.now();
      if (now - told < OFTEN) return;
      told = now;
      postMessage({ run, progress: { done: Math.min(done, total), total, records: pile.counted } });
    };
    do {
      done = 0;
      for await (const { name, next } of ahead(files)) {
        if (mine !== current) return;
        pile.open(name, chunks(next, (bytes) => { done += bytes; }));
        while (pile.read()) {
          tell();
          await turn();
          if (mine !== current) return;
        }
        tell();
      }
    } while (pile.mustReadAgain());
    postMessage({ run, read: pile.end() });
  } catch (error) {
    trapped();
    postMessage({ run, failed: error.message });
  }
}

const answers = {
  async show({ wish }) {
    if (!pile) throw new Error("expected files first");
    return pile.show(wish);
  },
  async check({ wish }) {
    (await instance()).check(wish);
  },
  async noReceipt({ list }) {
    return (await instance()).noReceipt(list);
  },
  async file({ name }) {
    return pile.file(name);
  },
  async archive() {
    return pile.archive();
  },
  async ledger() {
    return pile.ledger();
  },
};

onmessage = async ({ data }) => {
  const { what, number } = data;
  if (number !== undefined) {
    try {
      postMessage({ number, answer: await answers[what](data) });
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) trapped();
      postMessage({ number, refused: error.message });
    }
    return;
  }
  if (what === "begin" || what === "forget") {
    current += 1;
    files = [];
    takenBack = data.takenBack ?? "";
    letGo();
  } else if (what === "add") {
    files.push(...data.files);
  } else if (what === "read") {
    await read(data.run);
  }
};
