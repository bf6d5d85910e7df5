export { countOverdueExports } from "./exports/register-reads.ts";
export { remindOfExports } from "./exports/remind.ts";
export { countExportsToRelease } from "./exports/waiting-reads.ts";
