export { beginDraft } from "./begin.ts";
export { findDraft, listVersions } from "./draft-reads.ts";
export { saveDraft } from "./draft-writes.ts";
export { readQuestion } from "./question-form.ts";
