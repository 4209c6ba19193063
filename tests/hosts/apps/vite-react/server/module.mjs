// A server that renders the page: importing the package there does nothing, and the tag is written as it is.
import { deepStrictEqual, ok } from "node:assert";
import { existsSync } from "node:fs";
import { createElement } from "react";
import { renderToString } from "react-dom/server";

const before = Object.getOwnPropertyNames(globalThis);
const entries = ["psp-self-assessment", "psp-self-assessment/react", "psp-self-assessment/frame"];
for (const entry of entries) deepStrictEqual(Object.keys(await import(entry)), [], entry);
deepStrictEqual(Object.getOwnPropertyNames(globalThis), before);

for (const file of ["psp-self-assessment.wasm", "custom-elements.json", "package.json"]) {
  ok(existsSync(new URL(import.meta.resolve(`psp-self-assessment/${file}`))), file);
}

const check = createElement("psp-self-assessment", { "heading-level": 3, comparison: true }, "Wait");
deepStrictEqual(
  renderToString(check),
  '<psp-self-assessment heading-level="3" comparison="">Wait</psp-self-assessment>',
);
