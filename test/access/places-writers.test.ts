import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import { placesJobs } from "../../src/rooms/subjects/places/looking-job.ts";
import { holdPlaces } from "../../src/rooms/subjects/places/hold-places.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { join, splitting } from "../harness/merging.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { aFact, letIn, protect } from "./world.ts";

/** Who wrote words that are held: whoever typed them, and nobody whose work merely touched the row. */
let app: TestApp;
let coordinator: Client;
let mash: Client;
let child: Child;
let number = 0;
const home = "12 Wintersedge Lane, QX4 4AB";

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
}, 120_000);
afterAll(() => app.close());
beforeEach(async () => {
  number += 1;
  child = await aChild(app, { familyName: `Qxwriter${String(number)}`, givenName: "Ameila" });
});

async function guarded(of: Child = child): Promise<void> {
  await aFact(app, of, { kind: "address", wording: home });
  await protect(app, of, ["manager", "nurse"]);
}

/** By e-mail, the writers of each hold in this table. */
async function writersIn(relation: string, of: Child = child): Promise<readonly string[][]> {
  const rows = await app.query<{ writers: string[] }>(
    `select array(select split_part(s.email, '@', 1) from directory.staff s where s.staff_id = any (h.writers) order by 1) as writers
     from subjects.held_words h where h.person_id = $1 and h.relation = $2 order by h.held_at, h.held_words_id`,
    [of.personId, relation],
  );
  return rows.map(({ writers }) => writers);
}

const happened = { "happened-day": "24", "happened-month": "11", "happened-year": "2026" };
const noteBy = async (by: Client, detail: string, of: Child = child): Promise<void> => {
  const form = { headline: "Seen", detail, ...happened };
  expect((await by.post(`/children/${of.personId}/note`, form)).status).toBe(303);
};
const read = async (by: Client): Promise<string> =>
  (await by.get(`/children/${child.personId}/chronology`)).page.text;
const atNight = async (): Promise<void> => {
  for (const job of placesJobs({ admin: app.admin, database: app.db, clock: app.clock }))
    await job.run({});
};

/** As somebody of the cast, with the search for places in the same transaction. */
async function actingAs(key: string, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  const actor = await actorOf(app, key);
  await app.db.as({ ...actor, isWide: false }, async (tx) => {
    await work(tx);
    const { personId } = child;
    await app.db.within(tx, systemActor("places", { partnershipId: 1 }), () =>
      holdPlaces(tx, { personId, staffId: actor.id, at: app.clock.now() }),
    );
    const audit = { action: "test", outcome: "done", route: "test", requestId: "test" } as const;
    return { value: undefined, audit };
  });
}

describe("nobody becomes a writer by", () => {
  test("linking a concern with the child", async () => {
    await guarded();
    const school = await app.signIn("school");
    const worry = `They live at ${home}`;
    const named = { familyName: `Qxwriter${String(number)}`, givenName: "Other" };
    const id = await sendAs(school, { ...named, worry });
    expect((await mash.get(`/mash/${id}`)).page.text).toContain(worry);
    const same = { verdict: "same", reason: "Rang them", version: "1" };
    expect((await mash.post(`/mash/${id}/match/${child.personId}`, same)).status).toBe(303);
    expect(await writersIn("identify.concerns")).toEqual([["school"], ["school"]]);
    expect((await mash.get(`/mash/${id}`)).page.text).not.toContain("Wintersedge");
    expect((await school.get(`/concerns/${id}`)).page.text).toContain(worry);
  });

  test("joining two records, and by taking them apart", async () => {
    const ends = await aChild(app, {
      familyName: `Qxwriter${String(number)}`,
      givenName: "Amelia",
    });
    await letIn(app, ends, "lead");
    await noteBy(await app.signIn("lead"), `Went to ${home}`, ends);
    const page = await join({ coordinator, mash, stays: child, ends });
    await guarded();
    await atNight();
    expect(await writersIn("protect.chronology_entries")).toEqual([["lead"], ["lead"]]);
    for (const by of [coordinator, mash]) {
      const read = (await by.get(`/children/${child.personId}/chronology`)).page.text;
      expect(read).not.toContain("Wintersedge");
    }
    await coordinator.post(`${page}/split`, splitting);
    await atNight();
    expect(new Set((await writersIn("protect.chronology_entries")).flat())).toEqual(
      new Set(["lead"]),
    );
  });

  test("bringing a workbook in: whoever confirmed the import wrote its rows", async () => {
    await guarded();
    const importId = newId();
    await app.query(
      `insert into identify.imports (import_id, partnership_id, kind, file_name, file_sha256, rows_read, children_made, problems, imported_at, imported_by)
       values ($1, 1, 'tracker', 'words.xlsx', sha256('words'), 1, 0, '[]', $2, $3)`,
      [importId, app.clock.now(), await staffIdOf(app, "coordinator")],
    );
    await app.query(
      `insert into identify.import_rows (import_row_id, partnership_id, import_id, last_import_id, person_id, sheet, row_number, said)
       values (gen_random_uuid(), 1, $2, $2, $1, 'Current', 2, jsonb_build_object('cells', jsonb_build_object('Note', $3::text)))`,
      [child.personId, importId, `Was at ${home}`],
    );
    await noteBy(mash, "Nothing of a place");
    expect(await writersIn("identify.import_rows")).toEqual([["coordinator"], ["coordinator"]]);
  });

  test("saving another column of a row in which someone else wrote", async () => {
    await guarded();
    await actingAs("coordinator", (tx) =>
      sql`update protect.tracker_entries set own = ${JSON.stringify({ notes: `At ${home}` })}::jsonb
          where person_id = ${child.personId}::uuid`.execute(tx),
    );
    await actingAs("mash", (tx) =>
      sql`update protect.tracker_entries set own = own || '{"other": "Qx"}', missing_count = 3
          where person_id = ${child.personId}::uuid`.execute(tx),
    );
    expect(await writersIn("protect.tracker_entries")).toEqual([["coordinator"], ["coordinator"]]);
  });

  test("saving the same words again, as one of the named", async () => {
    await guarded();
    const save = (text: string) => (tx: Tx) =>
      sql`update protect.tracker_entries set own = ${JSON.stringify({ notes: text })}::jsonb
          where person_id = ${child.personId}::uuid`.execute(tx);
    await actingAs("coordinator", save(`At ${home}`));
    await actingAs("manager", save(`At ${home}`));
    const all = new Set((await writersIn("protect.tracker_entries")).flat());
    expect(all).toEqual(new Set(["coordinator"]));
    // Somebody who could not read them typed them.
    await actingAs("mash", save(`At ${home}`));
    const after = await writersIn("protect.tracker_entries");
    expect(after.at(-1)).toEqual(["coordinator", "mash"]);
  });
});

describe("whoever types words is their writer", () => {
  test("within a savepoint as outside of one", async () => {
    await guarded();
    const add = (tx: Tx, by: string) =>
      sql`insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, detail, happened_on, recorded_by, recorded_at)
          values (${newId()}::uuid, 1, ${child.personId}::uuid, 'note', 'Qx', ${`Near ${home}`}, '2026-11-24', ${by}::uuid, ${app.clock.now()})`.execute(
        tx,
      );
    const by = await staffIdOf(app, "coordinator");
    await actingAs("coordinator", async (tx) => {
      await sql`savepoint one`.execute(tx);
      await add(tx, by);
      await sql`release savepoint one`.execute(tx);
      await sql`savepoint two`.execute(tx);
      await add(tx, by);
      await sql`rollback to savepoint two`.execute(tx);
    });
    expect(await writersIn("protect.chronology_entries")).toEqual([
      ["coordinator"],
      ["coordinator"],
    ]);
  });

  test("where two wrote the same text, each by themselves", async () => {
    await guarded();
    await noteBy(coordinator, home);
    await noteBy(mash, home);
    for (const by of [coordinator, mash]) {
      const { text } = (await by.get(`/children/${child.personId}/chronology`)).page;
      expect(text.split("Wintersedge").length - 1).toBe(1);
    }
  });

  test("where the place became one only afterwards: a list of guesses answers nobody", async () => {
    await noteBy(coordinator, `${home} or 14 Sommersedge Lane, QX4 4AC`);
    await guarded();
    await atNight();
    const { text } = (await coordinator.get(`/children/${child.personId}/chronology`)).page;
    expect(text).toContain(`${home} or 14 Sommersedge Lane, QX4 4AC`);
    const other = (await mash.get(`/children/${child.personId}/chronology`)).page.text;
    expect(other).not.toContain("Wintersedge");
  });

  test("in a text so long that no token fits beside it", async () => {
    await guarded();
    const most = "Seen. ".repeat(1700).slice(0, 9_999 - home.length);
    await noteBy(coordinator, `${most} ${home}`);
    expect(await read(mash)).not.toContain("Wintersedge");
    expect(await read(coordinator)).toContain(home);
  });
});
