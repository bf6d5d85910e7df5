/** What other rooms may use of references to other forums. */
export { forumsOn, recordable, type Forum } from "./forums.ts";
export { giveMember } from "./members.ts";
export { changeReference, endReference, recordReference } from "./record-reference.ts";
export type { ReferenceForm } from "./reference-form.ts";
export { listReferences } from "./reference-reads.ts";
