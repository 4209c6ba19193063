// Importing the package defines `<psp-self-assessment>`. Where there is no browser it does nothing. It exports
// nothing but these types.

/** A topic: the PSP model, role clarity, proportionality, readiness. */
export type PspTopic = "MOD" | "ROL" | "PRO" | "REA";

/** A band, from “Start here” to the highest; `none` is “Still finding out”. */
export type PspBand = "none" | "b1" | "b2" | "b3" | "b4";

/** What the person has shared with the page. */
export interface PspResults {
  /** The band of the weakest topic. */
  overall: PspBand;
  /** The band of each topic. */
  dimensions: Record<PspTopic, { band: PspBand }>;
}

/** How far the person is. */
export interface PspProgress {
  /** The topic, or `about` for what is asked before them. */
  section: PspTopic | "about";
  /** How many questions have an answer. */
  answered: number;
  /** Of how many. */
  total: number;
}

/** Why something went wrong. */
export type PspErrorCode =
  | "attribute"
  | "broken"
  | "cors"
  | "integrity"
  | "missing"
  | "no-webassembly"
  | "old-browser"
  | "panic"
  | "policy"
  | "unreachable";

/** What went wrong. */
export interface PspError {
  /** For programs. */
  code: PspErrorCode;
  /** For people. */
  message: string;
}

/** A statement for a learning record store (xAPI 1.0.3), without actor and time. */
export interface PspStatement {
  id: string;
  verb: { id: string; display: Record<string, string> };
  object: { objectType: "Activity"; id: string; definition: { type: string; name: Record<string, string> } };
  result?: {
    completion?: boolean;
    score?: { scaled: number; raw: number; min: number; max: number };
    extensions?: Record<string, unknown>;
  };
  context: {
    registration: string;
    contextActivities?: { parent: { objectType: "Activity"; id: string }[] };
  };
}

/** The events of the element. All of them bubble and cross shadow roots; none holds an answer. */
export interface PspSelfAssessmentEventMap {
  /** The first page is drawn. */
  "psp-ready": CustomEvent<null>;
  /** A question was answered, or another section has begun. */
  "psp-progress": CustomEvent<PspProgress>;
  /** The results were reached. */
  "psp-complete": CustomEvent<null>;
  /** The person has pressed “Share my four bands with this page”. */
  "psp-share": CustomEvent<PspResults>;
  /** A record for a funder was saved as a file, or sent. */
  "psp-export": CustomEvent<{ kind: "file" | "submit" }>;
  /** Something went wrong, or an attribute cannot be used. */
  "psp-error": CustomEvent<PspError>;
  /** A statement, where the attribute `xapi` asks for them. */
  "psp-statement": CustomEvent<PspStatement>;
}

/**
 * What can be set on the element: each name an attribute, and in camel case a property. A value that cannot be used
 * is ignored and told of in a `psp-error` event.
 */
export interface PspSelfAssessmentAttributes {
  /** The code of one PSP or one intake: 1 to 64 of A-Z a-z 0-9 . _ - */
  programme?: string | null | undefined;
  /** 1 to 99. */
  wave?: number | string | null | undefined;
  /** A quarter such as 2026-Q4. */
  period?: string | null | undefined;
  /** Whether answers are kept on the device. */
  storage?: "device" | "none" | null | undefined;
  /** The https address that a record for a funder may be sent to. */
  "submit-to"?: string | null | undefined;
  submitTo?: string | null | undefined;
  /** Asks the three comparison questions too. */
  comparison?: boolean | null | undefined;
  /** Read when the element comes near the screen. */
  shadow?: "open" | "closed" | null | undefined;
  /** The level of the first heading, 1 to 4; 2 if absent. */
  "heading-level"?: 1 | 2 | 3 | 4 | "1" | "2" | "3" | "4" | null | undefined;
  headingLevel?: 1 | 2 | 3 | 4 | "1" | "2" | "3" | "4" | null | undefined;
  /** Whether the results page offers to share the four bands with the page. */
  share?: "nothing" | "bands" | null | undefined;
  /** Statements for a learning system: nothing, or the activity's address. */
  xapi?: string | boolean | null | undefined;
}

/** `<psp-self-assessment>`. Its events are typed through `HTMLElementEventMap`, wherever they are listened for. */
export interface PspSelfAssessmentElement extends HTMLElement {
  get programme(): string | null;
  set programme(value: PspSelfAssessmentAttributes["programme"]);
  get wave(): number | null;
  set wave(value: PspSelfAssessmentAttributes["wave"]);
  get period(): string | null;
  set period(value: PspSelfAssessmentAttributes["period"]);
  get storage(): "device" | "none";
  set storage(value: PspSelfAssessmentAttributes["storage"]);
  get submitTo(): string | null;
  set submitTo(value: PspSelfAssessmentAttributes["submitTo"]);
  get comparison(): boolean;
  set comparison(value: PspSelfAssessmentAttributes["comparison"]);
  get shadow(): "open" | "closed";
  set shadow(value: PspSelfAssessmentAttributes["shadow"]);
  get headingLevel(): 1 | 2 | 3 | 4;
  set headingLevel(value: PspSelfAssessmentAttributes["headingLevel"]);
  get share(): "nothing" | "bands";
  set share(value: PspSelfAssessmentAttributes["share"]);
  get xapi(): string | null;
  set xapi(value: PspSelfAssessmentAttributes["xapi"]);

  /** What the person has shared with this page; `null` before. */
  readonly results: PspResults | null;
  /** Begins anew, if the person says yes to it. */
  restart(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "psp-self-assessment": PspSelfAssessmentElement;
  }
  interface HTMLElementEventMap extends PspSelfAssessmentEventMap {}
}
