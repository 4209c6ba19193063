// What TypeScript must know of the element, and what it must refuse. Compiled, never run.
import type { PspBand, PspResults, PspSelfAssessmentElement } from "psp-self-assessment";
import "psp-self-assessment/frame";

export function uses(): void {
  const check: PspSelfAssessmentElement = document.createElement("psp-self-assessment");
  const found: PspSelfAssessmentElement | null = document.querySelector("psp-self-assessment");

  check.programme = "demo";
  check.programme = null;
  check.wave = 2;
  check.wave = "2";
  check.period = "2026-Q4";
  check.storage = "none";
  check.submitTo = "https://records.example/";
  check.comparison = true;
  check.shadow = "closed";
  check.headingLevel = 3;
  check.share = "bands";
  check.xapi = "";
  check.lang = "en-GB";
  const wave: number | null = check.wave;
  const level: 1 | 2 | 3 | 4 = check.headingLevel;
  const results: PspResults | null = check.results;
  const band: PspBand | undefined = results?.dimensions.MOD.band;
  check.restart();
  found?.remove();

  check.addEventListener("psp-progress", ({ detail: { section, answered, total } }) => {
    const topic: "MOD" | "ROL" | "PRO" | "REA" | "about" = section;
    const share: number = answered / total;
    void [topic, share];
  });
  document.body.addEventListener("psp-share", (event) => void event.detail.overall);
  check.addEventListener("psp-export", (event) => void (event.detail.kind === "submit"));
  check.addEventListener("psp-error", (event) => void (event.detail.code === "policy"));
  check.addEventListener("psp-statement", (event) => void event.detail.verb.id);
  check.addEventListener("psp-ready", (event) => void (event.detail satisfies null));
  check.addEventListener("click", (event) => void event.clientX);

  // @ts-expect-error: there is no such way to keep answers
  check.storage = "cloud";
  // @ts-expect-error: headings end at 4
  check.headingLevel = 5;
  // @ts-expect-error: only the person can share
  check.results = null;
  // @ts-expect-error: no event holds an answer
  check.addEventListener("psp-progress", (event) => void event.detail.answers);
  // @ts-expect-error: there is no such code
  check.addEventListener("psp-error", (event) => void (event.detail.code === "sunday"));
  void [wave, level, band];
}
