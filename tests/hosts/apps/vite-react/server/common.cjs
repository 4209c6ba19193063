// The same from CommonJS.
const { deepStrictEqual } = require("node:assert");

import("psp-self-assessment").then((imported) => deepStrictEqual(Object.keys(imported), []));
