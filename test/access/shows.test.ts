import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { h } from "preact";
import { newId } from "../../src/kernel/ids.ts";
import { route, type Route } from "../../src/platform/http/route.ts";
import type { Shows } from "../../src/platform/http/shows.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aColleagueOf } from "../harness/colleagues.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { watchComparing } from "./crawl/compared.ts";
import { aFact } from "./world.ts";

/** What a route says that its answers show, against what they do show. */
const home = "14 Tideway Street, Eastmoor, QX1 4RT";
let app: TestApp;
let coordinator: Client;
let child: Child;
let told: readonly string[];
/** Whom the next answer is about, where each is about another. */
let next: (() => readonly string[]) | undefined;

const probe = (path: `/${string}`, shows: Shows): Route =>
  route({
    method: "GET",
    path,
    access: { permission: "child.view" },
    audit: { action: "test.look" },
    shows,
    input: {},
    handle: ({ frame: { requestId } }) =>
      Promise.resolve({
        kind: "page",
        view: { title: "Probe", body: h("p", {}, `qz0000aj ${requestId}`) },
        subjectIds: next?.() ?? told,
      }),
  });

/** Writes before anybody was compared: a note that must not stay. */
const writes: Route = route({
  method: "POST",
  path: "/shows/writes",
  access: { permission: "child.view" },
  audit: { action: "test.write" },
  shows: { about: "children" },
  input: {},
  handle: async ({ tx, actor }) => {
    const { rows } = await sql<{ id: string }>`
      select person_id as id from subjects.people where person_id = any (${told}::uuid[])`.execute(
      tx,
    );
    if (rows.length === 0) return { kind: "notFound" };
    await sql`insert into work.stored_answers (stored_answer_id, partnership_id, staff_id, idempotency_key, route, request_hash, status, headers, body, made_at)
      values (${newId()}, 1, ${actor.id}, ${`shows-${newId()}`}, 'test', decode(repeat('00', 32), 'hex'), 200, '{}', '{}', now())`.execute(
      tx,
    );
    return { kind: "redirect", to: "/", subjectIds: told };
  },
});

beforeAll(async () => {
  const moreRoutes = [
    probe("/shows/children", { about: "children" }),
    probe("/shows/nobody", { nobody: "as this route says, and wrongly" }),
    writes,
  ];
  app = await anApp({ moreRoutes });
  coordinator = await app.signIn("coordinator");
  child = await aChild(app, { familyName: "Qxshows", isOpen: false });
  told = [child.personId];
  expect((await coordinator.post("/people-i-know", { kind: "home", wording: home })).status).toBe(
    303,
  );
});
afterAll(() => app.close());

test("a child who is met where a route says nobody is named with the address", async () => {
  const stands = {
    relation: "subjects.people",
    column: "family_name",
    key: child.personId,
    personId: child.personId,
  };
  const comparing = await watchComparing(app, new Map([["qz0000aj", stands]]));
  for (const address of ["/shows/children", "/shows/nobody"]) {
    comparing.begins();
    const { html } = await coordinator.get(address);
    comparing.ends(address, html.match(/qz0000aj/g) ?? []);
  }
  expect(comparing.missed()).toEqual(["subjects.people.family_name on /shows/nobody"]);
});

describe("where an answer is about a child whom the reader turns out to be tied to", () => {
  const written = () =>
    app.query("select from work.stored_answers where idempotency_key like 'shows-%'");

  test("what was done is undone, and it is answered as to someone who does not reach them", async () => {
    expect((await coordinator.post("/shows/writes", {})).status).toBe(303);
    expect(await written()).toHaveLength(1);
    app.clock.advance({ minutes: 1 });
    await aFact(app, child, { kind: "address", wording: home });
    expect((await coordinator.post("/shows/writes", {})).status).toBe(404);
    expect(await written()).toHaveLength(1);
    expect((await coordinator.get(`/children/${child.personId}`)).status).toBe(404);
  });

  test("a list is made anew without them, and the audit names them no more", async () => {
    const reader = await aColleagueOf(app, "lead");
    const listed = await aChild(app, { familyName: "Qxlisted" });
    const other = await aChild(app, { familyName: "Qxlistedtoo" });
    expect((await reader.post("/people-i-know", { kind: "home", wording: home })).status).toBe(303);
    await aFact(app, listed, { kind: "address", wording: home });
    const { html } = await reader.get("/children?name=Qxlisted");
    expect([html.includes(listed.reference), html.includes(other.reference)]).toEqual([
      false,
      true,
    ]);
    const [event] = await app.query<{ ids: string[] }>(
      "select subject_ids as ids from audit.events where action = 'tracker.list' order by event_id desc limit 1",
    );
    expect(event?.ids).toContain(other.personId);
    expect(event?.ids).not.toContain(listed.personId);
  });
});

test("a list that is about another closed record each time is not found once, and leads on when asked again", async () => {
  const reader = await aColleagueOf(app, "coordinator");
  expect((await reader.post("/people-i-know", { kind: "home", wording: home })).status).toBe(303);
  const children: string[] = [];
  for (let nth = 0; nth < 7; nth += 1) {
    const one = await aChild(app, { familyName: "Qxeach" });
    await aFact(app, one, { kind: "address", wording: home });
    children.push(one.personId);
  }
  let asked = 0;
  told = [];
  next = () => children.slice(asked, (asked += 1));
  expect((await reader.get("/shows/children")).status).toBe(404);
  expect((await reader.get("/shows/children")).status).toBe(200);
  const found = await app.query("select from sec.conflict_findings where person_id = any ($1)", [
    children,
  ]);
  expect([asked > 6, found.length]).toEqual([true, 7]);
  next = undefined;
});

test("whoever a form chooses is compared as well, also where the form is about no record that it opens", async () => {
  const school = await app.signIn("school");
  const mash = await app.signIn("mash");
  const known = await aChild(app, { familyName: "Qxchosen", givenName: "Ada" });
  const concernId = await sendAs(school, { familyName: "Qxchosen", givenName: "Ada" });
  const at = `/mash/${concernId}/match/${known.personId}`;
  const { fields } = (await mash.get(at)).page;
  const verdict = { verdict: "same", reason: "Rang the school", version: fields["version"] ?? "" };
  expect((await mash.post(at, verdict)).status).toBe(303);
  const chosen = await aColleagueOf(app, "mash");
  expect((await chosen.post("/people-i-know", { kind: "home", wording: home })).status).toBe(303);
  await aFact(app, known, { kind: "address", wording: home });
  const [colleague] = await app.query<{ staffId: string }>(
    'select staff_id as "staffId" from sec.staff_ties order by added_at desc, staff_tie_id desc limit 1',
  );
  const staffId = colleague?.staffId ?? "";
  const ticked = new RegExp(`value="(${concernId}:\\d+)"`).exec(
    (await mash.get("/mash/board")).html,
  );
  const form = { staff: staffId, concern: ticked?.[1] ?? "", confirmed: "yes" };
  expect((await mash.post("/mash/board/assign", form)).status).toBe(303);
  const found = await app.query(
    "select from sec.conflict_findings where person_id = $1 and staff_id = $2",
    [known.personId, staffId],
  );
  expect(found).toHaveLength(1);
});
