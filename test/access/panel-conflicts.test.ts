import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aSitting, anItem } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aFact } from "./world.ts";

const home = "12 Tideway Street, Eastmoor, QX1 4RT";
let app: TestApp;
let coordinator: Client;
let sitting: string;
let atHome: { child: Child; itemId: string };
let atWork: { child: Child; itemId: string };
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  const sittingId = await aSitting(app, coordinator, "chair police nurse");
  sitting = `/sittings/${sittingId}`;
  const onIt = async (kind: string, wording: string) => {
    const child = await aChild(app, { level: 2 });
    await aFact(app, child, { kind, wording });
    return { child, itemId: await anItem(app, coordinator, { sittingId, ...child }) };
  };
  atHome = await onIt("address", home);
  atWork = await onIt("school", "Harbour View Academy");
  for (const [key, kind, wording] of [
    ["police", "home", home],
    ["nurse", "employer", "Harbour View Academy"],
  ] as const) {
    const answer = await (await app.signIn(key)).post("/people-i-know", { kind, wording });
    expect(answer.status).toBe(303);
  }
  expect((await coordinator.post(`${sitting}/papers/make`, {})).status).toBe(303);
});
afterAll(() => app.close());

const readsOf = async (key: string, { child, itemId }: typeof atHome) => {
  const client = await app.signIn(key);
  return [
    (await client.get(`${sitting}/items/${itemId}`)).status,
    (await client.get(`${sitting}/papers`)).page.text.includes(child.reference),
    (await client.get(`${sitting}/updates`)).page.text.includes(child.reference),
  ];
};
const open = [200, true, true];
const closed = [404, false, false];

test("papers are compared with who is asked: what was found closes the item to that person alone", async () => {
  const found = await app.query<{ strength: string }>(
    "select strength from sec.conflict_findings order by strength",
  );
  expect(found.map(({ strength }) => strength)).toEqual(["strong", "weak"]);
  expect(await readsOf("police", atHome)).toEqual(closed);
  expect(await readsOf("nurse", atHome)).toEqual(open);
  expect(await readsOf("nurse", atWork)).toEqual(closed);
  expect(await readsOf("police", atWork)).toEqual(open);
});

test("who keeps the panel reads that it is so, not why; peers and the person do not", async () => {
  const page = (await coordinator.get(sitting)).page.text;
  expect(page).toContain("Closed to a person until it is decided");
  expect(page).not.toContain("Tideway");
  for (const key of ["nurse", "police"]) {
    const client = await app.signIn(key);
    expect((await client.get(sitting)).page.text).not.toContain("Closed to someone");
    expect((await client.get("/notices")).page.text).not.toContain("Do you know this child");
  }
});

test("papers are compared in one statement, however many children and members there are", async () => {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  const { status } = await coordinator.post(`${sitting}/papers/make`, {});
  const looks = sent.mock.calls.filter((call) => JSON.stringify(call).includes("sec.to_compare"));
  sent.mockRestore();
  expect([status, looks.length]).toEqual([303, 1]);
});

test("whoever comes to know the child once papers are made is found as they open the item", async () => {
  const police = await app.signIn("police");
  const tie = { kind: "employer", wording: "Harbour View Academy" };
  expect((await police.post("/people-i-know", tie)).status).toBe(303);
  expect((await police.get(`${sitting}/items/${atWork.itemId}`)).status).toBe(404);
  expect(await readsOf("police", atWork)).toEqual(closed);
  expect((await police.get("/notices")).page.text).not.toContain("Do you know this child");
});

test("decided as no conflict, the item opens again; as a conflict it stays closed", async () => {
  const decide = (key: string, outcome: string) =>
    app.query(
      `update sec.conflict_findings set outcome = $2, decision_reason = 'Asked', decided_at = now(),
           decided_by = (select staff_id from directory.staff where email = 'manager@eastmoor.example')
         where staff_id = $1`,
      [key, outcome],
    );
  await decide(await staffIdOf(app, "nurse"), "none");
  await decide(await staffIdOf(app, "police"), "conflict");
  expect(await readsOf("nurse", atWork)).toEqual(open);
  expect(await readsOf("police", atHome)).toEqual(closed);
  expect((await coordinator.get(sitting)).page.text).not.toContain("Closed to someone");
});

test("whoever is asked once papers are made is compared on every page that names the child", async () => {
  const [late] = await app.query<{ id: string }>(
    `insert into panels.item_people (item_person_id, partnership_id, agenda_item_id, staff_id, invited_by, invited_at)
     select gen_random_uuid(), partnership_id, agenda_item_id, $2, added_by, $3 from panels.agenda_items where agenda_item_id = $1
     returning staff_id as id`,
    [atWork.itemId, await staffIdOf(app, "intelligence"), app.clock.now()],
  );
  const client = await app.signIn("intelligence");
  const pages = ["", "/minutes"].map((path) => `${sitting}${path}`);
  const read = async (address: string) =>
    (await client.get(address)).page.text.includes(atWork.child.reference);
  for (const address of pages) expect([address, await read(address)]).toEqual([address, true]);
  const tie = { kind: "employer", wording: "Harbour View Academy" };
  expect((await client.post("/people-i-know", tie)).status).toBe(303);
  for (const address of pages) {
    for (const table of ["conflict_findings", "conflict_looks"])
      await app.query(`delete from sec.${table} where staff_id = $1`, [late?.id]);
    expect([address, await read(address)]).toEqual([address, false]);
  }
});

test("a child whose name or household changes is compared again before the next page is read", async () => {
  const sittingId = sitting.split("/").at(-1) ?? "";
  const child = await aChild(app, { level: 2, familyName: "Plainname" });
  const itemId = await anItem(app, coordinator, { sittingId, ...child });
  expect((await coordinator.post(`${sitting}/papers/make`, {})).status).toBe(303);
  const one = { child, itemId };
  expect(await readsOf("police", one)).toEqual(open);
  expect(await readsOf("nurse", one)).toEqual(open);
  const look = await app.query("select * from sec.conflict_looks where person_id = $1", [
    child.personId,
  ]);
  expect(await readsOf("nurse", one)).toEqual(open);
  // Nothing changed: nothing was compared a second time.
  expect(
    await app.query("select * from sec.conflict_looks where person_id = $1", [child.personId]),
  ).toEqual(look);
  const [nurse] = await app.query<{ family: string }>(
    `select split_part(name, ' ', -1) as family from directory.staff where staff_id = $1`,
    [await staffIdOf(app, "nurse")],
  );
  // Stamped by the database, whose clock is another: the time says nothing of what was compared before.
  await app.query(
    `insert into subjects.names (name_id, partnership_id, person_id, kind, family_name, given_name, recorded_at)
     select gen_random_uuid(), partnership_id, person_id, 'known_as', $2, 'Given', '2020-01-01' from subjects.people where person_id = $1`,
    [child.personId, nurse?.family],
  );
  expect((await readsOf("nurse", one))[0]).toBe(404);
  expect(await readsOf("nurse", one)).toEqual(closed);
  expect(await readsOf("police", one)).toEqual(open);
  const fact = await aFact(app, child, { kind: "address", wording: "1 Other Road, QX9 9ZZ" });
  await app.query(
    "update subjects.whereabouts set recorded_at = '2020-01-01' where whereabouts_id = $1",
    [fact],
  );
  expect(await readsOf("police", one)).toEqual(open);
  await app.query(
    "update subjects.whereabouts set wording = $2, version = version + 1 where whereabouts_id = $1",
    [fact, home],
  );
  expect((await readsOf("police", one))[0]).toBe(404);
  expect(await readsOf("police", one)).toEqual(closed);
});
