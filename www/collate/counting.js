// The worker that reads and counts, as the page sees it: ask, and be told.

/** The one thing that the page's policy lets a script name: the worker's address. */
function address() {
  const own = new URL("collate-worker.js", document.baseURI).href;
  if (!globalThis.trustedTypes) return own;
  const policy = trustedTypes.createPolicy("psp-collate-worker", {
    createScriptURL(wanted) {
      if (wanted !== own) throw new TypeError(`expected ${own}, found ${wanted}`);
      return wanted;
    },
  });
  return policy.createScriptURL(own);
}

/** So many files are handed over at a time: handing over 100,000 at once would hold the page up. */
const HANDFUL = 100;

export class Counting {
  #worker;
  #told;
  #asked = new Map();
  #number = 0;
  #run = 0;

  /** @param told what is called: `progress({done, total, records})`, `read(noticed)`, `failed(reason)` */
  constructor(told) {
    this.#told = told;
    try {
      this.#worker = new Worker(address(), { type: "module" });
    } catch (error) {
      queueMicrotask(() => told.failed(error.message));
      return;
    }
    this.#worker.onerror = (event) => {
      event.preventDefault();
      // It never came to be: whoever waits for an answer waits for nothing.
      this.#worker = null;
      for (const { reject } of this.#asked.values()) reject(new Error(event.message ?? ""));
      this.#asked.clear();
      this.#told.failed(event.message ?? "");
    };
    this.#worker.onmessage = ({ data }) => this.#hear(data);
  }

  #hear({ run, number, progress, read, failed, answer, refused }) {
    if (number !== undefined) {
      const { resolve, reject } = this.#asked.get(number);
      this.#asked.delete(number);
      if (refused === undefined) resolve(answer);
      else reject(new Error(refused));
      return;
    }
    // What is left of a reading that was given up does not count.
    if (run !== undefined && run !== this.#run) return;
    if (progress) this.#told.progress(progress);
    if (read) this.#told.read(JSON.parse(read));
    if (failed !== undefined) this.#told.failed(failed);
  }

  #ask(what, more = {}) {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#asked.set(number, { resolve, reject });
      this.#worker.postMessage({ what, number, ...more });
    });
  }

  /** Reads all of these files, in place of any before, but for the records of a list of receipts. */
  async read(files, takenBack) {
    const run = ++this.#run;
    if (!this.#worker) {
      this.#told.failed("");
      return;
    }
    this.#worker.postMessage({ what: "begin", takenBack });
    for (let at = 0; at < files.length; at += HANDFUL) {
      this.#worker.postMessage({ what: "add", files: files.slice(at, at + HANDFUL) });
      await new Promise((done) => setTimeout(done));
      if (run !== this.#run) return;
    }
    this.#worker.postMessage({ what: "read", run });
  }

  /** Gives up reading. */
  cancel() {
    this.#run += 1;
    this.#worker?.postMessage({ what: "forget" });
  }

  /** Lets everything go. */
  forget() {
    this.cancel();
  }

  /** The report's parts, each as JSON. @returns {Promise<string[]>} */
  show(wish) {
    return this.#ask("show", { wish: JSON.stringify(wish) });
  }

  /** Whether it is a ledger; an error says why not. */
  check(ledger) {
    return this.#ask("check", { wish: JSON.stringify({ audience: "team", ledger }) });
  }

  /** The first in a list of receipts that is none, or undefined. @returns {Promise<string | undefined>} */
  async noReceipt(list) {
    return this.#worker ? this.#ask("noReceipt", { list }) : undefined;
  }

  /** One file of what is shown. */
  file(name) {
    return this.#ask("file", { name });
  }

  /** All of them in a ZIP archive. */
  archive() {
    return this.#ask("archive");
  }

  /** The ledger for the next time. */
  ledger() {
    return this.#ask("ledger");
  }
}
