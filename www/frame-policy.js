// States the page's policy, by the address that this script came from: in a sandboxed frame without an origin, WebKit
// lets 'self' match nothing. It comes first, so that whatever follows is under the policy.
"use strict";
{
  const { origin } = new URL(document.currentScript.src);
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; style-src ${origin}; connect-src ${origin}; img-src ${origin} data:; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  document.head.append(meta);
}
