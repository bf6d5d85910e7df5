export { getWorkingCalendar } from "./add-holiday.ts";
export { listAgencies, type Agency, listPosted, type Posted } from "./agency-reads.ts";
export { shippedBases } from "./shipped-bases.ts";
export { entriesOf, type ShippedEntry } from "./shipped-entry.ts";
export { beginnings } from "./beginnings.ts";
export { dueByClock } from "./due-by-clock.ts";
export { giveLacking, lackingWords } from "./lacking-roles.ts";
export { addTeam, createPartnership, topUpConfiguration } from "./provision.ts";
export { setAreas } from "./set-areas.ts";
export { setContact } from "./set-contact.ts";
export {
  sharingAgreementOn,
  type SharingAgreement,
  usualBasis,
  basisName,
  withLaw,
  type Basis,
  type RegisteredAgreement,
  listRegisteredAgreements,
} from "./sharing-agreement.ts";
export {
  numberedName,
  listShutWords,
  shownName,
  shownOwner,
  nameForOthers,
  isShutName,
  shownAgency,
  endOfNumber,
} from "./shown-name.ts";
export {
  findImportTeam,
  type Colleague,
  type Holder,
  listPostHolders,
  listColleagues,
  listOwningTeams,
  type OwningTeam,
  listStaffNamed,
  listHolders,
  listRolesHolding,
} from "./staff-reads.ts";
export { type System, listSystems } from "./system-reads.ts";
export { typedLines } from "./web/typed-lines.ts";
export { contactKind, publicAreasKind } from "./configuration-kinds.ts";
export { addNumber } from "./numbers/keep-number.ts";
export { recordCall } from "./numbers/record-call.ts";
export { deskNamesOn, listDirectory, listNumbersOf } from "./numbers/number-reads.ts";
export {
  hubContact,
  hubOn,
  numbersOn,
  withNumbers,
  type Area,
  type Contact,
} from "./numbers/desk-numbers.ts";
export { bothDesks, contactLine } from "./numbers/both-desks.ts";
export { whoToRing } from "./numbers/who-to-ring.ts";
export { shippedDirectory } from "./shipped-directory.ts";
