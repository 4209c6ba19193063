// What lies over something else, and what reaches out of its box.
const check = document.querySelector('psp-self-assessment');
const box = check.getBoundingClientRect();
const texts = [];
const walk = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!tidy(node.data) || !shown(parent) || parent.closest('style, script')) continue;
    // What is there for screen readers alone is a pixel wide.
    const { width, height } = parent.getBoundingClientRect();
    if (width <= 2 || height <= 2) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 2) texts.push({ text: tidy(node.data).slice(0, 60), rect, node });
  }
};
walk(pageRoot());
const found = [];
for (const [n, one] of texts.entries()) {
  if (one.rect.left < box.left - 1 || one.rect.right > box.right + 1) found.push(`“${one.text}” reaches out of the check`);
  for (const other of texts.slice(n + 1)) {
    if (other.node === one.node) continue;
    const width = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
    const height = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
    // The boxes of two lines may share a few pixels; their letters do not.
    if (width > 2 && height > 7) found.push(`“${one.text}” and “${other.text}” share ${Math.round(width)} × ${Math.round(height)} px`);
  }
}
// A check has no scroll bars of its own.
for (const element of pageRoot().querySelectorAll('*')) {
  const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1;
  if (scrolls) found.push(`${element.localName}.${element.className} scrolls by itself`);
}
const { scrollWidth, clientWidth } = document.scrollingElement;
if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth}`);
if (box.left < -1 || box.right > clientWidth + 1) found.push(`the check reaches from ${box.left} to ${box.right} in a window of ${clientWidth}`);
return found;
