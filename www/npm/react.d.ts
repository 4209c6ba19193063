// Tells TypeScript of `<psp-self-assessment>` in the JSX of React 19, which gives a custom element properties where
// it has them, attributes otherwise, and listeners for `on` and the event's name.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { PspSelfAssessmentAttributes, PspSelfAssessmentElement, PspSelfAssessmentEventMap } from "./index.js";

export type * from "./index.js";

/** `onpsp-ready={(event) => …}`, and so on for each event. */
export type PspSelfAssessmentListeners = {
  [Name in keyof PspSelfAssessmentEventMap as `on${Name}`]?: (event: PspSelfAssessmentEventMap[Name]) => void;
};

/** What the tag takes. */
export type PspSelfAssessmentProps = DetailedHTMLProps<
  HTMLAttributes<PspSelfAssessmentElement>,
  PspSelfAssessmentElement
> &
  PspSelfAssessmentAttributes &
  PspSelfAssessmentListeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "psp-self-assessment": PspSelfAssessmentProps;
    }
  }
}
