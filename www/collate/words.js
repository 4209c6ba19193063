// What the funder's page says with numbers in it. Texts without numbers stand in collate.html.

const number = (count) => Number(count).toLocaleString("en-GB");
const many = (count, one, more) => `${number(count)} ${Number(count) === 1 ? one : more}`;

export const HALF = "Half of it is read.";
export const CANCELLED = "Cancelled. Nothing has been kept.";
export const OVER = "Everything has been let go.";
export const CHOOSE_AUDIENCE = "Choose who will see the figures.";
export const NOTHING_CHOSEN = "There was no file in what you dropped or chose.";
export const NO_RECORDS_IN_FOLDER = "There was no file of records in that folder. Their names end in .json or .jsonl.";

export const started = (files) => `Reading ${many(files, "file", "files")}.`;
export const reading = (files, records) =>
  `Reading ${many(files, "file", "files")}${Number(records) > 0 ? `: ${many(records, "record", "records")} so far` : ""}`;
export const read = ({ counted, refusals }) =>
  `${many(counted, "record counts", "records count")}${Number(refusals) > 0 ? `; ${many(refusals, "place was", "places were")} not read` : ""}.`;
export const shown = (noticed) => `${read(noticed)} The figures are below.`;

/** What else was noticed, each in a sentence. */
export function notes({ repeats, differing, test, withdrawn, notFound, others }) {
  const notes = [];
  if (Number(withdrawn) > 0) notes.push(`${many(withdrawn, "record was", "records were")} taken back, and left out.`);
  if (notFound.length > 0) {
    notes.push(`${many(notFound.length, "receipt is", "receipts are")} of no record in these files: ${notFound.join(", ")}.`);
  }
  if (Number(repeats) > 0) notes.push(`${many(repeats, "record was", "records were")} there more than once. Each counts once.`);
  if (Number(differing) > 0) {
    notes.push(`${many(differing, "record has", "records have")} the receipt of another and other answers. One of each counts.`);
  }
  if (Number(test) > 0) notes.push(`${many(test, "record is", "records are")} of the programme “test”, and left out.`);
  for (const { count, content, hash } of others) {
    notes.push(`${many(count, "record was", "records were")} made with other questions (version ${content}, ${hash.slice(0, 15)}…), and kept apart.`);
  }
  return notes;
}

export const refused = (count) => `What was not read: ${many(count, "place", "places")}`;
export const refusal = ({ file, line, words }) => `${file}, line ${line}: ${words}`;
export const moreOfFile = (file, count) => `${file}: and ${many(count, "more place", "more places")}.`;
export const moreRefused = (count) => `And ${many(count, "more", "more")}.`;

/** Characters of a receipt. */
const RECEIPT = 22;
/** So much of what somebody wrote is said back. */
const SAID = 44;

/** Why what somebody wrote is no receipt, and what may have happened. */
export function noReceipt(found) {
  const length = [...found].length;
  const said = length > SAID ? `${[...found].slice(0, SAID).join("")}…` : found;
  if (length === RECEIPT) return `“${said}” is no receipt: expected letters from a to z, digits, - and _ alone, and found others.`;
  const hint = length < RECEIPT ? "Is part of it missing?" : "If these are several, put each on a line of its own.";
  return `“${said}” is no receipt: expected ${RECEIPT} characters, found ${number(length)}. ${hint}`;
}
export const MEND_RECEIPTS = "No figures are made before the list of receipts is right.";

export const ledger = (name) => `The ledger is open: ${name}.`;
export const noLedger = (name, reason) =>
  `${name} is no ledger that can be read${reason ? ` (${reason})` : ""}. Open the file that was downloaded with the last figures, or start without one.`;

export function notice({ round, kind, new: fresh, least, missing, audience }) {
  const where = round === null ? "" : `Round ${round}: `;
  if (kind === "stands") {
    return `${where}${many(fresh, "record is", "records are")} new since the last release, and it takes ${least}. So the last figures still stand.`;
  }
  if (kind === "missing") return `${where}${many(missing, "record", "records")} of the last release are missing. Were all files opened?`;
  if (kind === "other-records") {
    const whom = audience === "team" ? "for a closed group" : "for anybody";
    return `${where}The last figures ${whom} are of other records, and who has both could take one from the other. So nothing new is shown. Make the figures ${whom} first, or open the same records as then.`;
  }
  return `${where}Nobody can tell whether the records of the last release are all there.`;
}

export const failure = (reason) =>
  `That did not work${reason ? `: ${reason}` : ""}. Nothing has been sent anywhere. Load the page again; if it still fails, the command-line tool makes the same report: psp collate.`;
