/** What others do with documents of a child. */
export { addDocument } from "./add-document.ts";
export { documentsOn } from "./document-scheme.ts";
export { lookThrough } from "./look-through.ts";
export { takeBackDocument } from "./take-back.ts";
