/** The Standard Safeguarding Dataset: what is read of it, and how it becomes rows like any other. */
export { addSsdRuns, wordsToTeach } from "./bring.ts";
export { keepNumbers } from "./keep-numbers.ts";
export { readNumbers } from "./read-numbers.ts";
export { readTable, tableOf, type SsdTables } from "./tables.ts";
export { translate, type SsdProblem, type SsdRow } from "./translate.ts";
