// The attributes of the element: what fits each, in words too, and what holds when it is absent. The names are
// those of the properties in camel case.
const RULES = {
  // One build speaks one language.
  lang: [new RegExp(`^${__PSP_LANGUAGE__.split("-")[0]}(-|$)`, "i"), __PSP_LANGUAGE__],
  programme: [/^[\w.-]{1,64}$/, "1 to 64 of A-Z a-z 0-9 . _ -", null],
  wave: [/^[1-9]\d?$/, "1 to 99", null, Number],
  period: [/^\d{4}-Q[1-4]$/, "a quarter such as 2026-Q4", null],
  storage: [/^(device|none)$/, "device or none", "device"],
  "submit-to": [/^https:\/\/[^\s/]+\S*$/, "an https address", null],
  shadow: [/^(open|closed)$/, "open or closed", "open"],
  "heading-level": [/^[1-4]$/, "1 to 4", 2, Number],
  share: [/^(nothing|bands)$/, "nothing or bands", "nothing"],
  // These two are there or not; the word "false", which some editors write, is "not".
  comparison: [],
  xapi: [/^$|^https?:\/\/\S+$/, "nothing, or the activity's address", null],
};

export const NAMES = Object.keys(RULES);

// The value in use, and as the second what is wrong with the one that is written, if anything.
export function read(element, name) {
  const [fits, expected, absent, convert = String] = RULES[name];
  const written = element.getAttribute(name);
  if (!fits) return [written !== null && written !== "false"];
  if (written === null || fits.test(written)) return [written === null ? absent : convert(written)];
  return [absent, `${name}: expected ${expected}, found "${written}"`];
}
