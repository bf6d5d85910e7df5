export type { Cell, Heading, Sheet } from "./sheet.ts";
export { decodeText, findDelimiter, splitCsv, splitCsvByLine, type Delimiter } from "./read-csv.ts";
export { hasMoreRows } from "./count-rows.ts";
export { csvType, toCsv } from "./to-csv.ts";
export { toXlsx, xlsxType } from "./to-xlsx.ts";
