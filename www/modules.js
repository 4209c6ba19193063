// The two WebAssembly modules: each compiled once for all elements of the page, with one running instance
// that a panic throws away. The first asks, so that the first question stands soon; the second is the whole
// check and takes over at the next change of page once it has arrived.
import { Failure, isPolicy } from "./failures.js";

export class Module {
  ready; // the running instance, while it runs
  known = false; // it has run: another instance is a matter of milliseconds
  #load;
  #trapped;
  #compiled;
  #running;

  // `load` resolves to a maker of glue and a compiled module; `trapped` is told when an instance has trapped,
  // after which none of its functions does anything any more.
  constructor(load, trapped) {
    this.#load = load;
    this.#trapped = trapped;
  }

  run() {
    this.#compiled ??= typeof WebAssembly === "object" ? this.#load() : Promise.reject(new Failure("no-webassembly"));
    this.#running ??= this.#compiled.then(([create, module]) => {
      const glue = create();
      try {
        glue.initSync({ module, trapped: this.#trapped });
      } catch (cause) {
        // WebKit compiles against a policy, and stops here.
        throw new Failure(isPolicy(cause) ? "policy" : "broken", cause);
      }
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
