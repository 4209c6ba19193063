// Keeps one whole build of our own pages, so that they open offline. It never serves a mix: a build is kept
// only when every file of it has arrived and is the file of that build, and pages of one visit are served
// from the build they began with. An embedded check has no service worker.
"use strict";

// Two builds may live on one site, each in its folder.
const OURS = `psp ${self.registration.scope} `;
const CACHE = OURS + __PSP_BUILD__;
// Each file of this build with its hash.
const FILES = __PSP_FILES__;
const address = (name) => new URL(name, self.location).href;
const kept = new Set(Object.keys(FILES).map(address));

self.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    await Promise.all(
      Object.entries(FILES).map(async ([name, integrity]) => {
        const answer = await fetch(address(name), { integrity, cache: "no-cache" });
        if (!answer.ok) throw new Error(`${name}: expected 200, found ${answer.status}`);
        await cache.put(address(name), answer);
      }),
    );
  };
  event.waitUntil(
    keep().catch(async (error) => {
      await caches.delete(CACHE);
      throw error;
    }),
  );
});

self.addEventListener("activate", (event) => {
  const dropOthers = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
    }
  };
  event.waitUntil(dropOthers());
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const wanted = new URL(event.request.url);
  wanted.search = "";
  wanted.hash = "";
  if (wanted.pathname.endsWith("/")) wanted.pathname += "index.html";
  if (!kept.has(wanted.href)) return;
  const answer = async () => (await (await caches.open(CACHE)).match(wanted.href)) ?? fetch(event.request);
  event.respondWith(answer());
});
