import { expect } from "vitest";
import type { Route } from "../../src/platform/http/route.ts";
import { newId } from "../../src/kernel/ids.ts";
import { aConcernForm } from "../harness/concerns.ts";
import type { TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { considerForm, form45, referenceForm } from "../harness/elsewhere.ts";
import { exportForm } from "../harness/exports.ts";
import { linkForm } from "../harness/families.ts";
import { toldForm } from "../harness/front-door.ts";
import { momentForm } from "../harness/moments.ts";
import { planForm as triggerPlanForm, reportForm } from "../harness/missing.ts";
import { closingForm, reopenForm, transferForm, transitionForm } from "../harness/life.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aMove, beginForm } from "../harness/pathway.ts";
import { educationForm } from "./walk-education.ts";
import { visitForm, warningForm } from "../harness/visits.ts";
import { recoveryForm } from "./walk-recovery.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { flagsForm, isOfFlags } from "./walk-flags.ts";
import { isOfPanels, panelsForm } from "./walk-panels.ts";
import { isOfRecord, newTokens, planForm, recordPlan } from "./walk-plans.ts";

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
export const isAboutAChild = ({ path }: Route): boolean => path.includes(":personId");

/** What ends the session comes last in a walk. */
export const endsSession = ({ path }: Pick<Route, "path">): boolean =>
  path === "/sign-out" || path === "/hide";

/** Routes of a child's plan and meetings have a walk of their own: meetings-walk.test.ts. */
export const isAboutAMeeting = ({ path }: Route): boolean =>
  /:meetingId|:itemId|^\/children\/:personId\/(plan|meeting|actions)/.test(path);

/** What a walk puts into addresses and forms. */
export type Place = {
  readonly child: Child;
  readonly membershipId: string;
  /** A flag that stands on the child's record. */
  readonly flagId: string;
  /** Somebody who is not in the child's circle yet. */
  readonly newcomer: string;
  readonly whereaboutsId: string;
};

/** What a place in an address is called that is no id. */
const words: Readonly<Record<string, string>> = {
  tool: "education-conversation",
  register: "complaint",
  planPart: "contingencies",
  number: "1",
  forum: "youth-justice",
  educationKind: "attendance",
  panelKey: "mace",
  audience: "family",
  kind: "clock",
  page: "tracker",
  reader: "hotels",
  wordsPart: "after",
  form: "concern",
};

/** What the address asks besides, to show a form. */
const questions: readonly (readonly [RegExp, string])[] = [
  [/\/forums\/new$/, "?forum=youth-justice"],
  [/\/step$/, "?step=guardian"],
  [/\/assessments\/new$/, "?kind=strategy-discussion"],
];

/** An address of the route: about the child of the place, and besides about what is nowhere. */
export function addressOf({ path }: Route, place: Place | undefined): string {
  const asked = questions.find(([pattern]) => pattern.test(path))?.[1] ?? "";
  const { child, ...ids } = place ?? {};
  const known: Readonly<Record<string, string | undefined>> = {
    ...words,
    ...newTokens(),
    personId: "",
    membershipId: "",
    flagId: "",
    whereaboutsId: "",
    ...ids,
    ...(child && { personId: child.personId }),
  };
  return path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => known[name] ?? newId()) + asked;
}

/** A form that is right in every field, so that what is refused is refused for want of access alone. */
export async function formFor(
  app: TestApp,
  { path }: Route,
  place: Place | undefined,
): Promise<Record<string, string>> {
  if (path === "/sign-in")
    return { email: `nobody${++strangers}@eastmoor.example`, password: "not the password" };
  if (path === "/sign-in/code" || path === "/confirm/code") return { code: "123456" };
  if (path === "/admin/calendar") return newHoliday();
  // Of what nobody has to reach; of a child: test/bad-input/drafts.test.ts.
  if (path === "/drafts/:form") return { _subject: newId() };
  if (path === "/children/export") return anExport(app);
  if (path === "/children/columns") return { name: `Column ${++columns}`, kind: "text" };
  if (path === "/children/new") return aNewChild();
  if (path === "/children/views/new") return { name: `View ${++views}`, team: "me" };
  if (isOfPanels(path)) return panelsForm(app, path);
  if (isOfFlags(path)) return flagsForm(app, path);
  if (/\/(?:safety-plan|voice|identity|vulnerability-profile)/.test(path))
    return planForm(app, { path, place });
  if (path.endsWith("/pathway")) return aMove(app, place?.child.personId ?? "");
  if (path.endsWith("/assessments/new"))
    return beginForm(await staffIdOf(app, "lead"), day("startedOn", "23"));
  if (/\/(?:recovery|outcomes|services)/.test(path)) return recoveryForm(app, path);
  if (/\/(?:education|schools|cohorts)(?:\/|$)/.test(path)) return educationForm(app, path);
  if (path.endsWith("/visits/new")) return visitForm(app, "lead");
  if (path.endsWith("/visit-warnings/new")) return warningForm();
  if (path.endsWith("/door")) return { show: "address" };
  if (path.endsWith("/forums/new")) return referenceForm();
  if (path.endsWith("/nrm/new")) return considerForm();
  if (path.startsWith("/tell-us/")) return toldForm();
  if (path === "/do-you-know") return { "a-danger": "ring-999" };
  if (path.endsWith("/family-views/ask")) return linkForm();
  if (path.endsWith("/moments/new")) return momentForm();
  if (path.endsWith("/section-45")) return form45();
  if (path === "/forums/:forum/list") return aMember(app);
  if (path.endsWith("/numbers")) return aNumber();
  if (path.endsWith("/told")) return notTold();
  if (path.includes("/exploitation/")) return anAccount();
  if (path.endsWith("/disputes")) return aDispute();
  if (path.endsWith("/closing/new")) return closingForm(app, place?.child.personId ?? "");
  if (path.endsWith("/reopen")) return reopenForm;
  if (path.endsWith("/turning-18")) return aTransition(app, place?.child.personId ?? "");
  if (path.endsWith("/transfers/new")) return transferForm;
  if (path.endsWith("/missing/new")) return reportForm;
  if (path.endsWith("/trigger-plan/edit")) return triggerPlanForm;
  if (path === "/governance/holds") return aHold();
  if (path === "/governance/public-roles/new") return aRole;
  if (path.startsWith("/governance/controllers")) return { regime: "safeguarding", version: "1" };
  if (path === "/governance/report") return aReport();
  if (path.endsWith(":register/new")) return aComplaint();
  if (path === "/concerns") return { id: newId(), ...aConcernForm };
  if (path.endsWith("/tools/:tool")) return aConversation;
  if (isOfRecord(path)) return recordPlan(path);
  if (path.endsWith("/note")) return { headline: "Seen", detail: "", ...day("happened", "23") };
  if (path.endsWith("/already-here")) return { reason: "Seen at the station" };
  if (path.endsWith("/level")) return levelForm(app, place?.child.personId ?? "");
  if (path.endsWith("/chases")) return { about: "update" };
  if (path.startsWith("/search")) return { sought: "Family" };
  if (path === "/find") return { ...question, reason: `Seen today, ${++askings}` };
  if (path === "/emergency/:personId") return { "reason-key": "danger-now", reason: "Rang 999" };
  if (path.endsWith("/restrict")) return restrictForm(app, place);
  if (path.endsWith("/lift")) return { reason: "No longer needed" };
  if (path.endsWith("/conflicts"))
    return { ...conflict, staff: await staffIdOf(app, "intelligence") };
  if (path === "/people-i-know") return { kind: "employer", wording: "A night shelter" };
  if (path.endsWith("/conflict")) return conflict;
  if (path.endsWith("/harm-status")) {
    return { ...(await levelForm(app, place?.child.personId ?? "")), status: "suspected" };
  }
  if (path.endsWith("/flags")) return flagForm(app, place?.child.personId ?? "");
  if (path.includes("/flags/")) return changeForm(app, place?.flagId ?? "");
  if (path.endsWith("/circle")) {
    return { staff: place?.newcomer ?? "", basis: "grant", reason: "Meets the child" };
  }
  if (path.endsWith("/whereabouts")) return { kind: "ward", wording: "Northside", source: "Map" };
  if (path.endsWith("/protect")) return protectForm(app);
  return {};
}

/** Against the version that stands. */
async function aTransition({ query }: TestApp, personId: string): Promise<Record<string, string>> {
  const [row] = await query<{ version: number }>(
    "select coalesce(max(version), 0) as version from protect.transition_plans where person_id = $1",
    [personId],
  );
  return { ...transitionForm, version: String(row?.version ?? 0) };
}

/** There is at least one child to take out. */
async function anExport(app: TestApp): Promise<Record<string, string>> {
  await aChild(app);
  return exportForm;
}
/** What somebody said of the exploitation, and of who may be doing it. */
const anAccount = () => ({
  sourceKind: "child",
  source: "The child, at school",
  wording: "Was given a phone",
  name: "Nobody Here",
  standing: "alleged",
  relationship: "Not known",
  reason: "Said so",
  ...day("learnedOn", "23"),
});
const aRole = { kind: "councillor", authority: "Eastmoor", name: "Nobody Here" };
let members = 0;
/** Somebody who is not on the list of the forum yet, and who puts nobody on it. */
const aMember = async (app: TestApp) => {
  const keys = ["lead", "police", "nurse", "school"] as const;
  const key = keys[members++ % keys.length] ?? "lead";
  return { staff: await staffIdOf(app, key), reason: "Sits on it" };
};
let columns = 0;
let newcomers = 0;
/** Of a name that nobody else here has, so that no record is like it. */
const aNewChild = () => ({
  givenName: String.fromCodePoint(97 + (++newcomers % 26)).repeat(4),
  familyName: `${String.fromCodePoint(97 + (newcomers % 26))}${newId().replaceAll("-", "")}`,
  reason: "Seen with older men at the station",
});

let views = 0;
/** A tool without numbers, filled in as shortly as it can be. */
const aConversation = {
  "childsView-not": "Not seen yet",
  "parentsView-not": "Not seen yet",
  judgement: "Nothing stood out",
};
const conflict = { relation: "friend", reason: "A friend of the family" };
const question = {
  "given-name": "Nobody",
  "family-name": "Of This Name",
  "born-day": "4",
  "born-month": "5",
  "born-year": "2011",
  relationship: "met-today",
};

/** Lets in who can agree to lifting the restriction later, and keeps them. */
async function restrictForm(app: TestApp, place: Place | undefined) {
  const form: Record<string, string> = { reason: "A colleague's family" };
  for (const key of ["lead", "manager"]) {
    const staffId = await staffIdOf(app, key);
    form[`keep-${staffId}`] = "yes";
    await app.query(
      `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
       select gen_random_uuid(), partnership_id, circle_id, $2, 'grant', 'Let in by a test', $3 from subjects.people
       where person_id = $1 and not restricted on conflict do nothing`,
      [place?.child.personId, staffId, app.clock.now()],
    );
  }
  return form;
}

/** Another one each time: a child has a number once. */
const aNumber = () => ({ kind: "council", number: newId(), source: "The council" });
const notTold = () => ({
  who: "child",
  outcome: "not-told",
  reason: "It is not safe yet",
  ...day("reviewBy", "30"),
});
const aDispute = () => ({ about: "record", by: "The child", says: "Not so", ...day("on", "23") });
const aHold = () => ({ covers: "everything", reason: "An inquiry", ...day("review", "30") });
const aReport = () => ({
  about: "near-miss",
  title: "A letter",
  what: "Stopped in time",
  ...day("known", "23"),
  "known-time": "10:00",
});
const aComplaint = () => ({
  title: "A letter",
  from: "parent",
  about: "Not what I said",
  state: "confirmed",
  ...day("receivedOn", "20"),
});

let askings = 0;
/** Two people whose team holds the children of the walk. */
const protectForm = async (app: TestApp) => ({
  named1: await staffIdOf(app, "lead"),
  named2: await staffIdOf(app, "manager"),
  reason: "Someone must not find the child",
  ...day("review", "30"),
});

let strangers = 0;
let holidays = 0;
const newHoliday = () => ({
  "date-day": String(++holidays),
  "date-month": "6",
  "date-year": "2027",
  title: "A day",
  reason: "Council",
});

const day = (prefix: string, number: string) => ({
  [`${prefix}-day`]: number,
  [`${prefix}-month`]: "11",
  [`${prefix}-year`]: "2026",
});

async function levelForm({ query }: TestApp, personId: string): Promise<Record<string, string>> {
  const rows = await query<{ version: number }>(
    "select version from protect.tracker_entries where person_id = $1",
    [personId],
  );
  const version = String(rows[0]?.version ?? 1);
  return { level: "2", reason: "Two signs", dissent: "", version, ...day("review", "30") };
}

/** The first flag that does not stand yet. */
async function flagForm({ query }: TestApp, personId: string): Promise<Record<string, string>> {
  const there = await query<{ type: string }>(
    "select type from protect.flags where person_id = $1 and ended_on is null",
    [personId],
  );
  const free = ["cse", "cce", "trafficking"].find((one) => there.every(({ type }) => type !== one));
  const why = { reason: "Two signs", dissent: "", mirroredIn: "" };
  return { type: free ?? "cse", ...why, ...day("review", "30") };
}

async function changeForm({ query }: TestApp, flagId: string): Promise<Record<string, string>> {
  const rows = await query<{ version: number }>(
    "select version from protect.flags where flag_id = $1",
    [flagId],
  );
  const version = String(rows[0]?.version ?? 1);
  return {
    reason: "Looked at again",
    dissent: "",
    mirroredIn: "",
    version,
    ...day("review", "30"),
  };
}

export async function walk(
  app: TestApp,
  client: Client,
  { route, place }: { route: Route; place?: Place | undefined },
): Promise<Answer> {
  const address = addressOf(route, place);
  return route.method === "GET"
    ? client.get(address)
    : client.post(address, await formFor(app, route, place));
}

export type AuditRow = {
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly action: string;
  readonly outcome: string;
  readonly route: string;
  readonly request_id: string;
  readonly subject_ids: readonly string[];
};

/** What a row says that is not about one request alone. */
export type AuditSays = Omit<AuditRow, "subject_ids" | "request_id">;

/** Everything the audit gained while this ran. */
export async function auditDuring(
  app: TestApp,
  work: () => Promise<unknown>,
): Promise<readonly AuditRow[]> {
  const [before] = await app.query<{ ends: unknown }>(
    "select jsonb_object_agg(shard, sequence) as ends from audit.shards",
  );
  await work();
  return app.query<AuditRow>(
    `select e.actor_kind, e.actor_id, e.action, e.outcome, e.route, e.request_id, e.subject_ids
     from audit.shards s join audit.events e on e.shard = s.shard
       and e.sequence > coalesce(($1::jsonb ->> s.shard::text)::bigint, 0)
     order by e.event_id`,
    [before?.ends ?? {}],
  );
}

const outcomes: Readonly<Record<number, string>> = {
  200: "done",
  303: "done",
  401: "refused",
  403: "refused",
  404: "not_found",
  409: "stale",
  422: "invalid",
};

/** The one audit row that this answer must have left. */
export async function expectedAudit(
  app: TestApp,
  {
    route,
    key,
    status,
    place,
  }: { route: Route; key: string; status: number; place?: Place | undefined },
): Promise<AuditSays> {
  const isByNobody = key === "nobody" || "public" in route.access;
  const isTurnedAway = key === "nobody" && !("public" in route.access);
  expect(place === undefined || isAboutAChild(route)).toBe(true);
  return {
    actor_kind: isByNobody ? "system" : "staff",
    actor_id: isByNobody ? (route.actsAs ?? "sign-in") : await staffIdOf(app, key),
    action: route.audit.action,
    outcome: isTurnedAway ? "refused" : (outcomes[status] ?? "unexpected"),
    route: nameOf(route),
  };
}
