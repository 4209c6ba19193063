// What is to be pasted, as text. Knows no page: choices and addresses go in, text comes out.

const escaped = (text) => String(text).replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

// An attribute without a value is written without one.
const attributes = (all) => all.map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join("");

const script = ({ src, integrity }) =>
  `<script type="module" src="${escaped(src)}"\n  integrity="${integrity}" crossorigin="anonymous"></script>`;

// An address with what was chosen as its query.
export function withQuery(address, entries) {
  const url = new URL(address);
  for (const [name, value] of entries) url.searchParams.set(name, value);
  // "comparison=" is right, and "comparison" is what people write.
  return url.href.replace(/=(?=&|$)/g, "");
}

const rule = (properties, indent) =>
  `${indent}psp-self-assessment {\n${properties.map(([name, value]) => `${indent}  ${name}: ${value};\n`).join("")}${indent}}\n`;

// The colours and sizes as a rule for a style sheet; empty if nothing differs. Browsers that do not know
// light-dark() get the light ones.
export function sheet({ looks }) {
  if (!looks.length) return "";
  const both = looks.filter(([, { dark }]) => dark !== undefined);
  const light = rule(looks.map(([name, { light }]) => [name, light]), "");
  if (!both.length) return light;
  const pairs = both.map(([name, { light, dark }]) => [name, `light-dark(${light}, ${dark})`]);
  return `${light}@supports (color: light-dark(#fff, #000)) {\n${rule(pairs, "  ")}}\n`;
}

const query = ({ settings }) => settings;
const looksQuery = ({ looks }) =>
  looks.map(([name, { light, dark }]) => [name.replace(/^--/, ""), dark === undefined ? light : `light-dark(${light},${dark})`]);

export const pageAddress = (choices, site) => withQuery(site.page, query(choices).filter(([name]) => name !== "heading-level"));
export const frameAddress = (choices, site) => withQuery(site.frame, [...query(choices), ...looksQuery(choices)]);

const WAYS = {
  element: (choices, site, words) => {
    const css = sheet(choices);
    const style = css && `<style>\n${css}</style>\n`;
    return `${script(site.entry)}
${style}<psp-self-assessment${attributes(choices.settings)}>
  <p><a href="${escaped(pageAddress(choices, site))}">${words.take}</a>,
  ${words.or} <a href="${escaped(site.paper)}">${words.print}</a>.</p>
</psp-self-assessment>
`;
  },
  frame: (choices, site, words) => `<iframe src="${escaped(frameAddress(choices, site))}"
  title="${escaped(words.title)}" width="100%" height="800" frameborder="0" loading="lazy"></iframe>
${script(site.half)}
`,
  link: (choices, site, words) => `<a href="${escaped(pageAddress(choices, site))}">${words.take}</a>
`,
};

export const html = (choices, site, words) => WAYS[choices.way](choices, site, words);

// What a page's security policy must allow.
export function policy({ way }, { origin }) {
  if (way === "element") return `script-src  ${origin} 'wasm-unsafe-eval';\nconnect-src ${origin};\n`;
  if (way === "frame") return `frame-src  ${origin};\nscript-src ${origin};\n`;
  return "";
}
