// The colours: their fields, their defaults out of the check's own style sheet, and a warning where a pair of them
// cannot be read well.
import { contrast, said } from "./contrast.js";

const beside = (name) => new URL(name, import.meta.url);
const SCHEMES = ["light", "dark"];
const DEFAULT = /--psp-([a-z-]+),\s*light-dark\((#[0-9a-f]{3,6}),\s*(#[0-9a-f]{3,6})\)/gi;

const long = (colour) => (colour.length === 4 ? colour.replace(/[^#]/g, "$&$&") : colour).toLowerCase();

export class Colours {
  #defaults = new Map(); // by token: { light, dark }
  #pairs = [];
  #fields = new Map(); // by token: { light, dark }, inputs

  // Fills every element with `data-token` with its fields.
  async begin(form, template) {
    const [css, pairs] = await Promise.all([
      fetch(beside("../psp-self-assessment.css")).then((answer) => answer.text()),
      fetch(beside("contrast-pairs.json")).then((answer) => answer.json()),
    ]);
    for (const [, token, light, dark] of css.matchAll(DEFAULT)) {
      this.#defaults.set(token, { light: long(light), dark: long(dark) });
    }
    this.#pairs = pairs;
    for (const row of form.querySelectorAll("[data-token]")) {
      const { token } = row.dataset;
      const fields = {};
      row.querySelector("span").id = `colour-${token}`;
      row.append(template.content.cloneNode(true));
      for (const label of row.querySelectorAll("[data-scheme]")) {
        const { scheme } = label.dataset;
        const [words, input] = [label.querySelector("span"), label.querySelector("input")];
        words.id = `colour-${token}-${scheme}`;
        input.name = `${token}-${scheme}`;
        input.setAttribute("aria-labelledby", `colour-${token} ${words.id}`);
        fields[scheme] = input;
      }
      this.#fields.set(token, fields);
    }
    this.reset();
  }

  reset() {
    for (const [token, fields] of this.#fields) {
      for (const scheme of SCHEMES) fields[scheme].value = this.#defaults.get(token)[scheme];
    }
  }

  // Those that are not the defaults, as properties with a colour for each scheme that the check may stand in.
  chosen(scheme) {
    const looks = [];
    for (const [token, fields] of this.#fields) {
      const [light, dark] = SCHEMES.map((name) => fields[name].value);
      const own = this.#defaults.get(token);
      if (scheme === "both") {
        if (light !== own.light || dark !== own.dark) looks.push([`--psp-${token}`, { light, dark }]);
      } else if (fields[scheme].value !== own[scheme]) {
        looks.push([`--psp-${token}`, { light: fields[scheme].value }]);
      }
    }
    return looks;
  }

  // The pairs that miss what WCAG asks for: `{ what, scheme, found, wanted }`.
  faults(scheme) {
    const found = [];
    for (const name of SCHEMES.filter((name) => scheme === "both" || scheme === name)) {
      for (const { of, on, at_least: wanted, what } of this.#pairs) {
        const ratio = contrast(this.#fields.get(of)[name].value, this.#fields.get(on)[name].value);
        if (ratio < wanted) found.push({ what, scheme: name, found: said(ratio), wanted: said(wanted) });
      }
    }
    return found;
  }
}
