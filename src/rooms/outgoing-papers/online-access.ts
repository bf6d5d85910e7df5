import type { Document } from "../../platform/documents/index.ts";
import { isForFamily } from "./kinds.ts";

/**
 * What a practice or a hospital keeps in a patient’s record is read by whoever opens that record at home: a
 * parent, or the person who does the harm. It cannot be told from an agency’s name who keeps such records.
 */
export const hideOnline =
  "If this paper is kept in a patient’s record: hide it from online access, so that nobody at home reads it there.";

/** Every paper for professionals ends with it; what the family holds in its hands says nothing of records. */
export const withHideOnline = (document: Document, kind: string): Document =>
  isForFamily(kind)
    ? document
    : { ...document, blocks: [...document.blocks, { kind: "paragraph", text: hideOnline }] };
