// What people read when the check itself cannot speak. Each names what the site's owner can do.
export const FAILURES = {
  cannotStart: "The check could not start.",
  "no-webassembly": "This browser cannot run it: it has no WebAssembly. Please try a newer browser.",
  unreachable: "A file could not be fetched. Check the connection; on another site, its server must allow this page (CORS).",
  missing: "A file is missing on the server. All files of the check must stand in one folder.",
  policy: "This page's security policy does not allow it. Its script-src needs 'wasm-unsafe-eval'.",
  broken: "A file is damaged or not the right one. Loading the page again may help.",
  tryAgain: "Try again",
  panic: "Something went wrong in this check, and it had to stop. Your answers are safe.",
  carryOn: "Carry on",
};
