// What people read when the check itself cannot speak. Each names what the site's owner can do.
export const FAILURES = {
  cannotStart: "The check could not start.",
  "no-webassembly": "This browser cannot run it: it has no WebAssembly. Please try a newer browser.",
  "old-browser": "This browser is too old for it. Please try a newer one.",
  unreachable: "A file could not be fetched. Please check the connection.",
  missing: "A file is missing on the server. All files of the check must stand in one folder.",
  cors: "The check's server does not allow this page to fetch its files. It must send the header Access-Control-Allow-Origin.",
  policy: "This page's security policy does not allow it. Its script-src needs 'wasm-unsafe-eval' and the check's address, its connect-src that address too.",
  integrity: "A file is not the one that belongs to this version. The server must send all files of one version, unchanged.",
  broken: "A file is damaged or not the right one. Loading the page again may help.",
  tryAgain: "Try again",
  panic: "Something went wrong in this check, and it had to stop. Your answers are safe.",
  carryOn: "Carry on",
};

// A way of failing, by its code.
export class Failure extends Error {
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
  }
}

// Whether a security policy is what stops WebAssembly; each browser has words of its own for it.
export const isPolicy = (error) => /unsafe-eval|Content Security Policy|blocked by CSP/i.test(error.message);
