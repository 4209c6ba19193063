// For React: the same element. The types beside this file tell TypeScript of the tag in JSX.
import "./psp-self-assessment.js";
