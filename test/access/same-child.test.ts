import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { matchingJobs } from "../../src/rooms/subjects/matching/matching-job.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { aFact, cast, protect } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let mash: Client;
let manager: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  manager = await app.signIn("manager");
});
afterAll(() => app.close());

const surnames = [
  "Abernathy",
  "Dunwoody",
  "Fitzgibbon",
  "Hollingworth",
  "Kessler",
  "Montague",
  "Okonjo",
  "Prendergast",
  "Quigley",
  "Rutherford",
  "Sutcliffe",
  "Tremaine",
  "Vasquez",
  "Wolstenholme",
];
let number = 0;
let one: Child;
let other: Child;
beforeEach(async () => {
  await app.query("delete from subjects.likely_pairs");
  number += 1;
  // Each test's children are like nobody else's.
  const familyName = surnames[number % surnames.length] ?? "";
  const year = 2003 + number;
  one = await aChild(app, { familyName, givenName: "Amelia", bornOn: `${year}-03-04` });
  other = await aChild(app, { familyName, givenName: "Ameila", bornOn: `${year}-04-03` });
  await compare();
});

async function compare(): Promise<void> {
  for (const job of matchingJobs({ admin: app.admin, database: app.db, clock: app.clock }))
    await job.run({});
}

const pairOf = (left = one, right = other): string =>
  `/same-child/${left.personId}/${right.personId}`;
const say = (verdict: string, reason = "Rang the school") => ({ verdict, reason });
const decisions = () =>
  app.query<{ verdict: string; is_second: boolean; ended: boolean }>(
    `select verdict, is_second, ended_at is not null as ended from subjects.pair_decisions
     where $1::uuid in (person_id, other_person_id) order by decided_at, pair_decision_id`,
    [one.personId],
  );

describe("a pair of records", () => {
  test("is found in the background, counted, and decided by a person", async () => {
    const list = await coordinator.get("/same-child");
    expect(list.page.text).toContain("1 pair to check");
    expect(list.page.text).toContain(one.reference);
    const page = await coordinator.get(pairOf());
    expect(page.page.text).toContain("Forename spelt nearly alike");
    expect(page.page.text).toContain("Same date of birth with day and month exchanged");
    expect(page.page.text).not.toMatch(/bits|per cent|%/);
    const bad = await coordinator.post(pairOf(), say("", ""));
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#verdict", "#reason"]);
    expect((await coordinator.post(pairOf(), say("same"))).status).toBe(303);
    expect((await coordinator.post(pairOf(), say("different"))).status).toBe(409);
    expect(await decisions()).toEqual([{ verdict: "same", is_second: false, ended: false }]);
    // Both records stay as they are.
    expect((await coordinator.get(`/children/${other.personId}`)).status).toBe(200);
  });

  test("is read by the API as on the page, without names, scores and what a colleague said", async () => {
    await coordinator.post(pairOf(), say("same", "Rang the school and the nurse"));
    const asked = async (client: Client) => {
      const { pairs, ...rest } = JSON.parse((await client.get("/api/same-child")).html) as {
        pairs: readonly { records: readonly { id: string }[] }[];
        total: number;
      };
      expect(rest).toEqual({ page: 1, pageSize: 25, total: pairs.length });
      return pairs.filter(({ records }) => records.some(({ id }) => id === other.personId));
    };
    const records = [one, other]
      .toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
      .map(({ personId, reference }) => ({ id: personId, reference }));
    const pair = { records, state: "second look" };
    expect(await asked(coordinator)).not.toContainEqual(pair);
    expect(await asked(mash)).toContainEqual(pair);
    await restrict(app, other);
    expect(await asked(mash)).toEqual([]);
    expect((await mash.get("/api/same-child?page=x")).status).toBe(400);
    expect((await (await app.signIn("nurse")).get("/api/same-child")).status).toBe(403);
  });

  test("is explained on a page of its own, where the steps add up", async () => {
    const { page } = await coordinator.get(`${pairOf()}/how`);
    expect(page.text).toContain("A person decides");
    const bits = [...page.text.matchAll(/[+−]\d+\.\d/g)].map(([text]) =>
      Number(text.replace("−", "-")),
    );
    expect(bits.length).toBeGreaterThan(5);
    const sum = bits.at(-1) ?? NaN;
    const steps = bits.slice(0, -1).reduce((total, step) => total + step, 0);
    // The picture's title says the sum as well.
    expect([sum, 2 * sum].some((wanted) => Math.abs(steps - wanted) < 0.6)).toBe(true);
  });

  test("is explained beside third records that were found likely with one or both, of those within reach", async () => {
    const [{ familyName, bornOn } = { familyName: "", bornOn: "" }] = await app.query<{
      familyName: string;
      bornOn: string;
    }>(
      `select family_name as "familyName", born_on as "bornOn" from subjects.people where person_id = $1`,
      [one.personId],
    );
    const third = await aChild(app, { familyName, givenName: "Amelia", bornOn });
    await compare();
    const told = (await coordinator.get(`${pairOf()}/how`)).page.text.replaceAll(/\s+/g, " ");
    expect(told).toContain(`Amelia ${familyName}, ${third.reference}: may be of one child with`);
    const [read] = await auditDuring(app, async () => {
      const { page } = await coordinator.get(`${pairOf(one, third)}/how`);
      expect(page.text).toContain(other.reference);
    });
    const named = [one, other, third].map(({ personId }) => personId);
    expect(read).toMatchObject({
      action: "pair.how",
      subject_ids: expect.arrayContaining(named) as unknown,
    });
    await restrict(app, third);
    const hidden = (await coordinator.get(`${pairOf()}/how`)).page.text;
    expect(hidden).not.toContain(third.reference);
    await app.query("delete from subjects.likely_pairs");
    expect((await coordinator.get(`${pairOf()}/how`)).page.text).toContain(
      "No other record that you can see may be of the same child",
    );
  });

  test("that is of two children is not offered again, until that is taken back with a reason", async () => {
    await app.query("update subjects.people set born_on = '2013-08-19' where person_id = $1", [
      other.personId,
    ]);
    await compare();
    expect((await coordinator.post(pairOf(), say("different"))).status).toBe(303);
    await compare();
    expect((await coordinator.get("/same-child")).html).not.toContain(one.reference);
    const decided = await coordinator.get("/same-child/decided");
    expect(decided.page.text).toContain(one.reference);
    const [{ id } = { id: "" }] = await app.query<{ id: string }>(
      "select pair_decision_id as id from subjects.pair_decisions where $1::uuid in (person_id, other_person_id)",
      [one.personId],
    );
    const end = `${pairOf()}/decisions/${id}/end`;
    const bad = await coordinator.post(end, { reason: "", version: "1" });
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#reason"]);
    expect((await coordinator.post(end, { reason: "A slip", version: "1" })).status).toBe(303);
    expect((await coordinator.post(end, { reason: "A slip", version: "1" })).status).toBe(409);
    expect((await coordinator.get(pairOf())).page.text).toContain("A slip");
    expect(await decisions()).toEqual([{ verdict: "different", is_second: false, ended: true }]);
  });
});

describe("a second look", () => {
  test("is asked without the first being read, and told afterwards", async () => {
    await coordinator.post(pairOf(), say("same", "Only the first says this"));
    expect((await coordinator.get("/same-child")).html).not.toContain(one.reference);
    expect((await mash.get("/same-child")).page.text).toContain(
      "A colleague has checked; your turn",
    );
    for (const at of [pairOf(), `${pairOf()}/how`, "/same-child", "/same-child/decided"]) {
      expect((await mash.get(at)).html).not.toContain("Only the first says this");
    }
    const [{ id } = { id: "" }] = await app.query<{ id: string }>(
      "select pair_decision_id as id from subjects.pair_decisions where ended_at is null and $1::uuid in (person_id, other_person_id)",
      [one.personId],
    );
    expect((await mash.get(`${pairOf()}/decisions/${id}/end`)).status).toBe(404);
    expect((await mash.post(pairOf(), say("different"))).status).toBe(303);
    expect((await mash.get(pairOf())).page.text).toContain("Only the first says this");
    expect((await mash.get(pairOf())).page.text).toContain("Two colleagues decided differently");
    expect((await manager.get("/same-child")).page.text).toContain("Colleagues differ");
    expect((await mash.get("/same-child/decided")).page.text).toMatch(/independently/);
  });
});

test("being asked for a second look at a pair that is shown tells nothing of what was said", async () => {
  const seen = async () => {
    const pages = [pairOf(), "/same-child", "/same-child/decided", "/work/all?list=second"];
    const read: string[] = [];
    for (const at of pages) {
      const main = /<main[\s\S]*<\/main>/.exec((await mash.get(at)).html)?.[0] ?? "";
      read.push(main.replaceAll(/name="_csrf" value="[^"]*"/g, ""));
    }
    return read;
  };
  await coordinator.post(pairOf(), say("different", "Only the first says this"));
  const different = await seen();
  expect(different.join()).toContain("A colleague has checked; your turn");
  await app.query(
    "update subjects.pair_decisions set verdict = 'same', bits = 25 where ended_at is null and $1::uuid in (person_id, other_person_id)",
    [one.personId],
  );
  expect(await seen()).toEqual(different);
});

describe("who reads of a pair", () => {
  test("who may decide and reaches both; nobody else, by list, count or address", async () => {
    for (const key of cast) {
      const client = await app.signIn(key);
      const may = ["coordinator", "mash", "manager"].includes(key);
      const status = (await client.get(pairOf())).status;
      expect({ key, status }).toEqual({ key, status: may ? 200 : 403 });
    }
  });

  test("a restricted record takes the pair from every list, count and page", async () => {
    await coordinator.post(pairOf(), say("same"));
    await restrict(app, other);
    for (const client of [coordinator, mash, manager]) {
      expect((await client.get("/same-child")).html).not.toContain(other.reference);
      expect((await client.get("/same-child/decided")).html).not.toContain(one.reference);
      expect((await client.get(pairOf())).status).toBe(404);
      expect((await client.get(`${pairOf()}/how`)).status).toBe(404);
      expect((await client.post(pairOf(), say("same"))).status).toBe(404);
    }
  });

  test("nor who is shut out of one of the two", async () => {
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      one.personId,
      await staffIdOf(app, "mash"),
    ]);
    expect((await mash.get(pairOf())).status).toBe(404);
    const counted = async (client: Client) =>
      Number(/(\d+) pairs? to check/.exec((await client.get("/same-child")).page.text)?.[1] ?? 0);
    expect((await mash.get("/same-child")).html).not.toContain(one.reference);
    expect((await coordinator.get("/same-child")).html).toContain(one.reference);
    expect(await counted(mash)).toBeLessThan(await counted(coordinator));
  });

  test("keys and pairs are read in the database under the children's own policies", async () => {
    const counts = async (key: string) =>
      acting(app, await actorOf(app, key), async (tx) => {
        const { rows } = await sql<{ keys: number; pairs: number; waits: boolean }>`
          select (select count(*)::int from subjects.match_keys where person_id = ${other.personId}::uuid) as keys,
            (select count(*)::int from subjects.likely_pairs) as pairs,
            has_table_privilege('subjects.match_waits', 'select') as waits`.execute(tx);
        return rows[0];
      });
    expect((await counts("coordinator"))?.keys).toBeGreaterThan(3);
    expect(await counts("nurse")).toEqual({ keys: 0, pairs: 0, waits: false });
    await restrict(app, other);
    expect(await counts("coordinator")).toEqual({ keys: 0, pairs: 0, waits: false });
  });

  test("the part that compares answers nobody else", async () => {
    const neighbours = await acting(app, await actorOf(app, "coordinator"), async (tx) => {
      const { rows } =
        await sql`select * from subjects.match_neighbours(${one.personId}::uuid)`.execute(tx);
      return rows;
    });
    expect(neighbours).toEqual([]);
  });

  test("the audit names both records and no name", async () => {
    await coordinator.get(pairOf());
    const [event] = await app.query<{ subject_ids: string[]; detail: unknown }>(
      "select subject_ids, detail from audit.events where action = 'pair.read' order by event_id desc limit 1",
    );
    expect(event?.subject_ids.toSorted()).toEqual([one.personId, other.personId].toSorted());
    expect(JSON.stringify(event)).not.toContain("Ameila");
  });
});

describe("a home", () => {
  test("is never a key, and weighs in no comparison once it is protected", async () => {
    const keys = () =>
      app.query<{ key: number }>(
        "select key from subjects.match_keys where person_id = $1 order by key",
        [one.personId],
      );
    const before = await keys();
    for (const child of [one, other]) {
      await aFact(app, child, { kind: "address", wording: "4 Harbour Row, EM1 2AB" });
    }
    await compare();
    expect(await keys()).toEqual(before);
    const bits = () =>
      app.query<{ bits: number }>(
        "select bits from subjects.likely_pairs where person_id in ($1, $2) and other_person_id in ($1, $2)",
        [one.personId, other.personId],
      );
    const [open] = await bits();
    expect((await coordinator.get(`${pairOf()}/how`)).page.text).toMatch(/Postcode\W+the same/);
    // Whoever is named reads the home on the record, and not here.
    await protect(app, other, ["lead", "coordinator"]);
    expect(await bits()).toEqual([]);
    await compare();
    const [closed] = await bits();
    expect(closed?.bits).not.toBe(open?.bits);
    const how = await coordinator.get(`${pairOf()}/how`);
    expect(how.page.text).toMatch(/Postcode\W+not known/);
    expect(how.page.text).not.toContain("EM1");
  });
});
