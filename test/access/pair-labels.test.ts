import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareByVersion } from "../../src/commands/matching.ts";
import { compareWaiting } from "../../src/rooms/subjects/matching/matching-job.ts";
import { learnFromDecisions } from "../../src/rooms/subjects/matching/learn-from-decisions.ts";
import { listPairLabels } from "../../src/rooms/subjects/matching/labels.ts";
import { matchingInForce } from "../../src/rooms/subjects/matching/matching-rules.ts";
import { samplePairs } from "../../src/rooms/subjects/matching/sample-pairs.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aFact, cast, protect } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let mash: Client;
const children: Child[] = [];

/** The same sound of a family name and forename start, and nothing else alike: pairs that are not shown. */
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  for (const [at, givenName] of ["Tomasz", "Torquil", "Toby", "Tolga", "Tor", "Tonio"].entries()) {
    const bornOn = `${2008 + at}-0${at + 1}-1${at}`;
    children.push(await aChild(app, { familyName: "Ullathorne", givenName, bornOn }));
  }
  await compare(compareWaiting);
});
afterAll(() => app.close());

const partnershipId = async () => (await actorOf(app, "coordinator")).partnershipId;
/** As the part that compares, today. */
const compare = async <T>(work: (tx: Tx, today: string) => Promise<T>): Promise<T> =>
  acting(app, systemActor("matching", { partnershipId: await partnershipId() }), (tx) =>
    work(tx, app.clock.today()),
  );
type Sampled = { person_id: string; other_person_id: string; stands_for: number; bits: number };
const sampled = () =>
  app.query<Sampled>(
    "select person_id, other_person_id, stands_for, bits from subjects.pair_samples order by 1, 2",
  );
const at = ({ person_id, other_person_id }: Sampled): string =>
  `/same-child/${person_id}/${other_person_id}`;
const toLookAt = async (client: Client, path = "/same-child/sample"): Promise<number> =>
  Number(/(\d+) pairs? to check/.exec((await client.get(path)).page.text)?.[1] ?? 0);

describe("the month's sample", () => {
  test("is of pairs that nobody is shown, drawn once a month", async () => {
    const drawn = await compare(samplePairs);
    expect(drawn).toBeGreaterThan(2);
    expect(await compare(samplePairs)).toBe(0);
    const all = await sampled();
    expect(all).toHaveLength(drawn);
    expect(Math.max(...all.map(({ bits }) => bits))).toBeLessThan(-3);
    expect(Math.min(...all.map((one) => one.stands_for))).toBeGreaterThanOrEqual(1);
    const shown = await app.query(
      "select from subjects.likely_pairs l join subjects.pair_samples s using (person_id, other_person_id)",
    );
    expect(shown).toEqual([]);
    const page = await coordinator.get("/same-child/sample");
    expect(page.page.text).not.toMatch(/bits|per cent|%/);
    expect(await toLookAt(coordinator)).toBe(drawn);
  });

  test("is read by who may decide and reaches both, as list, count and address", async () => {
    for (const key of cast) {
      const status = (await (await app.signIn(key)).get("/same-child/sample")).status;
      const may = ["coordinator", "mash", "manager"].includes(key);
      expect({ key, status }).toEqual({ key, status: may ? 200 : 403 });
    }
    const [first] = await sampled();
    if (!first) throw new Error("nothing was drawn");
    const before = await toLookAt(coordinator);
    const hidden = children.find(({ personId }) => personId === first.person_id);
    if (!hidden) throw new Error("drawn of another child");
    await restrict(app, hidden);
    expect(await toLookAt(coordinator)).toBeLessThan(before);
    expect((await coordinator.get("/same-child/sample")).html).not.toContain(hidden.reference);
    expect((await coordinator.get(at(first))).status).toBe(404);
    await app.query("update subjects.people set restricted = false where person_id = $1", [
      hidden.personId,
    ]);
  });

  test("is decided like every pair: a second person looks, and it is gone", async () => {
    const [first] = await sampled();
    if (!first) throw new Error("nothing was drawn");
    const before = await toLookAt(mash);
    const form = { verdict: "same", reason: "The school knows one of them" };
    expect((await coordinator.post(at(first), form)).status).toBe(303);
    expect((await mash.get("/same-child/sample")).page.text).toContain("A colleague has checked");
    expect(await toLookAt(mash)).toBe(before);
    expect((await mash.post(at(first), form)).status).toBe(303);
    expect(await toLookAt(mash)).toBe(before - 1);
  });

  test("loses what nobody has looked at where a home is protected, because the home weighed", async () => {
    const [, second] = await sampled();
    const child = children.find(({ personId }) => personId === second?.other_person_id);
    if (!second || !child) throw new Error("nothing was drawn");
    await aFact(app, child, { kind: "address", wording: "4 Harbour Row, EM1 2AB" });
    await protect(app, child, ["lead", "coordinator"]);
    const left = (await sampled()).filter((one) =>
      [one.person_id, one.other_person_id].includes(child.personId),
    );
    const decided = await app.query<{ n: number }>(
      "select count(*)::int as n from subjects.pair_decisions where $1 in (person_id, other_person_id)",
      [child.personId],
    );
    expect(left.length).toBeLessThanOrEqual(decided[0]?.n ?? 0);
  });
});

describe("what decisions show", () => {
  test("is read by who may decide; small numbers are not said", async () => {
    for (const key of cast) {
      const status = (await (await app.signIn(key)).get("/same-child/learned")).status;
      const may = ["coordinator", "mash", "manager"].includes(key);
      expect({ key, status }).toEqual({ key, status: may ? 200 : 403 });
    }
    const { page } = await coordinator.get("/same-child/learned");
    expect(page.text).toContain("fewer than 5");
    expect(page.text).toContain("Fewer than 5 pairs of the monthly sample were read");
    expect(page.text).toContain("1 in 9");
  });

  test("says numbers once there are enough of them, and what decisions speak for", async () => {
    await decideMany();
    const { page } = await coordinator.get("/same-child/learned");
    expect(page.text).toMatch(/94 in 100 60 30 \d+ About 94/);
    expect(page.text).not.toContain("Ullathorne");
  });

  test("is given without whom it is about, to who may decide and nobody else", async () => {
    const labelsOf = async (key: string) =>
      acting(app, await actorOf(app, key), (tx) => listPairLabels(tx));
    expect((await labelsOf("mash")).length).toBeGreaterThan(60);
    for (const key of ["nurse", "police", "lead"]) expect(await labelsOf(key)).toEqual([]);
  });

  test("the part that compares answers nobody else, and only it draws and learns", async () => {
    const asked = async (what: string) =>
      acting(app, await actorOf(app, "coordinator"), async (tx) => {
        const { rows } = await sql.raw<object>(what).execute(tx);
        return rows.length;
      });
    for (const what of ["labelled_records()", "drawn_records('x', 9)"]) {
      expect(await asked(`select * from subjects.${what}`)).toBe(0);
    }
    for (const what of [
      "compare_all_again()",
      "keep_pair_samples(now()::date, '{}', '{}', '{}', '{}')",
    ]) {
      await expect(asked(`select subjects.${what}`)).rejects.toThrow(/part of Lantern/);
    }
  });
});

describe("numbers learned", () => {
  test("are learned from enough pairs, put in force as a version, and everything is compared again", async () => {
    const rules = await compare((tx, today) => matchingInForce(tx, today));
    const few = await compare((tx) => learnFromDecisions(tx, rules));
    expect(few.learned).toBeUndefined();
    const found = await compare((tx) => learnFromDecisions(tx, { ...rules, enoughToLearn: 30 }));
    expect(found.same).toBeGreaterThanOrEqual(30);
    expect(found.loss?.after).toBeLessThan(found.loss?.before ?? 0);
    const learned = (found.learned ?? []).map(({ name, m, h }) => ({ name, m: [...m], h: [...h] }));
    expect(learned.map(({ name }) => name)).toContain("date of birth");
    const body = { ...rules, ...found.thresholds, learned };
    const from = app.clock.today();
    const version = { partnershipId: await partnershipId(), body, from };
    const { contextKey } = app.secrets;
    await compare(compareWaiting);
    // What fails after it takes both back.
    const put = (fails: boolean) =>
      asMaintenance(app.admin, async (tx) => {
        await compareByVersion(tx, { ...version, contextKey });
        if (fails) throw new Error("the audit cannot be written");
      });
    await expect(put(true)).rejects.toThrow("cannot be written");
    expect(await compare(matchingInForce)).toEqual(rules);
    await put(false);
    expect(await compare(compareWaiting)).toBeGreaterThan(0);
    expect(await compare(matchingInForce)).toEqual(body);
  });
});

/** Thirty pairs of one child whose dates were mistyped, and thirty of two, as two people decided them. */
async function decideMany(): Promise<void> {
  for (let at = 0; at < 30; at += 1) {
    const familyName = `Zz${String.fromCharCode(97 + (at % 26))}${at}hollow`;
    const one = await aChild(app, { familyName, givenName: "Iris", bornOn: "2010-05-12" });
    const again = await aChild(app, { familyName, givenName: "Iris", bornOn: "2011-09-23" });
    const brother = await aChild(app, { familyName, givenName: "Bertram", bornOn: "2013-02-01" });
    await decided(one, again, "same");
    await decided(one, brother, "different");
  }
}

const decided = (one: Child, other: Child, verdict: "same" | "different") =>
  app.query(
    `insert into subjects.pair_decisions (pair_decision_id, partnership_id, person_id, other_person_id, verdict, reason, bits, is_second,
       decided_by, decided_at)
     select gen_random_uuid(), s.partnership_id, least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, 'Rang the school', 1, false,
       s.staff_id, now() from directory.staff s where s.email = 'coordinator@eastmoor.example'`,
    [one.personId, other.personId, verdict],
  );
