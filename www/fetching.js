// Fetches and compiles a file of the check, and finds out as far as a page can why that failed.
import { Failure, isPolicy } from "./failures.js";

// The file at `address`, whose hash must be `integrity`, if one is given.
export async function get(address, integrity) {
  let forbidden = false;
  const watch = (event) => (forbidden ||= event.blockedURI.startsWith(address.origin));
  document.addEventListener("securitypolicyviolation", watch);
  try {
    const answer = await fetch(address, { integrity }).catch(async (cause) => {
      const code = await why(address);
      // The browser may have kept a file of another version: it is asked for afresh.
      if (code === "integrity") return fetch(address, { integrity, cache: "reload" }).catch(() => fail(code, cause));
      // A violation is told a moment later than what it stopped.
      await new Promise((resolve) => setTimeout(resolve));
      return fail(forbidden ? "policy" : code, cause);
    });
    return answer.ok ? answer : fail("missing", new Error(`${address}: expected 200, found ${answer.status}`));
  } finally {
    document.removeEventListener("securitypolicyviolation", watch);
  }
}

function fail(code, cause) {
  throw new Failure(code, cause);
}

// Why a file could not be fetched: by asking for it without a hash, and then without wanting to read it.
async function why(address) {
  try {
    return (await fetch(address)).ok ? "integrity" : "missing";
  } catch {
    return fetch(address, { mode: "no-cors" }).then(() => "cors", () => "unreachable");
  }
}

// The module in `answer`, streamed if its type is right. A wrong type from the server is no reason to fail.
export async function compile(answer) {
  const streams = answer.headers.get("content-type")?.startsWith("application/wasm");
  const copy = answer.clone();
  try {
    if (streams) return await WebAssembly.compileStreaming(answer);
  } catch {
    // Compiled from the bytes, or it is told what is the matter.
  }
  return compileBytes(await copy.arrayBuffer());
}

export async function compileBytes(bytes) {
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    if (isPolicy(cause)) fail("policy", cause);
    // Every module begins with these four bytes.
    return fail(String.fromCharCode(...new Uint8Array(bytes, 0, 4)) === "\0asm" ? "old-browser" : "broken", cause);
  }
}
