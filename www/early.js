// Runs before the page is drawn, as a classic script, and does the two things that cannot wait.
"use strict";

// 1. A press of Start before the check has arrived is kept; the check looks for it.
addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-psp-start]");
  if (button) {
    document.documentElement.dataset.pspStart = "pressed";
    button.setAttribute("aria-busy", "true");
  }
});

// 2. The service worker, so that the check works offline, and then the rest of the page's policy: once
// Trusted Types are required with no policy allowed, no script may register a worker any more.
{
  const home = document.currentScript.src;
  const finishPolicy = () => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = "require-trusted-types-for 'script'; trusted-types 'none'";
    document.head.append(meta);
  };
  const workers = navigator.serviceWorker;
  if (!workers || workers.controller) {
    finishPolicy();
  } else {
    // A server may send the whole policy itself: then to try would only be a violation.
    fetch(location.href, { method: "HEAD" })
      .then((answer) => {
        if (!/trusted-types/.test(answer.headers.get("content-security-policy") ?? "")) {
          workers.register(new URL("sw.js", home)).catch(() => {});
        }
      })
      .catch(() => {})
      .finally(finishPolicy);
  }
}
