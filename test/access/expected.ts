/**
 * Who may do what, as data to read and to argue about. Each row names every person of the cast once
 * (one for each built-in role, see src/demonstration/people.ts) and `nobody`, who has not signed in.
 * `nobody` is the same on every row of a kind and is added below.
 */
export type Row = Readonly<Record<number, string>>;

/** Roles that never see a child, by any way. */
const neverSeeAChild = "analyst training commissioner board councillor governance admin";
const sampled = "scrutineer auditor";
const workWithChildren =
  "coordinator mash lead manager school youthworker chair police intelligence nurse";
const decide = "coordinator mash lead manager chair";
const decideNot = "school youthworker police intelligence nurse";
const gather = "coordinator mash lead manager";
/** Reach the import team's children without being in their circle. */
const reachAnyway = "coordinator mash lead manager";
const reachByCircle = "school youthworker chair police intelligence nurse";
const everybody = `${workWithChildren} ${sampled} ${neverSeeAChild}`;

/** Routes that are about no child in particular. */
export const general: Readonly<Record<string, Row>> = {
  "GET /": { 303: everybody },
  "GET /sign-in": { 200: everybody },
  "POST /sign-in": { 401: everybody },
  "POST /sign-in/code": { 401: everybody },
  "GET /help": { 200: everybody },
  "GET /help/:page": { 200: everybody },
  "GET /children": { 200: workWithChildren, 403: `${sampled} ${neverSeeAChild}` },
  "GET /api/children": { 200: workWithChildren, 403: `${sampled} ${neverSeeAChild}` },
  "GET /admin/calendar": { 200: "admin", 403: without("admin") },
  "POST /admin/calendar": { 303: "admin", 403: without("admin") },
  "GET /audit": { 200: "governance", 403: without("governance") },
  "POST /sign-out": { 303: everybody },
};

const open = { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild };
const note = { 403: `${sampled} ${neverSeeAChild}` };
const level = { 403: `${decideNot} ${sampled} ${neverSeeAChild}` };
const circle = { 403: `chair ${decideNot} ${sampled} ${neverSeeAChild}` };

/** For a child in whose circle the person is: an ordinary record and a restricted one alike. */
export const inTheCircle: Readonly<Record<string, Row>> = {
  "GET /children/:personId": open,
  "GET /children/:personId/chronology": open,
  "GET /children/:personId/circle": open,
  "GET /children/:personId/note": { 200: workWithChildren, ...note },
  "POST /children/:personId/note": { 303: workWithChildren, ...note },
  "GET /children/:personId/level": { 200: decide, ...level },
  "POST /children/:personId/level": { 303: decide, ...level },
  "POST /children/:personId/circle": { 303: gather, ...circle },
  "POST /children/:personId/circle/:membershipId/end": { 303: gather, ...circle },
};

const openOutside = { 200: reachAnyway, 404: `${reachByCircle} ${sampled}`, 403: neverSeeAChild };

/** For a child in whose circle the person is not. */
export const outsideTheCircle: Readonly<Record<string, Row>> = {
  "GET /children/:personId": openOutside,
  "GET /children/:personId/chronology": openOutside,
  "GET /children/:personId/circle": openOutside,
  "GET /children/:personId/note": { 200: reachAnyway, 404: reachByCircle, ...note },
  "POST /children/:personId/note": { 303: reachAnyway, 404: reachByCircle, ...note },
  "GET /children/:personId/level": { 200: reachAnyway, 404: "chair", ...level },
  "POST /children/:personId/level": { 303: reachAnyway, 404: "chair", ...level },
  "POST /children/:personId/circle": { 303: gather, ...circle },
  "POST /children/:personId/circle/:membershipId/end": { 303: gather, ...circle },
};

/** For a restricted child of another circle, a child of another partnership, and no child at all. */
export const beyond: Readonly<Record<string, Row>> = {
  "GET /children/:personId": { 404: open[200], 403: neverSeeAChild },
  "GET /children/:personId/chronology": { 404: open[200], 403: neverSeeAChild },
  "GET /children/:personId/circle": { 404: open[200], 403: neverSeeAChild },
  "GET /children/:personId/note": { 404: workWithChildren, ...note },
  "POST /children/:personId/note": { 404: workWithChildren, ...note },
  "GET /children/:personId/level": { 404: decide, ...level },
  "POST /children/:personId/level": { 404: decide, ...level },
  "POST /children/:personId/circle": { 404: gather, ...circle },
  "POST /children/:personId/circle/:membershipId/end": { 404: gather, ...circle },
};

function without(key: string): string {
  return everybody
    .split(" ")
    .filter((one) => one !== key)
    .join(" ");
}

const openToAll = new Set(["GET /sign-in", "GET /help", "GET /help/:page"]);

/** Nobody gets the way in and the guidance; a page leads to the way in, everything else is 401. */
export function expectedOfNobody(route: string): number {
  if (openToAll.has(route)) return 200;
  return route.startsWith("GET /api/") || route.startsWith("POST ") ? 401 : 303;
}

export function expectedOf(row: Row, key: string): number {
  const statuses = Object.entries(row).filter(([, keys]) => keys.split(" ").includes(key));
  if (statuses.length !== 1) throw new Error(`${key} stands ${statuses.length} times in a row`);
  return Number(statuses[0]?.[0]);
}
