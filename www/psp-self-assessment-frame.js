// The host's half of a frame: makes every frame of the check on this page as tall as the check says it is. A
// module to be imported by the page that holds the frames; it takes no notice of any other frame or message.

const NAME = "psp-self-assessment";
// In CSS pixels. The longest results on the narrowest phone with the largest text stay below a third of it.
const TALLEST = 65_535;

// Whether a message of this origin can be from that frame: from the address in its HTML, or from nowhere, as a
// frame without an origin of its own says.
function comesFrom(frame, origin) {
  const { origin: expected, pathname } = new URL(frame.src);
  if (!pathname.endsWith("/frame.html")) return false;
  const nowhere = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
  return origin === (nowhere ? "null" : expected);
}

function fit({ data, source, origin }) {
  const height = data?.[NAME]?.height;
  if (!source || !Number.isInteger(height) || height < 1 || height > TALLEST) return;
  const frame = [...document.querySelectorAll("iframe[src]")].find(({ contentWindow }) => contentWindow === source);
  if (!frame || !comesFrom(frame, origin)) return;
  const style = getComputedStyle(frame);
  const around = ["border-top-width", "border-bottom-width", "padding-top", "padding-bottom"];
  const edges = style.boxSizing === "border-box" ? around.reduce((sum, name) => sum + parseFloat(style.getPropertyValue(name)), 0) : 0;
  // Not by a `style` attribute's text, which strict policies forbid.
  frame.style.height = `${height + edges}px`;
  // A page that says nothing of colour schemes is light, also where the system is dark; a frame would follow the
  // system.
  if (style.colorScheme === "normal" && !document.querySelector("meta[name=color-scheme]")) frame.style.colorScheme = "light";
}

// On a server there is no page: importing does nothing.
if (globalThis.document) addEventListener("message", fit);
