// The looks that the address of a frame asks for, since a page cannot reach into a frame: the custom properties of
// the check without their first dashes, `psp-accent=%230b5563`, and `color-scheme`. Runs before anything is drawn.
"use strict";
{
  // What each must be, as a property of CSS; all others are colours.
  const KINDS = {
    "color-scheme": "color-scheme",
    "psp-font": "font-family",
    "psp-font-size": "font-size",
    "psp-inset": "padding",
    "psp-radius": "border-radius",
    "psp-max-width": "max-inline-size",
  };
  const { style } = document.documentElement;
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (!(name in KINDS) && !/^psp-[a-z-]+$/.test(name)) continue;
    const kind = KINDS[name] ?? "color";
    if (CSS.supports(kind, value)) style.setProperty(name.replace(/^psp-/, "--$&"), value);
    else console.warn(`psp-self-assessment: ${name}: expected a value for ${kind}, found "${value}"`);
  }
}
