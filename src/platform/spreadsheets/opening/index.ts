export { columnLetter } from "./column-letter.ts";
export type { Cell, GridRow, Sheet, Unopened } from "./grid.ts";
export { openWorkbook } from "./open-workbook.ts";
export { defaultLimits, type Limits } from "./safe-parts.ts";
export {
  mayBeCsv,
  reasonAgainstName,
  reasonAgainstTable,
  reasonByFirstBytes,
} from "./workbook-kind.ts";
