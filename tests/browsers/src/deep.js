// What the other scripts here share: finding things through open shadow roots.
// Prepended to each of them; runs inside the function that WebDriver makes of a script.
// Where a page has several checks, a test marks the one it is about (`host_page::pick`), and sees nothing else.
// In Firefox what a page's script has written on an element is seen only past a wrapper.
const shadowOf = (element) => element.shadowRoot ?? (element.wrappedJSObject ?? element).rootForTests ?? null;
function* roots(root) {
  yield root;
  if (shadowOf(root)) yield* roots(shadowOf(root));
  for (const element of root.querySelectorAll('*')) {
    if (shadowOf(element)) yield* roots(shadowOf(element));
  }
}
const everywhere = (selector) => [...roots(document.querySelector('[data-under-test]') ?? document)].flatMap((root) => [...root.querySelectorAll(selector)]);
const tidy = (text) => (text || '').replace(/\s+/g, ' ').trim();
const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
// Near enough to the accessible name for buttons and links: label first, then the text without
// what is hidden from assistive technology.
const called = (element) => {
  const label = element.getAttribute('aria-label');
  if (label) return tidy(label);
  const copy = element.cloneNode(true);
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return tidy(copy.textContent);
};
const focused = () => {
  let element = document.activeElement;
  while (element && shadowOf(element)?.activeElement) element = shadowOf(element).activeElement;
  return element;
};
const pressable = 'button, a[href], summary, [role="button"]';
const pageRoot = () => everywhere('[data-page]').find(shown) ?? null;
// Not the heading of a message that stands above the page's own.
const headingOf = (root) =>
  [...root.querySelectorAll('h1, h2, h3, h4, h5, h6, [role="heading"], legend')]
    .find((heading) => shown(heading) && !heading.closest('[role="alert"], [role="status"]')) ?? null;
