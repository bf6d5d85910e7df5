export { addEntry } from "./add-entry.ts";
export { educationSchemeOn } from "./education-scheme.ts";
export { listEntries } from "./entry-reads.ts";
export { listSchoolLines } from "./in-one-line.ts";
export { keepSchool } from "./keep-school.ts";
export { kindWords } from "./kinds.ts";
export { listSchools } from "./school-reads.ts";
export { standing } from "./standing-entries.ts";
