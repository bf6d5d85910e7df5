export { addPeople, type NewPerson, type Owner } from "./add-people.ts";
export {
  addToCircle,
  circleBases,
  endPlaceInCircle,
  listCircle,
  type CircleForm,
  type CircleMember,
} from "./circle.ts";
export { explainAccess } from "./explain-access.ts";
export { fullName, type PersonName } from "./names.ts";
export { findPerson, listKnown, listOtherNames, type Person } from "./people-reads.ts";
