import { conflicts, protection, ties } from "./expected-conflicts.ts";
import { concernRows } from "./expected-concerns.ts";
import { governanceRows, toldRows } from "./expected-governance.ts";
import { account, people, serviceAccounts } from "./expected-account.ts";
import { educationLists, educationRows } from "./expected-education.ts";
import { elsewhere, elsewhereLists } from "./expected-elsewhere.ts";
import { families, familyLists, ofRestricted } from "./expected-families.ts";
import { flagLists, flagRows } from "./expected-flags.ts";
import { imports } from "./expected-imports.ts";
import { lifeLists, lifeRows } from "./expected-life.ts";
import { missing, missingLists } from "./expected-missing.ts";
import { papers } from "./expected-papers.ts";
import { plansBeyond, plansInTheCircle, plansOutside } from "./expected-plans.ts";
import { pathwayLists, pathwayRows } from "./expected-pathway.ts";
import { recovery, recoveryLists } from "./expected-recovery.ts";
import { tools } from "./expected-tools.ts";
import { visitLists, visits } from "./expected-visits.ts";
import * as work from "./expected-work.ts";
import { tracker } from "./expected-tracker.ts";
import {
  configure,
  everybody,
  listed,
  neverSeeAChild,
  reachAnyway,
  reachByCircle,
  sampled,
  without,
  workWithChildren,
} from "./groups.ts";

/**
 * Who may do what, as data to read and to argue about. Each row names every person of the cast once
 * (one for each built-in role, see src/demonstration/people.ts) and `nobody`, who has not signed in.
 * `nobody` is the same on every row of a kind and is added below.
 */
export type Row = Readonly<Record<number, string>>;

const decide = "coordinator mash lead manager chair";
const decideNot = "school youthworker police intelligence nurse";
const gather = "coordinator mash lead manager";
const edit = "coordinator mash lead manager school nurse";
const keepPromises = "coordinator mash lead manager school youthworker chair police nurse";
const keepPromisesNot = `intelligence ${sampled} ${neverSeeAChild}`;
const configureNot = without(configure);
/** No concern has this address; whose concern opens to whom is in test/access/concerns.test.ts. */
const noConcern = { 404: workWithChildren, 403: `${sampled} ${neverSeeAChild}` };
/** No concern has this address; who works with one that is there is in test/access/mash.test.ts. */
const noEpisode = { 404: "mash", 403: without("mash") };
const noRelease = { 404: decide, 403: without(decide) };
const noTaking = { 404: "coordinator manager", 403: without("coordinator manager") };
const noDecision = { 404: decide, 403: `${decideNot} ${sampled} ${neverSeeAChild}` };
const noPaper = { 404: `${workWithChildren} ${sampled}`, 403: neverSeeAChild };
const noAccount = { 404: "admin", 403: without("admin") };

/** Routes that are about no child in particular. */
export const general: Readonly<Record<string, Row>> = {
  "GET /": { 303: everybody },
  ...account(everybody),
  ...people(noAccount),
  "GET /help": { 200: everybody },
  "GET /accessibility": { 200: everybody },
  "GET /help/:page": { 200: everybody },
  ...tracker(gather),
  ...lifeLists(listed),
  ...flagLists,
  ...missingLists({ workWithChildren, sampled, neverSeeAChild }),
  ...recoveryLists,
  ...educationLists,
  ...visitLists,
  ...pathwayLists(everybody, listed),
  ...elsewhereLists({ everybody, list: listed }),
  ...familyLists,
  ...work.lists,
  "GET /api/children": { 200: workWithChildren, 403: `${sampled} ${neverSeeAChild}` },
  "GET /children/export": { 200: "coordinator manager", 403: without("coordinator manager") },
  "POST /children/export": { 200: "coordinator manager", 403: without("coordinator manager") },
  // One's own, so that a file is answered for after its maker's post has changed; governance sees all.
  "GET /admin/backups": { 200: "admin", 403: without("admin") },
  "GET /exports": { 200: everybody },
  // None has these addresses; whose opens to whom, and who takes which step: exports-waiting.test.ts.
  "GET /exports/waiting/:waitingExportId": { 404: everybody },
  "POST /exports/waiting/:waitingExportId/release": noRelease,
  "POST /exports/waiting/:waitingExportId/send-back": noRelease,
  "POST /exports/waiting/:waitingExportId/withdraw": noTaking,
  "POST /exports/waiting/:waitingExportId/take": noTaking,
  "GET /exports/:exportId": { 404: everybody },
  "GET /exports/:exportId/destroyed": { 404: everybody },
  "POST /exports/:exportId/destroyed": { 404: everybody },
  "GET /admin/health": { 200: "admin", 403: without("admin") },
  "GET /admin/calendar": { 200: "admin", 403: without("admin") },
  "POST /admin/calendar": { 303: "admin", 403: without("admin") },
  "GET /admin/configuration": { 200: configure, 403: configureNot },
  "GET /admin/configuration/:kind": { 200: configure, 403: configureNot },
  "GET /admin/configuration/public-form/preview": { 200: configure, 403: configureNot },
  "GET /api/configuration": { 200: configure, 403: configureNot },
  ...serviceAccounts(noAccount),
  // A session reads by the API and sends nothing; machines walk it in test/access/machine.test.ts.
  "GET /api/concerns": { 200: workWithChildren, 403: `${sampled} ${neverSeeAChild}` },
  "GET /api/concerns/:concernId": noConcern,
  "POST /api/concerns": { 403: everybody },
  "GET /api/actions": { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild },
  "POST /api/actions/:actionId/close": { 403: everybody },
  "GET /api/chases": { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild },
  "POST /api/chases/:chaseId/answer": { 403: everybody },
  ...governanceRows({ everybody, without }),
  "GET /audit": { 200: "governance", 403: without("governance") },
  "GET /concerns": { 200: workWithChildren, 403: `${sampled} ${neverSeeAChild}` },
  "GET /concerns/new": { 200: workWithChildren, 403: `${sampled} ${neverSeeAChild}` },
  "POST /concerns": { 303: workWithChildren, 403: `${sampled} ${neverSeeAChild}` },
  ...concernRows({ noConcern, noEpisode, noDecision }),
  "GET /mash": { 200: "mash", 403: without("mash") },
  // Nobody of this id leaves; who passes on what: test/access/leavers.test.ts.
  "GET /leavers": { 200: gather, 403: without(gather) },
  "GET /leavers/:staffId": { 404: gather, 403: without(gather) },
  "POST /leavers/:staffId/places": { 404: gather, 403: without(gather) },
  "POST /leavers/:staffId/promises": { 404: gather, 403: without(gather) },
  ...work.leaverWork({ 404: gather, 403: without(gather) }),
  "GET /find": { 200: workWithChildren, 403: `${sampled} ${neverSeeAChild}` },
  "POST /find": { 200: workWithChildren, 403: `${sampled} ${neverSeeAChild}` },
  "GET /emergency/reviews": { 200: "governance", 403: without("governance") },
  "POST /emergency/reviews/:openingId": { 404: "governance", 403: without("governance") },
  "GET /conflict-recorded": { 200: everybody },
  ...ties(everybody),
  "GET /tokens/:tokenId": { 404: everybody },
  "POST /tokens/:tokenId": { 404: everybody },
  "GET /work": { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild },
  "GET /work/all": { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild },
  "GET /asked": { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild },
  "GET /asked/:chaseId": { 404: `${workWithChildren} ${sampled}`, 403: neverSeeAChild },
  "POST /asked/:chaseId": { 404: `${workWithChildren} ${sampled}`, 403: neverSeeAChild },
  "GET /overdue": { 200: keepPromises, 403: keepPromisesNot },
  "POST /chasing/ask": { 303: keepPromises, 403: keepPromisesNot },
  "GET /imports": { 200: "coordinator", 403: without("coordinator") },
  "POST /imports": { 422: "coordinator", 403: without("coordinator") },
  ...imports({ 404: "coordinator", 403: without("coordinator") }),
  ...papers({ keep: decide, read: noPaper, without }),
  "GET /meetings": { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild },
};

const open = { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild };
/** Not within reach, or nothing of that id: who reads a tool that was filled in is in tools.test.ts. */
const unseen = { 404: open[200], 403: neverSeeAChild };
const note = { 403: `${sampled} ${neverSeeAChild}` };
const level = { 403: `${decideNot} ${sampled} ${neverSeeAChild}` };
const circle = { 403: `chair ${decideNot} ${sampled} ${neverSeeAChild}` };
const find = { 403: `youthworker chair police intelligence ${sampled} ${neverSeeAChild}` };

/** Who may restrict a record, manage conflicts of interest, and open one in an emergency. */
const guard = "coordinator mash lead manager";
const guardNot = { 403: `chair ${decideNot} ${sampled} ${neverSeeAChild}` };
const inAnEmergency = `${guard} police`;
const noEmergency = {
  403: `school youthworker chair intelligence nurse ${sampled} ${neverSeeAChild}`,
};
const noConflict = { 404: guard, ...guardNot };
const no = { 403: everybody };
const noRecord = { 404: edit, ...find };
const assess = { noRecord, without };

/** For a child in whose circle the person is: an ordinary record and a restricted one alike. */
export const inTheCircle: Readonly<Record<string, Row>> = {
  "GET /children/:personId": open,
  "GET /children/:personId/chronology": open,
  "GET /children/:personId/circle": open,
  "GET /children/:personId/concerns": open,
  "GET /children/:personId/papers": open,
  "GET /children/:personId/note": { 200: workWithChildren, ...note },
  "POST /children/:personId/note": { 303: workWithChildren, ...note },
  "POST /children/:personId/chases": { 303: keepPromises, 403: keepPromisesNot },
  "POST /children/:personId/chases/:chaseId/agree": { 404: keepPromises, 403: keepPromisesNot },
  ...plansInTheCircle,
  ...toldRows({
    seen: open,
    edit: { 303: edit, ...find },
    note: { 303: workWithChildren, ...note },
  }),
  "POST /children/:personId/disputes/:disputeId": { 404: workWithChildren, ...note },
  ...missing({ seen: open, opens: "all" }),
  ...flagRows({ seen: open, opens: "all" }),
  ...recovery({ seen: open, opens: "all" }),
  ...educationRows({ seen: open, opens: "all" }),
  ...visits({ seen: open, opens: "all" }),
  ...elsewhere({ seen: open, opens: "all" }),
  ...families({ seen: open, opens: "all" }),
  ...lifeRows({ seen: open, unseen, reaches: true }),
  "GET /children/:personId/level": { 200: decide, ...level },
  "POST /children/:personId/level": { 303: decide, ...level },
  "POST /children/:personId/circle": { 303: gather, ...circle },
  "POST /children/:personId/circle/:membershipId/end": { 303: gather, ...circle },
  "GET /children/:personId/whereabouts": open,
  "POST /children/:personId/whereabouts": { 303: edit, ...find },
  "POST /children/:personId/whereabouts/:whereaboutsId/end": { 303: edit, ...find },
  "GET /children/:personId/whereabouts/protect": { 200: gather, ...circle },
  "POST /children/:personId/whereabouts/protect": { 303: gather, ...circle },
  // Nothing is protected here: the named people's own pages are walked in whereabouts.test.ts.
  ...protection({ 404: edit, ...find }),
  "GET /children/:personId/worry": open,
  ...tools({ list: open, unseen, form: { 200: edit, ...find } }),
  ...pathwayRows({ ...assess, seen: open, unseen, record: { 200: edit, ...find } }),
  ...work.inTheCircle,
  "GET /children/:personId/harm-status": { 200: decide, ...level },
  "POST /children/:personId/harm-status": { 303: decide, ...level },
  "GET /children/:personId/flags": { 200: decide, ...level },
  "POST /children/:personId/flags": { 303: decide, ...level },
  "GET /children/:personId/flags/:flagId/review": { 200: decide, ...level },
  "POST /children/:personId/flags/:flagId/review": { 303: decide, ...level },
  "GET /children/:personId/flags/:flagId/end": { 200: decide, ...level },
  "POST /children/:personId/flags/:flagId/end": { 303: decide, ...level },
  "GET /children/:personId/access": open,
  "GET /children/:personId/restrict": { 200: guard, ...guardNot },
  "POST /children/:personId/restrict": { 303: guard, ...guardNot },
  "GET /children/:personId/lift": { 200: guard, ...guardNot },
  "POST /children/:personId/lift": { 303: guard, ...guardNot },
  "POST /children/:personId/lift/agree": no,
  "GET /emergency/:personId": { 303: inAnEmergency, ...noEmergency },
  "POST /emergency/:personId": { 303: inAnEmergency, ...noEmergency },
  ...conflicts({
    none: noConflict,
    page: { 200: guard, ...guardNot },
    form: { 303: guard, ...guardNot },
  }),
  "GET /children/:personId/conflict": open,
  "POST /children/:personId/conflict": { 303: open[200], 403: neverSeeAChild },
};

/** What differs where it is restricted already. */
export const whenRestricted: Readonly<Record<string, Row>> = {
  "GET /children/:personId/restrict": { 303: guard, ...guardNot },
  "POST /children/:personId/restrict": { 409: guard, ...guardNot },
  ...ofRestricted,
};

const outOfReach = {
  404: `school youthworker chair intelligence nurse ${sampled}`,
  403: neverSeeAChild,
};
const openOutside = { 200: reachAnyway, 404: `${reachByCircle} ${sampled}`, 403: neverSeeAChild };

/** For a child in whose circle the person is not. */
export const outsideTheCircle: Readonly<Record<string, Row>> = {
  "GET /children/:personId": openOutside,
  "GET /children/:personId/chronology": openOutside,
  "GET /children/:personId/circle": openOutside,
  "GET /children/:personId/concerns": openOutside,
  "GET /children/:personId/papers": openOutside,
  "GET /children/:personId/note": { 200: reachAnyway, 404: reachByCircle, ...note },
  "POST /children/:personId/note": { 303: reachAnyway, 404: reachByCircle, ...note },
  "POST /children/:personId/chases": {
    303: reachAnyway,
    404: "school youthworker chair police nurse",
    403: keepPromisesNot,
  },
  "POST /children/:personId/chases/:chaseId/agree": { 404: keepPromises, 403: keepPromisesNot },
  ...plansOutside,
  ...toldRows({
    seen: openOutside,
    edit: { 303: reachAnyway, 404: "school nurse", ...find },
    note: { 303: reachAnyway, 404: reachByCircle, ...note },
  }),
  "POST /children/:personId/disputes/:disputeId": { 404: workWithChildren, ...note },
  ...missing({ seen: openOutside, opens: reachAnyway }),
  ...flagRows({ seen: openOutside, opens: reachAnyway }),
  ...recovery({ seen: openOutside, opens: reachAnyway }),
  ...educationRows({ seen: openOutside, opens: reachAnyway }),
  ...visits({ seen: openOutside, opens: reachAnyway }),
  ...elsewhere({ seen: openOutside, opens: reachAnyway }),
  ...families({ seen: openOutside, opens: reachAnyway }),
  ...lifeRows({ seen: openOutside, unseen, reaches: true }),
  "GET /children/:personId/level": { 200: reachAnyway, 404: "chair", ...level },
  "POST /children/:personId/level": { 303: reachAnyway, 404: "chair", ...level },
  "POST /children/:personId/circle": { 303: gather, ...circle },
  "POST /children/:personId/circle/:membershipId/end": { 303: gather, ...circle },
  "GET /children/:personId/whereabouts": openOutside,
  "POST /children/:personId/whereabouts": { 303: reachAnyway, 404: "school nurse", ...find },
  "POST /children/:personId/whereabouts/:whereaboutsId/end": {
    303: reachAnyway,
    404: "school nurse",
    ...find,
  },
  "GET /children/:personId/whereabouts/protect": { 200: gather, ...circle },
  "POST /children/:personId/whereabouts/protect": { 303: gather, ...circle },
  ...protection({ 404: edit, ...find }),
  "GET /children/:personId/worry": openOutside,
  ...tools({ list: openOutside, unseen, form: { 200: reachAnyway, 404: "school nurse", ...find } }),
  ...pathwayRows({
    ...assess,
    seen: openOutside,
    unseen,
    record: { 200: reachAnyway, 404: "school nurse", ...find },
  }),
  ...work.outside,
  "GET /children/:personId/harm-status": { 200: reachAnyway, 404: "chair", ...level },
  "POST /children/:personId/harm-status": { 303: reachAnyway, 404: "chair", ...level },
  "GET /children/:personId/flags": { 200: reachAnyway, 404: "chair", ...level },
  "POST /children/:personId/flags": { 303: reachAnyway, 404: "chair", ...level },
  "GET /children/:personId/flags/:flagId/review": { 200: reachAnyway, 404: "chair", ...level },
  "POST /children/:personId/flags/:flagId/review": { 303: reachAnyway, 404: "chair", ...level },
  "GET /children/:personId/flags/:flagId/end": { 200: reachAnyway, 404: "chair", ...level },
  "POST /children/:personId/flags/:flagId/end": { 303: reachAnyway, 404: "chair", ...level },
  "GET /children/:personId/access": openOutside,
  "GET /children/:personId/restrict": { 200: guard, ...guardNot },
  "POST /children/:personId/restrict": { 303: guard, ...guardNot },
  "GET /children/:personId/lift": { 200: guard, ...guardNot },
  "POST /children/:personId/lift": { 303: guard, ...guardNot },
  "POST /children/:personId/lift/agree": no,
  "GET /emergency/:personId": { 303: guard, 200: "police", ...noEmergency },
  "POST /emergency/:personId": { 303: inAnEmergency, ...noEmergency },
  ...conflicts({
    none: noConflict,
    page: { 200: guard, ...guardNot },
    form: { 303: guard, ...guardNot },
  }),
  // The police have just opened the record in an emergency.
  "GET /children/:personId/conflict": { 200: `${reachAnyway} police`, ...outOfReach },
  "POST /children/:personId/conflict": { 303: `${reachAnyway} police`, ...outOfReach },
};

/** For a restricted child of another circle, a child of another partnership, and no child at all. */
export const beyond: Readonly<Record<string, Row>> = {
  "GET /children/:personId": unseen,
  "GET /children/:personId/chronology": unseen,
  "GET /children/:personId/circle": unseen,
  "GET /children/:personId/concerns": unseen,
  "GET /children/:personId/papers": unseen,
  "GET /children/:personId/note": { 404: workWithChildren, ...note },
  "POST /children/:personId/note": { 404: workWithChildren, ...note },
  "POST /children/:personId/chases": { 404: keepPromises, 403: keepPromisesNot },
  "POST /children/:personId/chases/:chaseId/agree": { 404: keepPromises, 403: keepPromisesNot },
  ...plansBeyond,
  ...toldRows({
    seen: { 404: open[200], 403: neverSeeAChild },
    edit: { 404: edit, ...find },
    note: { 404: workWithChildren, ...note },
  }),
  "POST /children/:personId/disputes/:disputeId": { 404: workWithChildren, ...note },
  ...missing({ seen: unseen, opens: "none" }),
  ...flagRows({ seen: unseen, opens: "none" }),
  ...recovery({ seen: unseen, opens: "none" }),
  ...educationRows({ seen: unseen, opens: "none" }),
  ...visits({ seen: unseen, opens: "none" }),
  ...elsewhere({ seen: unseen, opens: "none" }),
  ...families({ seen: unseen, opens: "none" }),
  ...lifeRows({ seen: unseen, unseen, reaches: false }),
  "GET /children/:personId/level": { 404: decide, ...level },
  "POST /children/:personId/level": { 404: decide, ...level },
  "POST /children/:personId/circle": { 404: gather, ...circle },
  "POST /children/:personId/circle/:membershipId/end": { 404: gather, ...circle },
  "GET /children/:personId/whereabouts": unseen,
  "POST /children/:personId/whereabouts": { 404: edit, ...find },
  "POST /children/:personId/whereabouts/:whereaboutsId/end": { 404: edit, ...find },
  "GET /children/:personId/whereabouts/protect": { 404: gather, ...circle },
  "POST /children/:personId/whereabouts/protect": { 404: gather, ...circle },
  ...protection({ 404: edit, ...find }),
  "GET /children/:personId/worry": unseen,
  ...tools({ list: unseen, unseen, form: { 404: edit, ...find } }),
  ...pathwayRows({ ...assess, seen: unseen, unseen, record: noRecord }),
  ...work.beyond,
  "GET /children/:personId/harm-status": { 404: decide, ...level },
  "POST /children/:personId/harm-status": { 404: decide, ...level },
  "GET /children/:personId/flags": { 404: decide, ...level },
  "POST /children/:personId/flags": { 404: decide, ...level },
  "GET /children/:personId/flags/:flagId/review": { 404: decide, ...level },
  "POST /children/:personId/flags/:flagId/review": { 404: decide, ...level },
  "GET /children/:personId/flags/:flagId/end": { 404: decide, ...level },
  "POST /children/:personId/flags/:flagId/end": { 404: decide, ...level },
  "GET /children/:personId/access": unseen,
  "GET /children/:personId/restrict": { 404: guard, ...guardNot },
  "POST /children/:personId/restrict": { 404: guard, ...guardNot },
  "GET /children/:personId/lift": { 404: guard, ...guardNot },
  "POST /children/:personId/lift": { 404: guard, ...guardNot },
  "POST /children/:personId/lift/agree": { 404: guard, ...guardNot },
  "GET /emergency/:personId": { 404: inAnEmergency, ...noEmergency },
  "POST /emergency/:personId": { 404: inAnEmergency, ...noEmergency },
  ...conflicts({
    none: noConflict,
    page: { 404: guard, ...guardNot },
    form: { 404: guard, ...guardNot },
  }),
  "GET /children/:personId/conflict": unseen,
  "POST /children/:personId/conflict": unseen,
};

/** What is different where the child is restricted, and not of another partnership or absent: an emergency opens it. */
export const beyondButRestricted: Readonly<Record<string, Row>> = {
  "GET /emergency/:personId": { 200: inAnEmergency, ...noEmergency },
  "POST /emergency/:personId": { 303: inAnEmergency, ...noEmergency },
  // Afterwards they see the record and say so of themselves; an emergency allows them nothing else.
  ...conflicts({ none: no, page: no, form: no, looked: { 404: guard, ...guardNot } }),
  "GET /children/:personId/conflict": {
    200: inAnEmergency,
    404: `school youthworker chair intelligence nurse ${sampled}`,
    403: neverSeeAChild,
  },
  "POST /children/:personId/conflict": {
    303: inAnEmergency,
    404: `school youthworker chair intelligence nurse ${sampled}`,
    403: neverSeeAChild,
  },
};
