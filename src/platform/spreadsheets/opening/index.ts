export { columnLetter } from "./column-letter.ts";
export type { Cell, GridRow, Sheet } from "./grid.ts";
export { openWorkbook } from "./open-workbook.ts";
export { defaultLimits } from "./safe-parts.ts";
export {
  mayBeCsv,
  reasonAgainstName,
  reasonAgainstTable,
  reasonByFirstBytes,
} from "./workbook-kind.ts";
