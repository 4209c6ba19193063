// Nodes out of a tree `["tag", {attributes}, [children]]`: made one by one, never from text that is markup, and in
// slices that leave the page time to answer.

/** So long a slice may take, in milliseconds; a press is answered within 50. */
const SLICE = 10;
const SVG = "http://www.w3.org/2000/svg";
/** As in src/cohort/report/tree.rs. */
const DRAWING = new Set(["svg", "defs", "pattern", "g", "rect", "line", "circle", "text"]);

/** Lets everything else have its turn: frames, presses, other scripts. */
export function turn() {
  return new Promise((done) => {
    // Where nobody looks, there are no frames.
    if (document.visibilityState === "hidden") setTimeout(done);
    else requestAnimationFrame(() => setTimeout(done));
  });
}

/** The node of a tree. `wanted` says whether it still is; if not, what is made is not whole. */
export async function draw(tree, wanted) {
  const root = document.createDocumentFragment();
  const open = [[root, tree]];
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
      if (!wanted()) break;
      end = performance.now() + SLICE;
    }
  }
  return root;
}
