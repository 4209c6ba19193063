// Nodes out of a tree `["tag", {attributes}, [children]]`: made one by one, never from text that is markup, and in
// slices that leave the page time to answer.

/** So long a slice may take to be made, in milliseconds. To be laid out it takes a few times as long, and a press is
    to be answered within 50. */
export const SLICE = 4;
const SVG = "http://www.w3.org/2000/svg";
/** As in src/cohort/report/tree.rs. */
const DRAWING = new Set(["svg", "defs", "pattern", "g", "rect", "line", "circle", "text"]);

/** The longest that a frame is waited for, in milliseconds: where nobody looks there are none. */
const NO_FRAME = 100;

/** Lets everything else have its turn: frames, presses, other scripts. */
export function turn() {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, NO_FRAME);
  });
}

/** Draws a tree at the end of an element. `wanted` says whether it still is; if not, what is drawn is not whole. */
export async function draw(tree, into, wanted) {
  const open = [[into, tree]];
  let end = performance.now() + SLICE;
  while (open.length > 0) {
    const [parent, node] = open.pop();
    if (typeof node === "string") {
      parent.append(node);
      continue;
    }
    const [tag, attributes, children] = node;
    const element = DRAWING.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    for (let at = children.length - 1; at >= 0; at -= 1) open.push([element, children[at]]);
    if (performance.now() > end) {
      await turn();
      if (!wanted()) return;
      end = performance.now() + SLICE;
    }
  }
}
