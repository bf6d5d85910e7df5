export { restsOn } from "./age/age-form.ts";
export type { FactKind } from "./fact.ts";
export { countFacts } from "./fact-reads.ts";
export { factForms } from "./facts/fact-forms.ts";
export { immigrationForm } from "./immigration/immigration-form.ts";
export { recordImmigration } from "./immigration/record-immigration.ts";
export { identitySchemeOn } from "./identity-scheme.ts";
export { recordFact } from "./record-fact.ts";
