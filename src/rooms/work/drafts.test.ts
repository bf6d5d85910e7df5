import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../kernel/ids.ts";
import { systemActor } from "../../platform/access/actor.ts";
import { housekeepingJobs } from "../../housekeeping.ts";
import { createLog } from "../../platform/telemetry/log.ts";
import { acting } from "../../../test/database/acting.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { actorOf } from "../../../test/harness/sign-in.ts";
import { deleteDraft } from "./draft-writes.ts";
import { findDraft, listDrafts } from "./draft-reads.ts";
import { saveDraft } from "./save-draft.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());
afterEach(() => database.query("delete from work.drafts"));

const fields = { headline: "Seen at school", signs: ["calls", "gifts"] };

async function save(
  key: string,
  subject = "",
  typed: Parameters<typeof saveDraft>[2]["fields"] = fields,
) {
  const actor = await actorOf(database, key);
  const asking = { actor, at: database.clock.now() };
  return acting(database, actor, (tx) =>
    saveDraft(tx, asking, { form: "note", subject, fields: typed }),
  );
}

describe("a draft", () => {
  test("is what was typed, and the last typed stands", async () => {
    await save("lead");
    database.clock.advance({ minutes: 1 });
    await save("lead", "", { headline: "Seen at home" });
    const lead = await actorOf(database, "lead");
    const drafts = await acting(database, lead, listDrafts);
    expect(drafts).toEqual([
      {
        form: "note",
        subject: "",
        fields: { headline: "Seen at home" },
        savedAt: database.clock.now(),
      },
    ]);
    const [row] = await database.query("select version from work.drafts");
    expect(row).toEqual({ version: 2 });
  });

  test("is one for each form and each record that it is about", async () => {
    const [one, other] = [newId(), newId()];
    await save("lead", one);
    await save("lead", other, { headline: "Other" });
    const lead = await actorOf(database, "lead");
    const found = await acting(database, lead, (tx) => findDraft(tx, "note", other));
    expect(found?.fields).toEqual({ headline: "Other" });
    await acting(database, lead, (tx) => deleteDraft(tx, "note", other));
    const left = await acting(database, lead, listDrafts);
    expect(left.map(({ subject }) => subject)).toEqual([one]);
  });

  test.each<[string, Record<string, string | string[]>]>([
    ["one long text", { detail: "x".repeat(190 * 1024) }],
    ["letters of many bytes", { detail: "你".repeat(70_000) }],
    [
      "ten thousand fields",
      Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, ""])),
    ],
    ["one field with ten thousand values", { f: Array<string>(10_000).fill("") }],
  ])("is not kept when it is too much: %s", async (_what, typed) => {
    expect(await save("lead", "", typed)).toMatchObject({ kind: "invalid" });
    expect(await database.query("select from work.drafts")).toEqual([]);
  });

  test("is kept just below the limit, with as many values as there may be", async () => {
    const full = { detail: "x".repeat(188_000), f: Array<string>(990).fill("") };
    expect(await save("lead", "", full)).toEqual({ kind: "accepted" });
  });

  test("is refused as the hundred and first, while the others can be written on", async () => {
    const subjects = Array.from({ length: 100 }, () => newId());
    for (const subject of subjects) await save("nurse", subject);
    expect(await save("nurse", newId())).toMatchObject({ kind: "invalid" });
    expect(await save("nurse", subjects[0])).toEqual({ kind: "accepted" });
    expect(await save("lead")).toEqual({ kind: "accepted" });
  });
});

describe("a draft is its writer's alone", () => {
  test.each(["coordinator", "mash", "manager", "governance", "admin"])(
    "%s finds, changes and deletes nothing of it",
    async (key) => {
      await save("lead");
      const other = await actorOf(database, key);
      const found = await acting(database, other, async (tx) => ({
        listed: await listDrafts(tx),
        one: await findDraft(tx, "note", ""),
        all: (await sql`select * from work.drafts`.execute(tx)).rows,
        changed: (await sql`update work.drafts set version = 9`.execute(tx)).numAffectedRows,
        deleted: (await sql`delete from work.drafts`.execute(tx)).numAffectedRows,
      }));
      expect(found).toEqual({ listed: [], one: undefined, all: [], changed: 0n, deleted: 0n });
      await save(key);
      expect(await database.query("select from work.drafts")).toHaveLength(2);
    },
  );

  test.each(["coordinator", "school"])("%s cannot write one in another's name", async (key) => {
    const [other, lead] = [await actorOf(database, key), await actorOf(database, "lead")];
    const forged = acting(database, other, (tx) =>
      saveDraft(
        tx,
        { actor: lead, at: database.clock.now() },
        { form: "note", subject: "", fields },
      ),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  test("and cannot be handed to someone else", async () => {
    await save("lead");
    const [lead, school] = [await actorOf(database, "lead"), await actorOf(database, "school")];
    const handed = acting(database, lead, (tx) =>
      sql`update work.drafts set staff_id = ${school.id}`.execute(tx),
    );
    await expect(handed).rejects.toThrow(/permission denied/);
  });

  test("and leaves no version behind when it is changed or deleted", async () => {
    await save("lead");
    await save("lead", "", { headline: "Again" });
    await acting(database, await actorOf(database, "lead"), (tx) => deleteDraft(tx, "note", ""));
    const kept = await database.query(
      "select from history.versions where relation = 'work.drafts'",
    );
    expect(kept).toEqual([]);
  });
});

describe("a draft that is left alone", () => {
  const sweep = async () => {
    const log = createLog("info", { write: () => undefined });
    const jobs = housekeepingJobs({ database: database.db, clock: database.clock, log });
    const job = jobs.find(({ name }) => name === "sweep-drafts");
    await job?.run({});
    return (await database.query("select from work.drafts")).length;
  };

  test("is deleted after 30 days, and that is audited", async () => {
    await save("lead");
    database.clock.advance({ days: 30 });
    expect(await sweep()).toBe(1);
    database.clock.advance({ seconds: 1 });
    expect(await sweep()).toBe(0);
    const audit = await database.query(
      "select actor_id, detail from audit.events where action = 'housekeeping.sweep-drafts' order by event_id",
    );
    expect(audit).toEqual([
      { actor_id: "housekeeping", detail: { count: 0 } },
      { actor_id: "housekeeping", detail: { count: 1 } },
    ]);
  });

  test("is deleted by nobody else's asking", async () => {
    await save("lead");
    const later = new Date(database.clock.now().getTime() + 1_000);
    for (const actor of [await actorOf(database, "admin"), systemActor("command-line")]) {
      await acting(database, actor, (tx) => sql`select sec.sweep_drafts(${later})`.execute(tx));
    }
    expect(await database.query("select from work.drafts")).toHaveLength(1);
  });
});
