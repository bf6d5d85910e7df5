export type { Cell, Heading, Sheet } from "./sheet.ts";
export { csvType, toCsv } from "./to-csv.ts";
export { toXlsx, xlsxType } from "./to-xlsx.ts";
