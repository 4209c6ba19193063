// Statements for learning systems (xAPI 1.0.3), loaded only where a page asks for them. They say how far somebody
// is and, after that person has pressed Share, bands and scores by topic: never an answer. They name no actor and
// no time: who it is, the page knows, and when, the learning record store.

const ADL = "http://adlnet.gov/expapi";
const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";
const BAND = "urn:x-psp-self-assessment:band";

// `randomUUID` is missing on pages without https.
const uuid = () =>
  crypto.randomUUID?.() ??
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16),
  );

export class Statements {
  #activity;
  #registration = uuid();
  #progress = 0;

  // `activity` is the address under which the learning system knows the check; the page's own, if there is none.
  constructor(activity) {
    this.#activity = activity || location.href.replace(/[?#].*/, "");
  }

  #statement(verb, result, topic) {
    const whole = { objectType: "Activity", id: this.#activity };
    const definition = topic
      ? { type: `${ADL}/activities/objective`, name: { en: topic } }
      : { type: `${ADL}/activities/assessment`, name: { en: "Partner self-assessment" } };
    const part = topic && { objectType: "Activity", id: `${this.#activity}${this.#activity.includes("#") ? "/" : "#"}${topic}` };
    return {
      id: uuid(),
      verb: { id: `${ADL}/verbs/${verb}`, display: { en: verb } },
      object: { ...(part ?? whole), definition },
      ...(result && { result }),
      context: { registration: this.#registration, ...(part && { contextActivities: { parent: [whole] } }) },
    };
  }

  ready() {
    return [this.#statement("initialized")];
  }

  // `share` of the questions have an answer. Said when the per cent change.
  progress(share) {
    const percent = Math.round(share * 100);
    if (percent === this.#progress) return [];
    this.#progress = percent;
    return [this.#statement("progressed", { extensions: { [PROGRESS]: percent } })];
  }

  complete() {
    return [this.#statement("completed", { completion: true })];
  }

  // What the person has shared: the bands, and the scores of those topics that have one.
  share([{ overall, dimensions }, scores]) {
    const topics = Object.entries(dimensions).map(([topic, { band }]) => {
      const score = scores[topic];
      const scored = score !== null && { score: { scaled: score / 100, raw: score, min: 0, max: 100 } };
      return this.#statement("completed", { ...scored, extensions: { [BAND]: band } }, topic);
    });
    return [...topics, this.#statement("completed", { completion: true, extensions: { [BAND]: overall } })];
  }
}
