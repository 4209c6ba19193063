// The funder's page: who will see it, which files, the figures. Reading and counting are a worker's; what it makes is
// drawn here, in slices, so that the page never stands still.
import { Counting } from "./collate/counting.js";
import { chosen, dropped } from "./collate/choosing.js";
import { draw, turn } from "./collate/drawing.js";
import { save } from "./collate/saving.js";
import * as words from "./collate/words.js";

const id = (name) => document.getElementById(name);
const show = (element, shown) => { element.hidden = !shown; };
const say = (text) => { id("status").textContent = text; };

/** So many refusals of one file are told one by one. */
const OF_A_FILE = 3;

const form = id("collate");
const state = {
  /** All files of this visit, so that more can be added. @type {{name: string, file: File}[]} */
  files: [],
  /** What the worker noticed; null until everything is read. */
  noticed: null,
  /** The ledger's text. */
  ledger: null,
  /** The list of receipts with which the files are read. */
  takenBack: "",
  /** Counts readings, so that a newer one ends an older. */
  reading: 0,
  /** Whether the figures are what somebody waits for, with nothing else under their hands. */
  awaited: false,
  /** Counts drawings, so that a newer one ends an older. */
  drawing: 0,
};

const counting = new Counting({
  progress({ done, total, records }) {
    const percent = total > 0 ? Math.floor(100 * done / total) : 0;
    const bar = id("progress");
    if (bar.value !== percent) bar.value = percent;
    id("working-said").textContent = words.reading(state.files.length, records);
    // A screen reader hears of it now and then, not at every step.
    const half = percent >= 50 && !state.half;
    if (half) { state.half = true; say(words.HALF); }
  },
  read(noticed) {
    state.noticed = noticed;
    show(id("working"), false);
    show(id("drop"), true);
    sayWhatWasRead(noticed);
    if (wish()) look(state.awaited);
    else if (form.elements.audience.value) {
      // What is wrong is how many were asked; that is said where it stands.
      say(words.read(noticed));
      id("invited").closest("details").open = true;
      if (state.awaited) id("invited").focus();
    } else {
      say(`${words.read(noticed)} ${words.CHOOSE_AUDIENCE}`);
      show(id("audience-error"), true);
      if (state.awaited) form.elements.audience[0].focus();
    }
  },
  failed(reason) {
    show(id("working"), false);
    show(id("drop"), true);
    fail(reason);
  },
});

function fail(reason) {
  const failure = id("failure");
  failure.textContent = words.failure(reason);
  show(failure, true);
  failure.focus();
}

// ---- files ----

async function take(finding) {
  show(id("failure"), false);
  let [files, passed] = [[], 0];
  try {
    ({ files, passed } = await finding);
  } catch (error) {
    // A folder that has gone since, or may not be looked into.
    fail(error.message);
    return;
  }
  if (files.length === 0) {
    say("");
    fail(passed > 0 ? words.NO_RECORDS_IN_FOLDER : words.NOTHING_CHOSEN);
    return;
  }
  state.files = [...state.files, ...files];
  await read(true);
}

/** Reads all files, once the list of receipts is right: what was taken back is in no figure, not for a moment. */
async function read(awaited) {
  const takenBack = id("taken-back").value.trim();
  const reading = ++state.reading;
  Object.assign(state, { noticed: null, takenBack, half: false, awaited });
  counting.cancel();
  hideFigures();
  for (const name of ["read", "failure", "working"]) show(id(name), false);
  show(id("drop"), true);
  let wrong;
  try {
    wrong = takenBack === "" ? undefined : await counting.noReceipt(takenBack);
  } catch (error) {
    fail(error.message);
    return;
  }
  if (reading !== state.reading) return;
  sayWhatIsNoReceipt(wrong);
  if (wrong !== undefined) {
    if (awaited) id("taken-back").focus();
    return;
  }
  if (state.files.length === 0) return;
  show(id("drop"), false);
  show(id("working"), true);
  id("progress").value = 0;
  id("working-said").textContent = words.reading(state.files.length, 0);
  say(words.started(state.files.length));
  if (awaited) id("cancel").focus();
  await counting.read(state.files, takenBack);
}

function sayWhatIsNoReceipt(wrong) {
  const [field, error] = [id("taken-back"), id("taken-back-error")];
  show(error, wrong !== undefined);
  if (wrong === undefined) {
    field.removeAttribute("aria-invalid");
    return;
  }
  error.textContent = state.files.length > 0 ? `${words.noReceipt(wrong)} ${words.MEND_RECEIPTS}` : words.noReceipt(wrong);
  field.setAttribute("aria-invalid", "true");
  id("options").open = true;
  say(error.textContent);
}

// A spreadsheet given by mistake is refused line by line; the first lines of a file say what it is.
function refusedLines(byName) {
  const lines = [];
  for (let from = 0; from < byName.length; ) {
    const { file } = byName[from];
    const after = byName.findIndex((refusal, at) => at > from && refusal.file !== file);
    const of = byName.slice(from, after < 0 ? byName.length : after);
    lines.push(...of.slice(0, OF_A_FILE).map(words.refusal));
    if (of.length > OF_A_FILE) lines.push(words.moreOfFile(file, of.length - OF_A_FILE));
    from += of.length;
  }
  return lines;
}

function sayWhatWasRead(noticed) {
  show(id("read"), true);
  id("read-said").textContent = words.read(noticed);
  const notes = words.notes(noticed);
  id("read-notes").replaceChildren(...notes.map(item));
  show(id("read-notes"), notes.length > 0);
  const refusals = Number(noticed.refusals);
  show(id("refused"), refusals > 0);
  id("refused-said").textContent = words.refused(refusals);
  id("refused").open = refusals > 0 && refusals <= 5;
  // Files come in any order; people look for them by name.
  const byName = [...noticed.refused].sort((one, other) => one.file.localeCompare(other.file, "en", { numeric: true }));
  const lines = refusedLines(byName);
  if (refusals > byName.length) lines.push(words.moreRefused(refusals - byName.length));
  id("refused-list").replaceChildren(...lines.map(item));
}

function item(text) {
  const li = document.createElement("li");
  li.textContent = text;
  return li;
}

for (const input of [id("files"), id("folder")]) {
  input.addEventListener("change", () => {
    take(chosen(input).finally(() => { input.value = ""; }));
  });
}
// A file that misses the field must not take the page away.
addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  id("drop").classList.add("over");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) id("drop").classList.remove("over");
});
addEventListener("drop", (event) => {
  event.preventDefault();
  id("drop").classList.remove("over");
  if (event.dataTransfer) take(dropped(event.dataTransfer));
});

id("cancel").addEventListener("click", () => {
  counting.cancel();
  Object.assign(state, { files: [], reading: state.reading + 1 });
  show(id("working"), false);
  show(id("drop"), true);
  say(words.CANCELLED);
  id("files").focus();
});

// ---- what is wished for ----

/** What is to be shown; null while something is missing or wrong. */
function wish() {
  const audience = form.elements.audience.value;
  const invited = id("invited").value.trim();
  const fits = invited === "" || /^[0-9]{1,9}$/.test(invited) && Number(invited) > 0;
  show(id("invited-error"), !fits);
  if (fits) id("invited").removeAttribute("aria-invalid");
  else id("invited").setAttribute("aria-invalid", "true");
  return audience && fits ? { audience, invited: invited || null, programme: id("psp").value || null, ledger: state.ledger } : null;
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", ({ target }) => {
  if (target.name === "audience") show(id("audience-error"), false);
  if (target.name === "taken-back" && target.value.trim() !== state.takenBack) read(false);
  if (target.name !== "audience" && target.name !== "invited") return;
  // With the first choice of an audience the figures come for the first time; they are said, not jumped to.
  if (state.noticed && wish()) look();
});

id("ledger").addEventListener("change", async () => {
  const input = id("ledger");
  const [file] = input.files;
  input.value = "";
  if (!file) return;
  const error = id("ledger-error");
  show(error, false);
  try {
    const ledger = JSON.parse(await file.text());
    await counting.check(ledger);
    state.ledger = ledger;
    id("ledger-said").textContent = words.ledger(file.name);
    show(id("ledger-said"), true);
    if (state.noticed && wish()) look();
  } catch (reason) {
    error.textContent = words.noLedger(file.name, reason instanceof SyntaxError ? "" : reason.message);
    show(error, true);
    input.focus();
  }
});

// ---- the figures ----

function hideFigures() {
  state.drawing += 1;
  show(id("shown"), false);
  id("report").replaceChildren();
  delete id("report").dataset.drawn;
  id("running").textContent = "";
}

/** Shows the figures. Focus goes to them only when that is what was waited for, not from under a hand. */
async function look(arrive = false) {
  hideFigures();
  const drawing = state.drawing;
  let parts;
  try {
    parts = await counting.show(wish());
  } catch (error) {
    if (drawing === state.drawing) fail(error.message);
    return;
  }
  // Something else has been wished for in the meantime, or they are to be hidden.
  if (drawing !== state.drawing) return;
  const report = id("report");
  show(id("shown"), true);
  let notices = [];
  for (const text of parts) {
    const part = JSON.parse(text);
    if (!Array.isArray(part)) {
      notices = part.notices;
      id("running").textContent = part.running;
      offer(part.psps);
      continue;
    }
    await draw(part, report, () => drawing === state.drawing);
    await turn();
    if (drawing !== state.drawing) return;
  }
  const said = notices.map(words.notice);
  id("notices").replaceChildren(...said.map(item));
  show(id("notices"), said.length > 0);
  report.dataset.drawn = "yes";
  say(words.shown(state.noticed));
  if (arrive) id("shown-heading").focus();
}

/** PSPs of which one can be asked for. */
function offer(psps) {
  const field = id("psp");
  const [all] = field.options;
  const chosen = field.value;
  field.replaceChildren(all, ...psps.map((code) => new Option(code, code)));
  field.value = psps.includes(chosen) ? chosen : "";
  show(id("one"), psps.length > 1);
}

id("psp").addEventListener("change", async () => {
  if (!wish()) return;
  await look();
  id("psp").focus();
});
id("print").addEventListener("click", () => print());
id("figures").addEventListener("click", async () => save(await counting.file("figures.csv"), "figures.csv", "text/csv"));
id("archive").addEventListener("click", async () => save(await counting.archive(), "psp-cohort.zip", "application/zip"));
id("keep").addEventListener("click", async () => save(await counting.ledger(), "psp-cohort-ledger.json", "application/json"));
id("over").addEventListener("click", () => {
  counting.forget();
  Object.assign(state, { files: [], noticed: null, ledger: null, takenBack: "", reading: state.reading + 1 });
  hideFigures();
  form.reset();
  id("psp").value = "";
  for (const name of ["read", "ledger-said", "ledger-error", "invited-error", "taken-back-error", "audience-error", "failure"]) show(id(name), false);
  for (const name of ["invited", "taken-back"]) id(name).removeAttribute("aria-invalid");
  id("options").open = false;
  say(words.OVER);
  form.elements.audience[0].focus();
});

show(id("folder-choice"), "webkitdirectory" in HTMLInputElement.prototype);
document.documentElement.dataset.collate = "ready";
