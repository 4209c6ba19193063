// A page that keeps its own state around the check: what it is asked, whether it is there, and what it has said.
import { useRef, useState } from "react";
import "psp-self-assessment/react";
import type { PspError, PspProgress, PspResults, PspSelfAssessmentElement } from "psp-self-assessment";

export function App() {
  const check = useRef<PspSelfAssessmentElement>(null);
  const [count, setCount] = useState(0);
  const [shown, setShown] = useState(true);
  const [programme, setProgramme] = useState("react");
  const [level, setLevel] = useState<1 | 2 | 3>(2);
  const [comparison, setComparison] = useState(false);
  const [ready, setReady] = useState(0);
  const [progress, setProgress] = useState<PspProgress | null>(null);
  const [complete, setComplete] = useState(false);
  const [results, setResults] = useState<PspResults | null>(null);
  const [errors, setErrors] = useState<PspError[]>([]);

  return (
    <main>
      <h1>Getting ready</h1>
      <p>
        <button type="button" id="count" onClick={() => setCount((n) => n + 1)}>
          Pressed {count} times
        </button>{" "}
        <button type="button" id="restart" onClick={() => check.current?.restart()}>
          Begin the check anew
        </button>
      </p>
      <p>
        <label>
          <input type="checkbox" id="shown" checked={shown} onChange={(event) => setShown(event.target.checked)} /> Show
          the check
        </label>{" "}
        <label>
          <input
            type="checkbox"
            id="comparison"
            checked={comparison}
            onChange={(event) => setComparison(event.target.checked)}
          />{" "}
          Ask for comparison
        </label>{" "}
        <label>
          Programme{" "}
          <select id="programme" value={programme} onChange={(event) => setProgramme(event.target.value)}>
            <option>react</option>
            <option>another</option>
          </select>
        </label>{" "}
        <button type="button" id="level" onClick={() => setLevel((now) => (now === 3 ? 2 : 3))}>
          Headings from level {level}
        </button>
      </p>
      {shown && (
        <psp-self-assessment
          ref={check}
          programme={programme}
          wave={1}
          headingLevel={level}
          comparison={comparison}
          share="bands"
          data-count={count}
          onpsp-ready={() => setReady((n) => n + 1)}
          onpsp-progress={(event) => setProgress(event.detail)}
          onpsp-complete={() => setComplete(true)}
          onpsp-share={(event) => setResults(event.detail)}
          onpsp-error={(event) => setErrors((before) => [...before, event.detail])}
        >
          <p>This check needs JavaScript.</p>
        </psp-self-assessment>
      )}
      <dl>
        <dt>Ready</dt>
        <dd id="said-ready">{ready}</dd>
        <dt>Progress</dt>
        <dd id="said-progress">{progress && `${progress.section} ${progress.answered} of ${progress.total}`}</dd>
        <dt>Complete</dt>
        <dd id="said-complete">{complete ? "yes" : "no"}</dd>
        <dt>Shared</dt>
        <dd id="said-share">{results && JSON.stringify(results)}</dd>
        <dt>Errors</dt>
        <dd id="said-errors">{errors.map(({ code }) => code).join(" ")}</dd>
      </dl>
    </main>
  );
}
