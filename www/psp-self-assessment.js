// The custom element <psp-self-assessment>: one module script, and the check stands in the page.
//
// This file is the page's half of the check (`Host` in src/ui/host.rs): it loads the modules, hands them a
// place in a shadow root, keeps what must outlive a panic, and does what only a page can do. It knows nothing
// of questions and answers: texts pass through it unread.
//
// There are two modules. The first asks, so that the first question stands soon; the second is the whole check
// and takes over at the next change of page once it has arrived.
import { Device } from "./device.js";
import { FAILURES } from "./failures.js";
import { createGlue } from "./glue.js";

const NAME = "psp-self-assessment";
const asset = (ending) => new URL(`${NAME}${ending}`, import.meta.url);

// In the browser's history: which check made the entry.
const PUSHED_BY = `${NAME}:by`;

let sheet; // Promise of the style sheet that all elements adopt.
const elements = new Set(); // those with a running check
const begun = new Set(); // those that have begun, a check or not

class Failure extends Error {
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
  }
}

async function ask(address) {
  const answer = await fetch(address).catch((cause) => {
    throw new Failure("unreachable", cause);
  });
  if (!answer.ok) throw new Failure("missing", new Error(`${address}: ${answer.status}`));
  return answer;
}

async function compile(address) {
  if (typeof WebAssembly !== "object") throw new Failure("no-webassembly");
  const answer = await ask(address);
  try {
    if (!answer.headers.get("content-type")?.startsWith("application/wasm")) throw new TypeError();
    return await WebAssembly.compileStreaming(answer.clone());
  } catch {
    // A wrong type from the server, or an old browser: compile from the bytes.
    try {
      return await WebAssembly.compile(await answer.arrayBuffer());
    } catch (cause) {
      const policy = /unsafe-eval|Content Security Policy|blocked by CSP/i.test(cause.message);
      throw new Failure(policy ? "policy" : "broken", cause);
    }
  }
}

// A module: compiled once for all elements of the page, with one running instance that a panic throws away.
class Module {
  ready; // the running instance, while it runs
  known = false; // it has run: another instance is a matter of milliseconds
  #load;
  #compiled;
  #running;

  constructor(load) {
    this.#load = load;
  }

  run() {
    this.#compiled ??= this.#load();
    this.#running ??= this.#compiled.then(([create, module]) => {
      const glue = create();
      glue.initSync({ module });
      this.known = true;
      return (this.ready = glue);
    });
    return this.#running.catch((failure) => {
      this.#compiled = this.#running = undefined; // The next element, or the next try, asks again.
      throw failure;
    });
  }

  throwAway() {
    this.#running = this.ready = undefined;
  }
}

const first = new Module(async () => [createGlue, await compile(asset(".wasm"))]);
let tries = 0;
const whole = new Module(async () => {
  const address = asset("-whole.js");
  // A browser may remember for ever that an import failed: each further try has an address of its own.
  if (tries++) address.search = `?${tries}`;
  const glue = import(address).catch((cause) => {
    throw new Failure("unreachable", cause);
  });
  const [{ createGlue: create }, module] = await Promise.all([glue, compile(asset("-whole.wasm"))]);
  return [create, module];
});

// Fetches the second module, once the first has drawn its page, and tells every element.
let fetching;
function fetchWhole() {
  fetching ??= whole
    .run()
    .then(() => {
      for (const element of [...elements]) element.arrived();
    })
    .catch((failure) => {
      console.warn(`${NAME}: ${failure.code ?? "broken"}`, failure);
      addEventListener("online", fetchWhole, { once: true });
    })
    .finally(() => (fetching = undefined));
}

function styles() {
  sheet ??= ask(asset(".css"))
    .then((answer) => answer.text())
    .then((text) => new CSSStyleSheet().replace(text));
  return sheet.catch((failure) => {
    sheet = undefined;
    throw failure;
  });
}

// The module has panicked. It serves every element of the page and must not be entered again.
function poisoned(message) {
  first.throwAway();
  whole.throwAway();
  // The trap that follows is ours and has been told: the host page's own error handling is spared it.
  const spare = (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  addEventListener("error", spare, true);
  setTimeout(() => removeEventListener("error", spare, true));
  for (const element of elements) element.panicked(message);
}

// On a server there is no HTMLElement: importing does nothing and does not throw.
const Base = globalThis.HTMLElement ?? class {};

class PspSelfAssessment extends Base {
  static observedAttributes = ["comparison", "heading-level"];

  #check; // the running check
  #module; // the module it runs in
  #device; // where its answers are kept
  #started = false;
  #spoke = false;
  #key; // names its answers on the device and its place in the browser's history
  #kept = []; // the texts on the device when the visit began
  #latest; // the newest text to save: outlives a panic, also where nothing is kept
  #unsaved = false; // the disk does not have it
  #nearing; // waits for the element to come near the screen
  #starts = 0; // counts, so that only the newest start goes on
  #place; // the place last noted in the browser's history
  #depth = 0;
  #saves = 0; // saves under way
  #turning = false; // a page is being turned at this moment
  #turned = false; // a page was turned and nothing done on it yet: the second module may take over
  #onPop = (event) => this.#popped(event.state);
  #onUse = () => (this.#turned = false);

  connectedCallback() {
    if (this.#started) return; // moved: nothing to do
    this.#started = true;
    if (this.hasAttribute("data-own-page")) {
      this.#takeQuery();
      this.#start();
      return;
    }
    // Below the fold it waits until it comes near.
    this.#nearing = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#nearing.disconnect();
        this.#start();
      },
      { rootMargin: "600px" },
    );
    this.#nearing.observe(this);
  }

  disconnectedCallback() {
    // A moved element is disconnected too, and connected again at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#nearing?.disconnect();
      removeEventListener("popstate", this.#onPop);
      elements.delete(this);
      begun.delete(this);
      this.#starts += 1;
      this.#check?.end();
      this.#check?.free();
      this.#check = undefined;
      this.#started = false;
    });
  }

  attributeChangedCallback() {
    this.#check?.settings(this.hasAttribute("comparison"), this.#level());
  }

  #level() {
    const level = Number(this.getAttribute("heading-level") ?? 2);
    return level >= 1 && level <= 4 ? Math.trunc(level) : 2;
  }

  // Our own page takes attributes from its address; what sends answers away can be set by the page's HTML only.
  #takeQuery() {
    const query = new URLSearchParams(location.search);
    for (const name of ["lang", "programme", "wave", "period", "storage", "comparison", "heading-level", "share"]) {
      if (query.has(name)) this.setAttribute(name, query.get(name));
    }
  }

  // Answers for two programmes, or two waves, on one site are kept apart; so are those of two elements for the
  // same on one page.
  #takeKey() {
    const key = `${this.getAttribute("programme") ?? ""}/${this.getAttribute("wave") ?? ""}`;
    const taken = new Set([...begun].filter((other) => other !== this).map((other) => other.#key));
    let own = key;
    for (let n = 2; taken.has(own); n += 1) own = `${key}#${n}`;
    begun.add(this);
    if (own === this.#key) return;
    this.#key = own;
    this.#device = new Device(own, this.getAttribute("storage") === "none");
    this.#latest = this.#place = undefined;
    this.#unsaved = false;
  }

  async #start() {
    const start = ++this.#starts;
    try {
      this.#takeKey();
      const module = whole.known ? whole : first;
      const kept = this.#latest === undefined ? this.#device.begin() : [];
      const [, style, texts] = await Promise.all([module.run(), styles(), kept]);
      if (start !== this.#starts) return;
      this.#kept = texts;
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [style];
      // Whatever is done on a page belongs to it: the second module waits for the next.
      for (const kind of ["pointerdown", "keydown", "input"]) root.addEventListener(kind, this.#onUse, true);
      const noted = history.state?.[this.#historyKey];
      if (this.#latest === undefined && noted) [this.#place, this.#depth] = [noted.place, noted.depth];
      this.#mount(module, false, this.#unsaved);
      elements.add(this);
      addEventListener("popstate", this.#onPop);
    } catch (error) {
      if (start !== this.#starts) return;
      const code = error instanceof Failure ? error.code : "broken";
      console.error(`${NAME}: ${code}`, error.cause ?? error);
      this.#fail(code);
    }
  }

  // Puts a check of `module` into the shadow root, in the place of what stands there.
  #mount(module, focus, unsaved) {
    const div = document.createElement("div");
    this.shadowRoot.replaceChildren(div);
    this.#module = module;
    this.#turned = false;
    this.#check = module.ready.start(
      div,
      this.#host(),
      this.#latest === undefined ? this.#kept : [this.#latest],
      this.#device.state,
      unsaved,
      crypto.getRandomValues(new Uint32Array(1))[0],
      this.#place,
      this.#depth,
      this.hasAttribute("comparison"),
      this.#level(),
      focus,
      this.#isShared(),
    );
  }

  // The second module is there. It takes over when a page has just been turned and everything is saved, so
  // that nothing half done is lost; at once where a page waits for it.
  arrived() {
    const waits = this.shadowRoot?.querySelector("[data-waiting]");
    if (!this.#check || this.#module === whole || !whole.ready || this.#saves || !(this.#turned || waits)) return;
    // The focus stays where it is if it is elsewhere. Where a page was turned, the first module may not have
    // come to moving it yet, and nothing has it.
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    const focused = this.shadowRoot.activeElement !== null || (this.#turned && nowhere);
    this.#check.end();
    this.#check.free();
    // A page that waited may close answers as it is shown, which is to be saved.
    this.#mount(whole, focused, this.#unsaved || (Boolean(waits) && this.#latest !== undefined));
  }

  // Whether the host page's own scripts could read what is on the screen. They cannot on our own page, which
  // has none, nor where the check stands in a frame from another address.
  #isShared() {
    return !this.hasAttribute("data-own-page");
  }

  // One plain sentence under what the tag holds, which stays.
  #fail(code) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sentence = document.createElement("p");
    sentence.setAttribute("role", "alert");
    sentence.textContent = `${FAILURES.cannotStart} ${FAILURES[code] ?? FAILURES.broken}`;
    const again = document.createElement("button");
    again.textContent = FAILURES.tryAgain;
    again.addEventListener("click", () => {
      root.replaceChildren(document.createElement("slot"));
      this.#start();
    });
    root.replaceChildren(document.createElement("slot"), sentence, again);
    this.#emit("psp-error", { code, message: sentence.textContent });
  }

  // Called by `poisoned`: the answers are held here, and a click starts anew.
  panicked(message) {
    const root = this.shadowRoot;
    removeEventListener("popstate", this.#onPop);
    this.#check = undefined; // never to be entered again, not even to be freed
    elements.delete(this);
    const panel = document.createElement("section");
    panel.className = "psp";
    panel.dataset.page = "failed";
    const body = document.createElement("div");
    body.className = "body stack";
    const said = document.createElement("p");
    said.setAttribute("role", "alert");
    said.textContent = FAILURES.panic;
    const button = document.createElement("button");
    button.className = "button";
    button.textContent = FAILURES.carryOn;
    button.addEventListener("click", () => this.#start());
    body.append(said, button);
    panel.append(body);
    root.replaceChildren(panel);
    console.error(`${NAME}: panic`, message);
    this.#emit("psp-error", { code: "panic", message: FAILURES.panic });
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  get #historyKey() {
    return `${NAME}:${this.#key}`;
  }

  #popped(state) {
    const here = state?.[this.#historyKey];
    if (!here || here.place === this.#place) return;
    this.#place = here.place;
    this.#depth = here.depth;
    this.#turned = true;
    setTimeout(() => this.arrived());
    this.#check?.arrived(here.place, here.depth);
  }

  // What the check asks of the page.
  #host() {
    return {
      generation: () => this.#device.generation,
      save: async (text, generation) => {
        this.#latest = text;
        this.#unsaved = true;
        if (!this.#turning) this.#turned = false;
        this.#saves += 1;
        try {
          const outcome = await this.#device.save(text, generation);
          if (this.#latest === text && outcome !== "failed" && outcome !== "conflict") this.#unsaved = false;
          return outcome;
        } finally {
          this.#saves -= 1;
          // Behind the check's own hearing of it.
          setTimeout(() => this.arrived());
        }
      },
      hold: (text) => {
        this.#latest = text;
        this.#unsaved = true;
        if (!this.#turning) this.#turned = false;
      },
      load: () => this.#device.load(),
      forget: () => {
        this.#latest = undefined;
        this.#unsaved = false;
        this.#kept = [];
        return this.#device.forget();
      },
      note: (place, depth, replace) => {
        this.#place = place;
        this.#depth = depth;
        if (!replace) {
          this.#turned = this.#turning = true;
          queueMicrotask(() => (this.#turning = false));
          setTimeout(() => this.arrived());
        }
        const state = { ...history.state, [this.#historyKey]: { place, depth } };
        if (!replace) state[PUSHED_BY] = this.#key;
        try {
          history[replace ? "replaceState" : "pushState"](state, "");
        } catch {
          // A sandbox, or too many in too short a time: our own Back steps within the check.
        }
      },
      back: () => {
        // Only over an entry of this check's own: what lies behind may be the host's, or another check's.
        const here = history.state;
        const own = here?.[PUSHED_BY] === this.#key && here[this.#historyKey]?.depth === this.#depth;
        if (own) history.back();
        return own;
      },
      focus: (element) => {
        element.focus({ preventScroll: true });
        if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
      },
      focusField: (name) => {
        const field = this.shadowRoot.querySelector(`input[name="${CSS.escape(name)}"]`);
        field?.focus();
      },
      download: (name, type, text) => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([text], { type }));
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      },
      print: (part) => {
        const section = this.shadowRoot.querySelector(".psp");
        section.dataset.print = part;
        addEventListener("afterprint", () => delete section.dataset.print, { once: true });
        print();
      },
      again: fetchWhole,
      ready: () => {
        if (this.#module === first) setTimeout(fetchWhole);
        if (this.#spoke) return;
        this.#spoke = true;
        this.#emit("psp-ready");
        const root = document.documentElement;
        if (this.hasAttribute("data-own-page")) {
          if (root.dataset.pspStart) this.#check?.begin();
          // A test sees by this that a panic is survived; it fails the one who types it, and nobody else.
          if (new URLSearchParams(location.search).has("fail")) this.addEventListener("psp-fail", () => this.#check?.fail());
        }
      },
      progress: (section, answered, total) => this.#emit("psp-progress", { section, answered, total }),
      complete: () => this.#emit("psp-complete"),
      panicked: poisoned,
    };
  }
}

if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, PspSelfAssessment);
