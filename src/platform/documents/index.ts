export type { Block, Document } from "./document.ts";
export { docxType, toDocx } from "./to-docx.ts";
