export { combine, type Part } from "./columns/combine.ts";
export { detectRoles } from "./columns/detect.ts";
export { roles, type ColumnRole, type Role } from "./columns/roles.ts";
export { columnOf, tableOf, type Column, type Table } from "./columns/table.ts";
export { linkTable, type LinkOptions, type LinkResult } from "./link.ts";
export { bitsOf, probability } from "./scoring/score.ts";
export type { PassReport } from "./blocking/candidates.ts";
