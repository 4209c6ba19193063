// Runs before the page's own scripts. Notes go on the root element, as JSON, where a test finds
// them in every browser (a variable of the page is out of WebDriver's sight in Firefox).
(() => {
  document.documentElement.dataset.witness = 'here';
  const note = (name, entry) => {
    const data = document.documentElement.dataset;
    data[name] = JSON.stringify([...JSON.parse(data[name] ?? '[]'), entry]);
  };
  document.addEventListener('securitypolicyviolation', (event) => {
    note('violations', `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
  });
  addEventListener('error', (event) => note('errors', String(event.message ?? event.target?.src ?? event)), true);
  addEventListener('unhandledrejection', (event) => note('errors', String(event.reason)));

  for (const name of ['ready', 'progress', 'complete', 'share', 'export', 'error']) {
    addEventListener(`psp-${name}`, ({ type, detail }) => note('events', JSON.stringify({ type, detail })));
  }

  // Announcements: text that comes into a live region, or a live region that comes with text.
  const live = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"]';
  const announce = (region) => {
    const text = region.textContent.replace(/\s+/g, ' ').trim();
    if (text) note('announced', text);
  };
  const watch = (root) => new MutationObserver((changes) => {
    const regions = new Set();
    for (const { target, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const around = element?.closest(live);
      if (around) regions.add(around);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(live)) regions.add(node);
        for (const inside of node.querySelectorAll(live)) regions.add(inside);
      }
    }
    regions.forEach(announce);
  }).observe(root, { subtree: true, childList: true, characterData: true });

  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    // A test sees into what is closed to the page.
    if (options.mode === 'closed') this.rootForTests = root;
    watch(root);
    return root;
  };
  watch(document);
})();
