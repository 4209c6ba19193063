// The page on which a web editor chooses how the check stands on their page, and takes what is to be pasted.
import "../psp-self-assessment.js";
import "../psp-self-assessment-frame.js";
import { read } from "./choices.js";
import { Colours } from "./colours.js";
import * as copying from "./copying.js";
import { Live } from "./live.js";
import * as site from "./site.js";
import { html, policy, sheet } from "./snippets.js";

const $ = (id) => document.getElementById(id);
const form = $("choices");
// The words of the snippets stand in the page.
const words = { ...$("words").dataset };

function fill(id, text) {
  if ($(id).textContent !== text) $(id).textContent = text;
}

// What is only true of one way, or only if there is something to say.
function show(choices, here) {
  const facts = {
    [choices.way]: true,
    device: !choices.settings.some(([name]) => name === "storage"),
    styled: choices.looks.length > 0,
    pinned: here.pinned,
    light: choices.scheme !== "dark",
    dark: choices.scheme !== "light",
  };
  for (const part of document.querySelectorAll("[data-if]")) {
    part.hidden = !part.dataset.if.split(" ").every((fact) => (fact[0] === "!" ? !facts[fact.slice(1)] : facts[fact]));
  }
}

function warn(faults) {
  const lines = faults.map(({ what, scheme, found, wanted }) => {
    const line = document.createElement("li");
    line.textContent = words.fault.replace("{what}", what).replace("{scheme}", words[scheme]).replace("{found}", found).replace("{wanted}", wanted);
    return line;
  });
  const list = $("faults");
  const now = lines.map(({ textContent }) => textContent).join("\n");
  if (list.dataset.now === now) return;
  list.dataset.now = now;
  $("contrast").hidden = !lines.length;
  list.replaceChildren(...lines);
  fill("contrast-status", lines.length ? words.poor.replace("{n}", lines.length) : words.fine);
}

async function begin() {
  const colours = new Colours();
  const [here] = await Promise.all([site.find(), colours.begin(form, $("colour-fields"))]);
  const live = new Live($("live"));
  const follow = () => {
    const choices = read(form, colours);
    show(choices, here);
    warn(colours.faults(choices.scheme));
    fill("snippet", html(choices, here, words));
    fill("sheet", sheet(choices));
    fill("policy", policy(choices, here));
    live.show(choices, here, words);
  };
  for (const part of document.querySelectorAll("[data-origin]")) part.textContent = here.origin;
  form.addEventListener("input", follow);
  form.addEventListener("submit", (event) => event.preventDefault());
  $("own-colours").addEventListener("click", () => {
    colours.reset();
    follow();
  });
  copying.begin($("copied"), words);
  document.documentElement.dataset.ready = "";
  follow();
}

begin().catch((error) => {
  console.error(error);
  $("failed").hidden = false;
});
