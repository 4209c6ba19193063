// The one script of a page that holds the check: defines <psp-self-assessment>.
import { define } from "./element.js";
import { site } from "./site.js";

define(site);
