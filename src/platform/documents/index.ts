export { columnShares } from "./columns.ts";
export type { Block, Document } from "./document.ts";
export { docxType, toDocx } from "./to-docx.ts";
export { pdfType, toPdf } from "./to-pdf.ts";
