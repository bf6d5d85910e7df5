export { countOverdueExports } from "./exports/register-reads.ts";
export { countExportsToRelease } from "./exports/waiting-reads.ts";
