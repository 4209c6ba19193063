// The entry of the package: defines <psp-self-assessment>. Where there is no browser it does nothing.
import { define } from "../element.js";
import * as bundled from "./bundled.js";

define(bundled);
