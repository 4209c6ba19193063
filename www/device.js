// Where answers are kept between visits: IndexedDB, in two slots written in turn, each write acknowledged by
// the disk (localStorage loses seconds of answers when a browser is killed). Every write counts one generation
// up, deleting too, and is refused when another tab has written since: two tabs never overwrite each other
// silently, and what was deleted does not come back.

const DATABASE = "psp-self-assessment";
const STORE = "answers";
// How long a device may take, in ms, before it counts as one that keeps nothing.
const PATIENCE = 8000;

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open() {
  const request = indexedDB.open(DATABASE, 1); // throws where storage is blocked
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

export class Device {
  // What the check is told: "device", "none" (the host asked for nothing to be kept), "refused" (it cannot be
  // kept, as far as was seen last) or "conflict" (another tab has written since).
  state = "device";
  // The newest generation on the device, as far as this page knows.
  generation = 0;
  #database;
  #opened = false;
  #slots;

  constructor(key, none) {
    this.#slots = [`${key}:0`, `${key}:1`];
    if (none) this.state = "none";
  }

  // Runs `work` on the slots and resolves when the disk has it.
  async #transact(mode, work) {
    let transaction;
    let late;
    const act = async () => {
      this.#database ??= open();
      const database = await this.#database;
      this.#opened = true;
      transaction = database.transaction(STORE, mode, { durability: "strict" });
      const finished = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = transaction.onerror = () => reject(transaction.error);
      });
      const [result] = await Promise.all([work(transaction.objectStore(STORE)), finished]);
      return result;
    };
    const patience = new Promise((_, reject) => (late = setTimeout(reject, PATIENCE, new Error("no answer"))));
    try {
      return await Promise.race([act(), patience]);
    } catch (error) {
      this.#database = undefined; // Closed under us, perhaps: the next one opens it anew.
      try {
        transaction?.abort();
      } catch {
        // It has ended already.
      }
      throw error;
    } finally {
      clearTimeout(late);
    }
  }

  async #read(store) {
    const slots = await Promise.all(this.#slots.map((slot) => done(store.get(slot))));
    return { slots, newest: Math.max(0, ...slots.map((slot) => slot?.generation ?? 0)) };
  }

  // The texts on the device. Rejects when they cannot be read.
  async load() {
    if (this.state === "none") return [];
    const { slots, newest } = await this.#transact("readonly", (store) => this.#read(store));
    this.generation = newest;
    return slots.map((slot) => slot?.text).filter((text) => typeof text === "string");
  }

  // The texts on the device when a visit begins; none where they cannot be read.
  begin() {
    return this.load().catch(() => {
      this.state = "refused";
      return [];
    });
  }

  // Resolves to "saved", "memory", "failed" or "conflict".
  async save(text, generation) {
    if (this.state === "none") return "memory";
    try {
      const newest = await this.#transact("readwrite", async (store) => {
        const { newest } = await this.#read(store);
        if (newest === generation - 1) store.put({ generation, text }, this.#slots[generation % 2]);
        return newest;
      });
      const written = newest === generation - 1;
      this.generation = written ? generation : newest;
      this.state = written ? "device" : "conflict";
      return written ? "saved" : "conflict";
    } catch {
      this.state = "refused";
      return "failed";
    }
  }

  // Empties the slots but for the count of generations. Resolves to whether nothing is left.
  async forget() {
    if (this.state === "none") return true;
    try {
      this.generation = await this.#transact("readwrite", async (store) => {
        const next = (await this.#read(store)).newest + 1;
        store.put({ generation: next }, this.#slots[next % 2]);
        store.delete(this.#slots[(next + 1) % 2]);
        return next;
      });
      this.state = "device";
      return true;
    } catch {
      return !this.#opened; // Where nothing could ever be kept, nothing is left.
    }
  }
}
