import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findAlike } from "../../src/rooms/subjects/likeness/find-alike.ts";
import type { Sought } from "../../src/rooms/subjects/likeness/likeness-types.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, restrict, someChildren, type ChildGiven } from "../harness/factories.ts";
import { letInById, shutOut } from "../harness/for-machines.ts";
import { aMachine, apiClient, type ApiClient, type MadeToken } from "../harness/machine.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { aChildElsewhere, aFact, cast, letIn, protect } from "./world.ts";

let app: TestApp;
let machine: MadeToken;
let client: ApiClient;
beforeAll(async () => {
  app = await anApp();
  machine = await aMachine(app);
  client = apiClient(app, machine.token);
});
afterAll(() => app.close());

const path = "/api/same-child/candidates";
type Candidate = { readonly id: string; readonly reference: string; readonly for: string[] };
async function ask(body: object): Promise<readonly Candidate[]> {
  const answer = await client.post(path, body);
  expect(answer.status).toBe(200);
  return (answer.body as { candidates: readonly Candidate[] }).candidates;
}

describe("a system that asks whom one of its records may be about", () => {
  test("hears of a child within its reach in words, by an audit that names the child", async () => {
    const child = await aChild(app, {
      familyName: "Qxwickham",
      givenName: "Rosalind",
      bornOn: "2011-05-04",
    });
    const asked = { givenName: "Rosalinde", familyName: "Qxwickham", bornOn: "2011-04-05" };
    expect(await ask(asked)).toEqual([]);
    await letInById(app, child, machine.accountId);
    let found: readonly Candidate[] = [];
    const rows = await auditDuring(app, async () => {
      found = await ask(asked);
    });
    expect(found.map(({ id, reference }) => [id, reference])).toEqual([
      [child.personId, child.reference],
    ]);
    expect(found[0]?.for).toContain("Same date of birth with day and month exchanged");
    expect(JSON.stringify(found)).not.toMatch(/bits|probab/);
    expect(rows.map(({ action, subject_ids }) => [action, subject_ids])).toEqual([
      ["pair.ask", [child.personId]],
    ]);
    // The same question again is asked anew: reach may have changed.
    await shutOut(app, child, machine.accountId);
    expect(await ask(asked)).toEqual([]);
    const kept = await app.query(
      "select 1 from work.stored_answers where body::text like '%Qxwickham%'",
    );
    expect(kept).toEqual([]);
  });

  test("is told where a date, a name or a sex is wrong in shape, and needs no key", async () => {
    const bad = await client.post(path, {
      givenName: "Jo",
      familyName: "No",
      bornOn: "2011-02-30",
    });
    expect([bad.status, bad.text.includes("/bornOn")]).toEqual([400, true]);
    const never = await client.post(path, {
      givenName: "J".repeat(101),
      familyName: " ",
      bornOn: "0000-01-01",
      otherNames: [{ givenName: "Jo", familyName: "" }],
      postcode: "EM4 2PQ, or so",
    });
    expect(never.status).toBe(422);
    for (const at of ["/givenName", "/familyName", "/otherNames/0/familyName", "/bornOn"])
      expect(never.text).toContain(`"${at}"`);
    expect(never.text).toContain('"/postcode"');
    const plain = await client.post(
      path,
      { givenName: "", familyName: "Nobodyatall" },
      { "idempotency-key": "" },
    );
    expect([plain.status, plain.body]).toEqual([200, { candidates: [] }]);
  });
});

describe("who is looked for", () => {
  const sought = (more: Partial<Sought>): Sought => ({
    saidIn: "typed here",
    familyName: "Qxhadley",
    givenName: "Sol",
    otherNames: [],
    bornOn: "2012-08-19",
    ageAbout: null,
    sex: null,
    school: null,
    ...more,
  });
  const find = async (key: string, more: Partial<Sought> = {}, always?: string) => {
    const actor = await actorOf(app, key);
    const asking = { partnershipId: 1, today: app.clock.today(), withoutFamily: true, always };
    const found = await acting(app, actor, (tx) => findAlike(tx, sought(more), asking));
    return found.map(({ personId }) => personId);
  };

  test("is found by who reaches the record, and by nobody else: restricted, shut out, elsewhere", async () => {
    const child = await aChild(app, {
      familyName: "Qxhadley",
      givenName: "Sol",
      bornOn: "2012-08-19",
    });
    expect(await find("coordinator")).toEqual([child.personId]);
    expect(await find("nurse")).toEqual([]);
    // What the function itself tells, whatever asks the policies afterwards.
    const told = async (key: string) =>
      acting(app, await actorOf(app, key), async (tx) => {
        const { rows } = await sql<{ person_id: string }>`
          select person_id from subjects.match_candidates(array['Qxhadley'], array['Sol'], '2012-08-19', null, null, null, 20)
          where person_id = ${child.personId}::uuid`.execute(tx);
        return rows.length;
      });
    expect([await told("coordinator"), await told("nurse"), await told("admin")]).toEqual([
      1, 0, 0,
    ]);
    await shutOut(app, child, await staffIdOf(app, "coordinator"));
    expect([await told("coordinator"), await told("mash")]).toEqual([0, 1]);
    await restrict(app, child);
    expect([await told("mash"), await find("mash")]).toEqual([0, []]);
  });

  test("stands before namesakes by a home, which is not read once something protects it", async () => {
    const given = { familyName: "Qxmarlowe", givenName: "Ada", bornOn: null };
    const people = [];
    for (const postcode of ["EM1 1AA", "EM2 2BB", "EM3 3CC"]) {
      const child = await aChild(app, given);
      await app.query(
        `insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, acl, kind, wording, source, recorded_at)
         select gen_random_uuid(), partnership_id, person_id, acl, 'address', $2, 'A test', now()
         from subjects.people where person_id = $1`,
        [child.personId, `1 Example Road, ${postcode}`],
      );
      people.push(child);
    }
    const last = people[2];
    if (!last) throw new Error("nobody was made");
    const asked = { familyName: "Qxmarlowe", givenName: "Ada", bornOn: null, postcode: "EM3 3CC" };
    expect((await find("coordinator", asked))[0]).toBe(last.personId);
    const homes = async () =>
      acting(app, await actorOf(app, "coordinator"), async (tx) => {
        const { rows } = await sql<{ homes: readonly string[] }>`
          select homes from subjects.match_candidates(array['Qxmarlowe'], array['Ada'], null, null, 'EM3 3CC', null, 20)
          where person_id = ${last.personId}::uuid`.execute(tx);
        return rows[0]?.homes;
      });
    expect(await homes()).toEqual(["1 Example Road, EM3 3CC"]);
    // Nobody compares by it from then on, whoever is named.
    await protect(app, last, ["coordinator", "lead"]);
    expect(await homes()).toEqual([]);
  });

  test("is found by a home where names and date are others, and only by a home that the asker may read", async () => {
    const child = await aChild(app, {
      familyName: "Qxhargreave",
      givenName: "Tamsin",
      bornOn: "2013-06-21",
    });
    const home = (wording: string) => aFact(app, child, { kind: "address", wording });
    await home("2 Former Road, EM8 1QX");
    const told = async (key: string, postcode: string | null = "EM8 1QX") =>
      acting(app, await actorOf(app, key), async (tx) => {
        const { rows } = await sql<{ person_id: string }>`
          select person_id from subjects.match_candidates(array['Zyx'], array['Wvu'], '2009-01-30', null, ${postcode}, null, 20)
          where person_id = ${child.personId}::uuid`.execute(tx);
        return rows.length;
      });
    expect([await told("coordinator"), await told("nurse"), await told("admin")]).toEqual([
      1, 0, 0,
    ]);
    expect(await told("coordinator", null)).toBe(0);
    // Two signs the other way round, and a space that is not where it belongs.
    expect([await told("coordinator", "EM1 8QX"), await told("coordinator", "em 81qx")]).toEqual([
      1, 1,
    ]);
    // A newer home does not hide the older one.
    await home("7 Later Lane, EM7 2QX");
    expect([await told("coordinator"), await told("coordinator", "EM7 2QX")]).toEqual([1, 1]);
    await shutOut(app, child, await staffIdOf(app, "coordinator"));
    expect([await told("coordinator"), await told("mash")]).toEqual([0, 1]);
    await protect(app, child, ["lead", "mash"]);
    // Nobody finds by it from then on, whoever is named.
    expect([await told("mash"), await told("lead")]).toEqual([0, 0]);
  });

  test("is found by an initial with the whole date", async () => {
    const child = await aChild(app, {
      familyName: "Qxostrander",
      givenName: "Simran",
      bornOn: "2014-07-23",
    });
    const keys = await app.query<{ kind: string }>(
      `select distinct k.kind from subjects.match_keys_of('Bloggs', 'S', '2014-07-23', true) k
       join subjects.match_keys m on m.key = k.key where m.person_id = $1 order by k.kind`,
      [child.personId],
    );
    expect(keys.map(({ kind }) => kind)).toEqual(["birth", "birth-start"]);
  });

  test("is put in order by each part of a date, and by how both names are spelt", async () => {
    const print = async (...of: readonly string[]): Promise<number> => {
      const [row] = await app.query<{ print: number }>(
        "select subjects.match_print_of($1, $2, $3) as print",
        [...of],
      );
      return row?.print ?? NaN;
    };
    const whole = await print("Khan", "Ali", "2011-05-04");
    expect(whole >> 16).toBe(((2011 % 64) << 9) | (5 << 5) | 4);
    expect((whole ^ (await print("Khan", "Aly", "2011-05-04"))) & ~0xff00).toBe(0);
    expect((whole ^ (await print("Kahn", "Ali", "2011-05-04"))) & ~0xff).toBe(0);
    expect(whole & 0xffff).toBe((await print("Khan", "Ali", "2009-11-30")) & 0xffff);
  });

  test("is found though only the year, or no date, is on the record", async () => {
    const vague = await aChild(app, {
      familyName: "Qxbellamy",
      givenName: "Isa",
      bornOn: "2012-01-01",
    });
    const undated = await aChild(app, {
      familyName: "Qxbellamy",
      givenName: "Isla",
      bornOn: null,
    });
    const found = await find("coordinator", {
      familyName: "Qxbellamy",
      givenName: "Isla",
      bornOn: "2012-02-24",
    });
    expect(found.toSorted()).toEqual([vague.personId, undated.personId].toSorted());
  });

  test("is among twenty namesakes where a concern is linked with them already", async () => {
    const named = { familyName: "Qxsorensen", givenName: "Ida", bornOn: "2012-08-19" };
    await someChildren(app, Array<ChildGiven>(21).fill(named));
    const linked = await aChild(app, { familyName: "Qxpetrov", givenName: "Una" });
    const found = await find("coordinator", named, linked.personId);
    expect(found).toHaveLength(20);
    expect(found).toContain(linked.personId);
  });

  test("is told to each of the cast as the policies have it, merged and elsewhere as well", async () => {
    const given = { familyName: "Qxlindqvist", givenName: "Else", bornOn: null };
    const make = () => aChild(app, given);
    const [plain, restricted, shut, merged, hidden] = [
      await make(),
      await make(),
      await make(),
      await make(),
      await make(),
    ];
    const children = [plain, restricted, shut, merged, hidden];
    for (const child of children)
      await aFact(app, child, { kind: "address", wording: `Home of ${child.reference}` });
    await restrict(app, restricted);
    await letIn(app, restricted, "lead");
    await shutOut(app, shut, await staffIdOf(app, "coordinator"));
    // Its keys are left here: nobody reaches it even so.
    await app.query(
      "update subjects.people set is_merged = true, restricted = true, acl = '{0}' where person_id = $1",
      [merged.personId],
    );
    await protect(app, hidden, ["coordinator", "lead"]);
    await letIn(app, plain, "nurse");
    await aChildElsewhere(app, given.familyName);
    for (const key of cast) {
      const told = await acting(app, await actorOf(app, key), async (tx) => {
        const { rows } = await sql<Record<"told" | "reached" | "homes", readonly string[] | null>>`
          with told as materialized (
            select * from subjects.match_candidates(array['Qxlindqvist'], array['Else'], null, null, 'EM9 9ZZ', null, 80)
          )
          select (select array_agg(person_id::text order by person_id) from told) as told,
            (select array_agg(person_id::text order by person_id) from subjects.people
              where family_name = 'Qxlindqvist') as reached,
            (select array_agg(home order by home) from told, unnest(homes) home) as homes`.execute(
          tx,
        );
        return rows[0];
      });
      expect({ key, ids: told?.told }).toEqual({ key, ids: told?.reached });
      const homes = children
        .filter(({ personId }) => personId !== hidden.personId && told?.reached?.includes(personId))
        .map(({ reference }) => `Home of ${reference}`);
      expect({ key, homes: told?.homes ?? [] }).toEqual({ key, homes: homes.toSorted() });
    }
  });
});
