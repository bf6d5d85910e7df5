export { addBusiness, recordContact } from "./business-forms.ts";
export { findBusiness } from "./business-reads.ts";
export { stateReach } from "./reach.ts";
export { keepResource } from "./resource-forms.ts";
