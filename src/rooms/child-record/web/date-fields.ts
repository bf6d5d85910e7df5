export { dateInput } from "../../../platform/http/date-fields.ts";
export { dateOf } from "../../../platform/http/date-fields.ts";
export { dateTyped } from "../../../platform/http/date-fields.ts";
export type { DateTyped } from "../../../platform/http/date-fields.ts";
