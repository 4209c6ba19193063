import "psp-self-assessment";

// What the check tells its page, for people to see.
const said = document.querySelector("#said");
for (const name of ["psp-ready", "psp-progress", "psp-complete", "psp-error"]) {
  document.addEventListener(name, ({ detail }) => {
    said.textContent += `${name} ${detail ? JSON.stringify(detail) : ""}\n`;
  });
}
