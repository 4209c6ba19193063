// The check as it will be: the same element is kept as long as it can be, so that nobody loses their place in it.
import { frameAddress, pageAddress } from "./snippets.js";

const ELEMENT = "psp-self-assessment";

export class Live {
  #place;
  #address;

  constructor(place) {
    this.#place = place;
  }

  show(choices, site, words) {
    if (choices.way === "element") this.#element(choices);
    else if (choices.way === "frame") this.#frame(frameAddress(choices, site), words.title);
    else this.#link(pageAddress(choices, site), words.take);
  }

  #only(name) {
    const now = this.#place.firstElementChild;
    if (now?.localName === name) return now;
    const next = document.createElement(name);
    this.#address = undefined;
    this.#place.replaceChildren(next);
    return next;
  }

  #element({ settings, looks }) {
    const element = this.#only(ELEMENT);
    const wanted = new Map(settings);
    for (const { name } of [...element.attributes]) {
      if (name !== "style" && !wanted.has(name)) element.removeAttribute(name);
    }
    for (const [name, value] of wanted) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    const style = element.style;
    for (const name of [...style]) if (!looks.some(([wanted]) => wanted === name)) style.removeProperty(name);
    for (const [name, { light, dark }] of looks) {
      style.setProperty(name, dark === undefined || !CSS.supports("color", "light-dark(#fff, #000)") ? light : `light-dark(${light}, ${dark})`);
    }
  }

  #frame(address, title) {
    if (address === this.#address) return;
    // A new frame each time: another address in the same one would be a step in the history of this page.
    const frame = document.createElement("iframe");
    Object.assign(frame, { title, src: address });
    this.#place.replaceChildren(frame);
    this.#address = address;
  }

  #link(address, words) {
    const link = this.#only("a");
    link.href = address;
    link.textContent = words;
  }
}
