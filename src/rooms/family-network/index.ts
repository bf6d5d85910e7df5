export { householdLines } from "./household-reads.ts";
export { recordHousehold } from "./record-household.ts";
export type { HouseholdKind } from "./household.ts";
export { listSiblings } from "./siblings/sibling-reads.ts";
export { linkSibling } from "./siblings/link-sibling.ts";
export { familySchemeOn } from "./family-scheme.ts";
export { personForm } from "./person-forms.ts";
export { addPerson, addView, recordContact } from "./record-person.ts";
export { addOrder, addResponsibility, restrictResponsibility } from "./record-legal.ts";
export { decideTelling, markDoNotTell } from "./record-telling.ts";
export { listUntoldNames, saysUntold, whoMayBeTold } from "./telling-reads.ts";
export {
  adultDecides,
  hasContact,
  isItThem,
  mustNotBeTold,
  untoldMeant,
  whyNotTold,
  type Recipient,
  type WhoMayBeTold,
} from "./who-may-be-told.ts";
