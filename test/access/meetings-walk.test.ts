import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allRoutes } from "../../src/routes.ts";
import { isPermitted } from "../../src/platform/http/checks.ts";
import type { Route } from "../../src/platform/http/route.ts";
import { newId } from "../../src/kernel/ids.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import {
  aMeeting,
  aMeetingToCome,
  approve,
  fillMeeting,
} from "../../src/rooms/meetings/fixtures/a-meeting.ts";
import {
  bookingFields,
  levelFields,
  promiseFields,
} from "../../src/rooms/meetings/fixtures/forms.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { paperForm } from "../harness/papers.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { expectedOfNobody } from "./expected-of-nobody.ts";
import { expectedWhere, whereReached } from "./expected-meetings.ts";
import { auditDuring, expectedAudit, type AuditSays, isAboutAMeeting, nameOf } from "./walk.ts";
import { aChildElsewhere, cast, letIn } from "./world.ts";

const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true }).filter(
  isAboutAMeeting,
);

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

test("the table has a row for every route, and no row without one", () => {
  expect(Object.keys(whereReached).sort()).toEqual(routes.map(nameOf).sort());
});

/** A child's meetings, one for each state that a route needs. */
type Place = {
  readonly child: Child;
  readonly open: string;
  /** To come too: it is moved, and then cancelled. */
  readonly toCancel: string;
  /** Still to come, with whoever looks among those asked. */
  readonly toCome: string;
  readonly toApprove: string;
  readonly approved: string;
  readonly itemId: string;
  readonly actionId: string;
  readonly paperId: string;
  readonly agencyId: string;
  readonly chairId: string;
};

async function placeOf(child: Child, key: string): Promise<Place> {
  const [toCome, open, toCancel, toApprove, approved] = [
    await aMeetingToCome(app, child, key === "nobody" ? "nurse" : key),
    await aMeeting(app, child),
    await aMeetingToCome(app, child, key === "nobody" ? "nurse" : key),
    await aMeeting(app, child),
    await aMeeting(app, child),
  ];
  await fillMeeting(app, open);
  await approve(app, approved);
  const paperId = newId();
  const chairId = await staffIdOf(app, "chair");
  await app.query(
    `insert into panels.family_papers select $1, partnership_id, meeting_id, 'Amina', 'en', chair_id, now()
     from panels.meetings where meeting_id = $2`,
    [paperId, approved],
  );
  const one = async (text: string, value: string): Promise<string> =>
    (await app.query<{ id: string }>(text, [value]))[0]?.id ?? newId();
  return {
    child,
    open,
    toCome,
    toCancel,
    toApprove,
    approved,
    paperId,
    chairId,
    itemId: await one(
      "select item_id as id from panels.items where meeting_id = $1 and item = 'worries'",
      open,
    ),
    actionId: await one(
      "select action_id as id from panels.agreed_actions where meeting_id = $1",
      open,
    ),
    agencyId: await one(
      `select t.agency_id as id from directory.posts p join directory.teams t on t.team_id = p.team_id
       where p.staff_id = $1`,
      key === "nobody" ? chairId : await staffIdOf(app, key),
    ),
  };
}

function meetingFor(path: string, place: Place): string {
  if (/booking|cancel/.test(path)) return place.toCancel;
  if (/invitation|remind|update/.test(path)) return place.toCome;
  if (path.endsWith("/approve")) return place.toApprove;
  return /addenda|filed|papers|minutes\/paper/.test(path) ? place.approved : place.open;
}

const addressOf = ({ path }: Route, place: Place): string =>
  path
    .replace(":personId", place.child.personId)
    .replace(":meetingId", meetingFor(path, place))
    .replace(":itemId", place.itemId)
    .replace(":actionId", place.actionId)
    .replace(":paperId", place.paperId);

async function versionOf(statement: string, id: string): Promise<string> {
  const [row] = await app.query<{ version: number }>(statement, [id]);
  return String(row?.version ?? 1);
}

/** A form that is right in every field, so that what is refused is refused for want of access alone. */
async function formFor({ path }: Route, place: Place): Promise<Record<string, string>> {
  const booking = { ...bookingFields, chair: place.chairId, reason: "The room is taken" };
  const itemVersion = (item: string) =>
    versionOf(
      `select version from panels.items where meeting_id = $1 and item = '${item}'`,
      place.open,
    );
  if (path.endsWith("/meeting")) return booking;
  if (path.endsWith("/booking")) {
    const version = await versionOf(
      "select version from panels.meetings where meeting_id = $1",
      place.toCancel,
    );
    return { ...booking, version };
  }
  if (path.endsWith("/level")) {
    const version = await versionOf(
      "select version from protect.tracker_entries where person_id = $1",
      place.child.personId,
    );
    return { ...levelFields, version };
  }
  const promise = { ...promiseFields, owner: `agency:${place.agencyId}` };
  const forms: Readonly<Record<string, () => Promise<Record<string, string>>>> = {
    cancel: async () => ({ cancelReason: "Not needed" }),
    ":itemId": async () => ({ wording: "A worry", version: await itemVersion("worries") }),
    invitation: async () => ({ answer: "coming" }),
    update: async () => ({ agency: place.agencyId }),
    attendance: async () => ({ version: await itemVersion("attendance") }),
    "took-part": async () => ({ version: await itemVersion("family") }),
    words: async () => ({ words: "I want it to stop", heardBy: "The school" }),
    shared: async () => ({ agency: place.agencyId, holds: "nothing" }),
    decisions: async () => ({ decision: "other", decisionReason: "Why", decisionDissent: "" }),
    promises: async () => promise,
    actions: async () => promise,
    approve: async () => ({ without: "Nobody noted who was there" }),
    close: async () => ({ state: "done", outcome: "It helped", version: "1" }),
    addenda: async () => ({ addendum: "It was a Tuesday" }),
    filed: async () => ({ filedIn: "Mosaic 4711" }),
    papers: async () => paperForm,
    paper: async () => ({ ...paperForm, purpose: "To do their part" }),
  };
  return (await forms[path.split("/").at(-1) ?? ""]?.()) ?? {};
}

type Standing = {
  readonly isIn: boolean;
  readonly isOrdinary: boolean;
  /** Routes that this person's posts do not open were walked about other children. */
  readonly isAgain?: boolean;
};

async function check(key: string, child: Child, standing: Standing): Promise<void> {
  const client: Client = key === "nobody" ? app.nobody() : await app.signIn(key);
  const actor = key === "nobody" ? undefined : await actorOf(app, key);
  const place = await placeOf(child, key);
  const said: AuditSays[] = [];
  const about: string[] = [];
  // One look at the audit for the whole walk: its rows stand in the order in which they were asked for.
  const rows = await auditDuring(app, async () => {
    for (const route of routes) {
      const name = nameOf(route);
      const row = whereReached[name];
      if (!row) throw new Error(`${name} has no row`);
      const wanted =
        key === "nobody" ? expectedOfNobody(name) : expectedWhere(row, { key, ...standing });
      if (standing.isAgain && actor && !isPermitted(route, actor)) {
        // Refused before the child is looked at, and audited so: test/web/refused-first.test.ts.
        expect({ key, name, wanted }).toEqual({ key, name, wanted: 403 });
        continue;
      }
      const address = addressOf(route, place);
      const answer =
        route.method === "GET"
          ? await client.get(address)
          : await client.post(address, await formFor(route, place));
      expect({ key, name, status: answer.status }).toEqual({ key, name, status: wanted });
      said.push(await expectedAudit(app, { route, key, status: wanted }));
      const [, , asked = ""] = address.split("/");
      about.push(wanted === 200 || wanted === 303 ? child.personId : asked);
    }
  });
  expect(rows.map(({ subject_ids: _subjects, request_id: _id, ...rest }) => rest)).toEqual(said);
  if (key === "nobody") return;
  for (const [at, named] of about.entries())
    if (named !== "items") expect(rows[at]?.subject_ids).toContain(named);
}

describe.each([...cast, "nobody"])("%s", (key) => {
  test("in the professional network of a child", async () => {
    const child = await aChild(app);
    if (key !== "nobody") await letIn(app, child, key);
    await check(key, child, { isIn: true, isOrdinary: true });
  });

  test("in the professional network of a restricted child", async () => {
    const child = await aChild(app);
    await restrict(app, child);
    if (key !== "nobody") await letIn(app, child, key);
    await check(key, child, { isIn: true, isOrdinary: false, isAgain: true });
  });

  test("outside the professional network", async () => {
    await check(key, await aChild(app), { isIn: false, isOrdinary: true, isAgain: true });
  });

  test("outside the professional network of a restricted child", async () => {
    const child = await aChild(app);
    await restrict(app, child);
    await check(key, child, { isIn: false, isOrdinary: false, isAgain: true });
  });

  test("of another partnership", async () => {
    const child = await aChildElsewhere(app, `Elsewhere${key}`);
    await check(key, child, { isIn: false, isOrdinary: false });
  });
});
