// The custom element <psp-self-assessment>.
//
// This file is the page's half of the check (`Host` in src/ui/host.rs): it hands the modules a place in a shadow
// root, keeps what must outlive a panic, and does what only a page can do. It knows nothing of questions and
// answers: texts pass through it unread.
import { NAMES, read } from "./attributes.js";
import { Device } from "./device.js";
import { FAILURES, Failure } from "./failures.js";
import { Module } from "./modules.js";

const NAME = "psp-self-assessment";

// In the browser's history: which check made the entry.
const PUSHED_BY = `${NAME}:by`;

// What `Start` in src/embed/mod.rs knows as flags.
const [COMPARISON, FOCUS, READABLE, SHARE, SCORES] = [1, 2, 4, 8, 16];

// Each attribute with its property.
const PROPERTIES = NAMES.map((name) => [name, name.replace(/-./, ([, letter]) => letter.toUpperCase())]);

// Where the files come from: `first`, `whole`, `style` and `statements`, see site.js.
let source;
let first;
let whole;
let sheet; // Promise of the style sheet that all elements adopt.
const elements = new Set(); // those with a running check
const begun = new Set(); // those that have begun, a check or not

// Fetches the second module, once the first has drawn its page, and tells every element.
let fetching;
function fetchWhole() {
  fetching ??= whole
    .run()
    .then(() => {
      for (const element of [...elements]) element.arrived();
    })
    .catch((failure) => {
      addEventListener("online", fetchWhole, { once: true });
      for (const element of elements) element.tell(failure);
    })
    .finally(() => (fetching = undefined));
}

function styles() {
  if (!("adoptedStyleSheets" in document && CSSStyleSheet.prototype.replace)) throw new Failure("old-browser");
  sheet ??= source.style().then((text) => new CSSStyleSheet().replace(text));
  return sheet.catch((failure) => {
    sheet = undefined;
    throw failure;
  });
}

// The module has panicked in `culprit`, or trapped without a word. It serves every element of the page and must not
// be entered again.
function poisoned(message, culprit) {
  first.throwAway();
  whole.throwAway();
  for (const element of [...elements]) element.panicked(message, !culprit || element === culprit);
}

// A trap follows a panic, which has been told; one that comes alone is told here.
function trapped(error) {
  if (first.ready || whole.ready) poisoned(error.message);
}

// On a server there is no HTMLElement: importing does nothing and does not throw.
class PspSelfAssessment extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = NAMES;

  static {
    for (const [name, property] of PROPERTIES) {
      // Every element has `lang` already.
      if (property === "lang") continue;
      Object.defineProperty(this.prototype, property, {
        enumerable: true,
        configurable: true,
        get() {
          return read(this, name)[0];
        },
        set(value) {
          if (value === null || value === undefined || value === false) this.removeAttribute(name);
          else this.setAttribute(name, value === true ? "" : value);
        },
      });
    }
  }

  #root; // the shadow root, once there is one
  #check; // the running check
  #module; // the module it runs in
  #device; // where its answers are kept
  #started = false;
  #spoke = false;
  #key; // names its answers on the device and its place in the browser's history
  #kept = []; // the texts on the device when the visit began
  #latest; // the newest text to save: outlives a panic, also where nothing is kept
  #unsaved = false; // the disk does not have it
  #saving; // Promise of the end of the save under way
  #nearing; // waits for the element to come near the screen
  #starts = 0; // counts, so that only the newest start goes on
  #place; // the place last noted in the browser's history
  #depth = 0;
  #turning = false; // a page is being turned at this moment
  #turned = false; // a page was turned and nothing done on it yet: the second module may take over
  #focused = false; // the focus was in the check that is to be started again
  #changed; // the attributes that changed just now
  #told = new Set(); // what was told of attributes and failures, each once
  #results = null;
  #statements; // Promise of what makes statements of what happens
  #wantsRestart = false;
  #onPop = (event) => this.#popped(event.state);
  #onUse = () => (this.#turned = false);

  // What the person has shared with this page: `{overall, dimensions: {MOD: {band}, …}}`; null before.
  get results() {
    return this.#results;
  }

  // Begins anew, if the person says yes to it.
  restart() {
    if (this.#check) this.#check.restart();
    else {
      this.#wantsRestart = true;
      if (this.isConnected) this.#start();
    }
  }

  connectedCallback() {
    if (this.#started) return; // moved: nothing to do
    for (const [, property] of PROPERTIES) {
      if (!Object.hasOwn(this, property)) continue;
      // Set before the element was defined.
      const value = this[property];
      delete this[property];
      this[property] = value;
    }
    if (this.#isOwn) this.#takeQuery();
    this.#started = true;
    // Whoever put the element here has a moment to listen.
    queueMicrotask(() => NAMES.forEach((name) => this.#value(name)));
    if (this.#isOwn) {
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

  async disconnectedCallback() {
    // A moved element is disconnected too, and connected again at once.
    await undefined;
    if (this.isConnected) return;
    this.#nearing?.disconnect();
    await this.#settled();
    if (this.isConnected) return;
    removeEventListener("popstate", this.#onPop);
    begun.delete(this);
    this.#starts += 1;
    this.#end();
    this.#started = false;
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#started || before === now) return;
    if (!this.#changed) queueMicrotask(() => this.#follow());
    (this.#changed ??= new Set()).add(name);
  }

  // What changed attributes ask for, together. Answers outlive it.
  async #follow() {
    const changed = this.#changed;
    this.#changed = undefined;
    for (const name of changed) this.#value(name);
    if (!begun.has(this)) return; // not come near yet
    if (["programme", "wave", "storage"].some((name) => changed.has(name))) {
      // Other answers, or another way to keep them.
      await this.#settled();
      this.#end();
      if (this.isConnected) this.#start(changed.has("storage"));
    } else {
      this.#check?.settings(this.#level, this.#flags, this.#occasion);
    }
  }

  // The value of an attribute; one that cannot be used is told once, and ignored.
  #value(name) {
    const [value, wrong] = read(this, name);
    if (wrong) this.tell(new Failure("attribute"), wrong);
    return value;
  }

  get #level() {
    return this.#value("heading-level");
  }

  // What a record for a funder says of this page, and where the person may send it.
  get #occasion() {
    return ["programme", "wave", "period", "submit-to"].map((name) => `${this.#value(name) ?? ""}`);
  }

  get #flags() {
    const share = this.#value("share") === "bands";
    return (
      (this.#value("comparison") && COMPARISON) |
      (this.#isReadable && READABLE) |
      (share && SHARE) |
      (share && this.hasAttribute("xapi") && SCORES)
    );
  }

  // Our own page has `data-own-page`, our page for frames `data-frame`: they take attributes from their address.
  get #isOwn() {
    return this.hasAttribute("data-own-page") || this.hasAttribute("data-frame");
  }

  // Whether scripts that are not ours could read what is on the screen: those of the host page, or, if ours is
  // in a frame, those of a page around it from the same address.
  get #isReadable() {
    if (!this.#isOwn) return true;
    try {
      return parent !== self && Boolean(parent.document);
    } catch {
      return false;
    }
  }

  // What sends answers away can be set by the page's HTML only.
  #takeQuery() {
    const query = new URLSearchParams(location.search);
    for (const name of NAMES) {
      if (query.has(name) && name !== "submit-to") this.setAttribute(name, query.get(name));
    }
    if (query.has("fail")) this.setAttribute("data-test-fail", "");
  }

  // Answers for two programmes, or two waves, on one site are kept apart; so are those of two elements for the
  // same on one page.
  #takeKey(anew) {
    const key = `${this.#value("programme") ?? ""}/${this.#value("wave") ?? ""}`;
    const taken = new Set([...begun].filter((other) => other !== this && other.isConnected).map((other) => other.#key));
    let own = key;
    for (let n = 2; taken.has(own); n += 1) own = `${key}#${n}`;
    begun.add(this);
    if (own === this.#key && !anew) return;
    const known = this.#device?.generation;
    this.#device = new Device(own, this.#value("storage") === "none");
    if (own === this.#key) {
      // The same answers, kept in another way.
      this.#device.generation = known;
      this.#unsaved = this.#latest !== undefined;
      return;
    }
    this.#key = own;
    this.#latest = this.#place = undefined;
    this.#unsaved = false;
    this.#results = null;
  }

  async #start(anew) {
    const start = ++this.#starts;
    try {
      this.#takeKey(anew);
      const module = whole.known ? whole : first;
      const kept = this.#latest === undefined ? this.#begin() : [];
      const [, style, texts] = await Promise.all([module.run(), styles(), kept, this.#saving]);
      // It may have been thrown away with the last of the others.
      if (!module.ready) await module.run();
      if (start !== this.#starts) return;
      this.#kept = texts;
      const root = this.#shadow();
      root.adoptedStyleSheets = [style];
      // Whatever is done on a page belongs to it: the second module waits for the next.
      for (const kind of ["pointerdown", "keydown", "input"]) root.addEventListener(kind, this.#onUse, true);
      const noted = history.state?.[this.#historyKey];
      if (this.#latest === undefined && noted) [this.#place, this.#depth] = [noted.place, noted.depth];
      elements.add(this);
      this.#mount(module, this.#focused, this.#unsaved);
      this.#focused = false;
      if (!this.#check) return; // it panicked, and that was told
      addEventListener("popstate", this.#onPop);
      if (this.#wantsRestart) this.#check.restart();
      this.#wantsRestart = false;
    } catch (error) {
      if (start !== this.#starts) return;
      this.#end(); // it may have been counted among the running
      this.#fail(error);
    }
  }

  // What the device keeps, once an element that this one takes the place of has saved it.
  async #begin() {
    const leaving = [...begun].filter((other) => !other.isConnected && other.#key === this.#key);
    await Promise.all(leaving.map((other) => other.#settled()));
    return this.#device.begin();
  }

  #shadow() {
    return (this.#root ??= this.attachShadow({ mode: this.#value("shadow") }));
  }

  // Puts a check of `module` into the shadow root, in the place of what stands there.
  #mount(module, focus, unsaved) {
    const div = document.createElement("div");
    this.#root.replaceChildren(div);
    this.#module = module;
    this.#turned = false;
    const check = module.ready.start(
      div,
      this.#host(),
      this.#latest === undefined ? this.#kept : [this.#latest],
      this.#device.state,
      unsaved,
      crypto.getRandomValues(new Uint32Array(1))[0],
      this.#place,
      this.#depth,
      this.#level,
      this.#flags | (focus && FOCUS),
      this.#occasion,
    );
    // If it has panicked meanwhile, there is no check.
    if (module.ready) this.#check = check;
  }

  // Yew holds on to what it was mounted on. So nothing else hangs on that, and with the last check the instance goes.
  #end() {
    elements.delete(this);
    this.#check?.end();
    this.#check?.free();
    this.#check = undefined;
    this.#root?.replaceChildren();
    setTimeout(() => {
      if (elements.size) return;
      first.throwAway();
      whole.throwAway();
    });
  }

  // Resolves when nothing is being saved, nor waits to be.
  async #settled() {
    while (this.#saving) {
      await this.#saving;
      // The check hears of it, and saves what came meanwhile.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  // The second module is there. It takes over when a page has just been turned and everything is saved, so
  // that nothing half done is lost; at once where a page waits for it.
  arrived() {
    const waits = this.#root?.querySelector("[data-waiting]");
    if (!this.#check || this.#module === whole || !whole.ready || this.#saving || !(this.#turned || waits)) return;
    // The focus stays where it is if it is elsewhere. Where a page was turned, the first module may not have
    // come to moving it yet, and nothing has it.
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    const focused = this.#root.activeElement !== null || (this.#turned && nowhere);
    this.#check.end();
    this.#check.free();
    // A page that waited may close answers as it is shown, which is to be saved.
    this.#mount(whole, focused, this.#unsaved || (Boolean(waits) && this.#latest !== undefined));
  }

  // Tells console and host of a failure, each once.
  tell(error, message) {
    const { code, cause } = error instanceof Failure ? error : new Failure("broken", error);
    message ??= FAILURES[code];
    if (this.#told.has(message)) return;
    this.#told.add(message);
    console.error(`${NAME}: ${code}: ${message}`, cause ?? "");
    this.#emit("psp-error", { code, message });
  }

  // One plain sentence under what the tag holds, which stays.
  #fail(error) {
    const root = this.#shadow();
    const slot = document.createElement("slot");
    const sentence = document.createElement("p");
    sentence.setAttribute("role", "alert");
    const message = `${FAILURES.cannotStart} ${FAILURES[error instanceof Failure ? error.code : "broken"]}`;
    sentence.textContent = message;
    const again = document.createElement("button");
    again.textContent = FAILURES.tryAgain;
    again.addEventListener("click", () => {
      root.replaceChildren(slot);
      this.#told.delete(message);
      this.#start();
    });
    root.replaceChildren(slot, sentence, again);
    this.tell(error, message);
  }

  // Called by `poisoned`. The answers are held here: where it happened a press starts anew, so that nothing
  // goes round and round; elsewhere it starts by itself.
  panicked(message, here) {
    removeEventListener("popstate", this.#onPop);
    this.#check = undefined; // never to be entered again, not even to be freed
    elements.delete(this);
    if (!here) {
      this.#focused = this.#root.activeElement !== null;
      setTimeout(() => this.isConnected && this.#start());
      return;
    }
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
    button.addEventListener("click", () => {
      this.#focused = true;
      this.#start();
    });
    body.append(said, button);
    panel.append(body);
    this.#root.replaceChildren(panel);
    this.#told.delete(FAILURES.panic);
    this.tell(new Failure("panic", message));
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  // For learning systems, where the page asks for it: one statement after the other.
  #state(kind, detail) {
    if (!this.hasAttribute("xapi")) return;
    this.#statements ??= source.statements().then(({ Statements }) => new Statements(this.#value("xapi")));
    this.#statements
      .then((statements) => {
        for (const statement of statements[kind](detail)) this.#emit("psp-statement", statement);
      })
      .catch((failure) => {
        this.#statements = undefined;
        this.tell(failure);
      });
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
    // A save may end when another device has taken its place.
    const device = this.#device;
    return {
      generation: () => device.generation,
      save: async (text, generation) => {
        this.#latest = text;
        this.#unsaved = true;
        if (!this.#turning) this.#turned = false;
        const saving = device.save(text, generation);
        this.#saving = saving;
        const outcome = await saving;
        if (this.#latest === text && outcome !== "failed" && outcome !== "conflict") this.#unsaved = false;
        if (this.#saving === saving) this.#saving = undefined;
        // Behind the check's own hearing of it.
        setTimeout(() => this.arrived());
        return outcome;
      },
      hold: (text) => {
        this.#latest = text;
        this.#unsaved = true;
        if (!this.#turning) this.#turned = false;
      },
      load: () => device.load(),
      forget: () => {
        this.#latest = undefined;
        this.#unsaved = false;
        this.#kept = [];
        this.#results = null;
        return device.forget();
      },
      note: (place, depth, replace) => {
        const before = { place: this.#place, depth: this.#depth };
        this.#place = place;
        this.#depth = depth;
        if (!replace) {
          this.#turned = this.#turning = true;
          queueMicrotask(() => (this.#turning = false));
          setTimeout(() => this.arrived());
        }
        const key = this.#historyKey;
        const state = history.state;
        try {
          if (!replace) {
            // The entry that is left gets its note now: browsers allow few writes in a while, and most checks on a
            // page are never begun.
            if (!state?.[key]) history.replaceState({ ...state, [key]: before }, "");
            history.pushState({ ...history.state, [key]: { place, depth }, [PUSHED_BY]: this.#key }, "");
          } else if (state?.[key]) {
            history.replaceState({ ...state, [key]: { place, depth } }, "");
          }
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
        // Whether the top is out of sight, only the browser knows: in a frame it is the page around that is scrolled.
        // There `block` must be said: without it Firefox takes the nearest edge if that page is another site's.
        new IntersectionObserver(([{ boundingClientRect: all, intersectionRect: seen }], observer) => {
          observer.disconnect();
          if (seen.top > all.top || !seen.height) this.scrollIntoView({ block: "start" });
        }).observe(this);
      },
      focusField: (name) => {
        const field = this.#root.querySelector(`input[name="${CSS.escape(name)}"]`);
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
        const section = this.#root.querySelector(".psp");
        section.dataset.print = part;
        addEventListener("afterprint", () => delete section.dataset.print, { once: true });
        print();
      },
      again: fetchWhole,
      ready: () => {
        if (this.#module === first) setTimeout(fetchWhole);
        // Only where a test asks for it: a panic is told and survived.
        if (this.hasAttribute("data-test-fail")) this.addEventListener("psp-fail", () => this.#check?.fail(), { once: true });
        if (this.#spoke) return;
        this.#spoke = true;
        this.#emit("psp-ready");
        this.#state("ready");
        if (this.#isOwn && document.documentElement.dataset.pspStart) this.#check?.begin();
      },
      progress: (section, answered, total) => {
        this.#emit("psp-progress", { section, answered, total });
        this.#state("progress", answered / total);
      },
      complete: () => {
        this.#emit("psp-complete");
        this.#state("complete");
      },
      share: (bands, scores) => {
        this.#results = JSON.parse(bands);
        this.#emit("psp-share", JSON.parse(bands));
        this.#state("share", [this.#results, JSON.parse(scores)]);
      },
      random: () => crypto.getRandomValues(new Uint8Array(16)),
      exported: (kind) => this.#emit("psp-export", { kind }),
      panicked: (message) => poisoned(message, this),
    };
  }
}

// Defines the element, unless this page has it already, perhaps from another version of this script.
export function define(files) {
  if (!globalThis.customElements || customElements.get(NAME)) return;
  source = files;
  first = new Module(files.first, trapped);
  whole = new Module(files.whole, trapped);
  customElements.define(NAME, PspSelfAssessment);
}
