import { expect } from "vitest";
import type { Route } from "../../src/platform/http/route.ts";
import type { TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import type { Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
export const isAboutAChild = ({ path }: Route): boolean => path.includes(":personId");

/** What a walk puts into addresses and forms. */
export type Place = {
  readonly child: Child;
  readonly membershipId: string;
  /** Somebody who is not in the child's circle yet. */
  readonly newcomer: string;
};

export function addressOf({ path }: Route, place: Place | undefined): string {
  return path
    .replace(":personId", place?.child.personId ?? "")
    .replace(":membershipId", place?.membershipId ?? "")
    .replace(":page", "tracker");
}

/** A form that is right in every field, so that what is refused is refused for want of access alone. */
export async function formFor(
  app: TestApp,
  { path }: Route,
  place: Place | undefined,
): Promise<Record<string, string>> {
  if (path === "/sign-in")
    return { email: `nobody${++strangers}@eastmoor.example`, password: "not the password" };
  if (path === "/sign-in/code") return { code: "123456" };
  if (path === "/admin/calendar") return newHoliday();
  if (path.endsWith("/note")) return { headline: "Seen", detail: "", ...day("happened", "23") };
  if (path.endsWith("/level")) return levelForm(app, place?.child.personId ?? "");
  if (path.endsWith("/circle")) {
    return { staff: place?.newcomer ?? "", basis: "grant", reason: "Meets the child" };
  }
  return {};
}

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
  readonly subject_ids: readonly string[];
};

/** Everything the audit gained while this ran. */
export async function auditDuring(
  app: TestApp,
  work: () => Promise<unknown>,
): Promise<readonly AuditRow[]> {
  const [before] = await app.query<{ known: string[] }>(
    "select coalesce(array_agg(event_id), '{}') as known from audit.events",
  );
  await work();
  return app.query<AuditRow>(
    `select actor_kind, actor_id, action, outcome, route, subject_ids from audit.events
     where event_id <> all ($1::uuid[]) order by event_id`,
    [before?.known ?? []],
  );
}

const outcomes: Readonly<Record<number, string>> = {
  200: "done",
  303: "done",
  401: "refused",
  403: "refused",
  404: "not_found",
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
): Promise<Omit<AuditRow, "subject_ids">> {
  const isByNobody = key === "nobody" || "public" in route.access;
  const isTurnedAway = key === "nobody" && !("public" in route.access);
  expect(place === undefined || isAboutAChild(route)).toBe(true);
  return {
    actor_kind: isByNobody ? "system" : "staff",
    actor_id: isByNobody ? "sign-in" : await staffIdOf(app, key),
    action: route.audit.action,
    outcome: isTurnedAway ? "refused" : (outcomes[status] ?? "unexpected"),
    route: nameOf(route),
  };
}
