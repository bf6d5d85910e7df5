/** What other rooms may use of references to other forums. */
export { forumsOn } from "./forums.ts";
export { giveMember } from "./members.ts";
export { endReference, recordReference } from "./record-reference.ts";
export { listReferences } from "./reference-reads.ts";
