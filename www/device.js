// Where answers are kept between visits: IndexedDB, in two slots written in turn, each write acknowledged by
// the disk (localStorage loses seconds of answers when a browser is killed). A save is refused when another
// tab has saved since, so that two tabs never overwrite each other silently.

const DATABASE = "psp-self-assessment";
const STORE = "answers";
// A device that does not answer for this long, in ms, is taken as one that keeps nothing.
const PATIENCE = 4000;

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open() {
  const request = indexedDB.open(DATABASE, 1); // throws where storage is blocked
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("no answer")));
  return Promise.race([done(request), late]);
}

export class Device {
  // What the check is told: "device", "none" (the host asked for nothing to be kept) or "refused".
  state = "device";
  #database;
  #slots;

  constructor(key, none) {
    this.#slots = [`${key}:0`, `${key}:1`];
    if (none) this.state = "none";
  }

  // Runs `work` on the slots and resolves when the disk has it.
  async #transact(mode, work) {
    try {
      this.#database ??= open();
      const transaction = (await this.#database).transaction(STORE, mode, { durability: "strict" });
      const finished = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = transaction.onerror = () => reject(transaction.error);
      });
      const [result] = await Promise.all([work(transaction.objectStore(STORE)), finished]);
      return result;
    } catch (error) {
      this.#database = undefined; // Closed under us, perhaps: the next one opens it anew.
      throw error;
    }
  }

  #read(store) {
    return Promise.all(this.#slots.map((slot) => done(store.get(slot))));
  }

  // The texts on the device; none where nothing is kept.
  async load() {
    if (this.state !== "device") return [];
    try {
      const kept = await this.#transact("readonly", (store) => this.#read(store));
      return kept.map((slot) => slot?.text).filter((text) => typeof text === "string");
    } catch {
      this.state = "refused";
      return [];
    }
  }

  // Resolves to "saved", "memory", "failed", or "conflict:" and the newest generation.
  async save(text, generation, expected) {
    if (this.state !== "device") return "memory";
    try {
      return await this.#transact("readwrite", async (store) => {
        const newest = Math.max(0, ...(await this.#read(store)).map((slot) => slot?.generation ?? 0));
        if (newest !== expected) return `conflict:${newest}`;
        store.put({ generation, text }, this.#slots[generation % 2]);
        return "saved";
      });
    } catch {
      return "failed";
    }
  }

  async forget() {
    if (this.state !== "device") return;
    await this.#transact("readwrite", (store) => this.#slots.forEach((slot) => store.delete(slot))).catch(() => {});
  }
}
