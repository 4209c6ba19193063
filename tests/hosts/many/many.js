// A hundred programmes, each with its own check, as a content management system would repeat them.
addEventListener("DOMContentLoaded", () => {
  const main = document.querySelector("main");
  for (let n = 1; n <= 100; n += 1) {
    const heading = document.createElement("h2");
    heading.textContent = `Programme ${n}`;
    const check = document.createElement("psp-self-assessment");
    check.setAttribute("programme", `p${n}`);
    check.setAttribute("data-test-fail", "");
    check.append("Loading…");
    main.append(heading, check);
  }
});
