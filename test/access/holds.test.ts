import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";

let app: TestApp;
let governance: Client;
let board: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  [governance, board] = [await app.signIn("governance"), await app.signIn("board")];
  child = await aChild(app);
});
afterAll(() => app.close());

/** Tables about people that a hold does not keep, each with why it is no record. */
const noRecords: Readonly<Record<string, string>> = {
  "audit.witness_keys": "keys of agencies, added and ended by statement and never deleted by one",
  "audit.cosignatures": "signatures under checkpoints, which nobody may change or delete",
  "govern.alarms": "what the system noticed, without a name or a record",
  "govern.fault_reports":
    "what someone outside wrote about the program; nothing deletes it, and it is no record",
  "subjects.name_keys": "worked out again from the names whenever one is put right",
  "subjects.match_keys": "worked out again from names and births whenever one is put right",
  "subjects.match_waits": "a record that changed, until it was compared",
  "subjects.likely_pairs": "worked out again from both records whenever one changes",
  "subjects.pair_samples": "pairs drawn by chance; what people decide of them is kept",
  "identify.standing_suggestions":
    "found again each night from records that are kept, and meant to go",
  "identify.standing_tallies": "counts, and nobody behind one",
  "identify.standing_quiet":
    "a digest that keeps a dismissed suggestion away, until its time is over",
  "identify.standing_runs": "when each query last looked",
  "protect.own_views": "a way of looking at the list, without a child in it",
  "protect.team_views": "a way of looking at the list, without a child in it",
  "protect.first_views": "which way of looking opens first",
  "identify.workbooks": "the work on an import that nobody confirmed",
  "identify.feed_asides": "that a row about nobody here was set aside, without its name",
  "identify.feed_waiting": "a row of another system that nobody has said whom it is about",
  "identify.feed_runs": "that rows came, and how many; the rows go with the last of them",
  "work.hook_secrets": "what messages of a webhook are signed with, sealed",
  "work.hook_events": "that something happened, a kind and an id, until it was told",
  "work.hook_deliveries": "that a system was told, for 30 days; no record is in it",
  "work.drafts": "what was typed and never sent is nobody's to look up",
  "work.notifications": "a headline that leads to a record",
  "work.outgoing_messages": "that someone was told outside: numbers alone, and no record",
  "work.notice_preferences": "whether and when someone wants to be told by mail",
  "work.save_notices": "what a save says on the page that follows, and gone with that page",
  "work.stored_answers": "an answer that is given again for a day",
};

const held = /legal hold stands/;
/** The audit has a guard of its own, which may speak first. */
const kept = /legal hold stands|the audit is only added to/;
const guarded = async (): Promise<readonly string[]> =>
  (
    await app.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
       join pg_namespace n on n.oid = c.relnamespace where t.tgname = 'keep_while_held' order by 1`,
    )
  ).map(({ name }) => name);

const holdId = async (): Promise<string> =>
  (
    await app.query<{ id: string }>(
      "select hold_id as id from govern.holds where record_reference is null and lifted_at is null",
    )
  )[0]?.id ?? "";

describe("every table that holds records", () => {
  test("is guarded; a migration that makes one calls govern.guard, or it is named here with why not", async () => {
    const tables = await app.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables
       where schemaname in ('subjects', 'protect', 'identify', 'panels', 'files', 'work', 'audit', 'history', 'govern')`,
    );
    const kept = new Set(await guarded());
    const open = tables.map(({ name }) => name).filter((name) => !kept.has(name));
    expect(open.sort()).toEqual(Object.keys(noRecords).sort());
    for (const why of Object.values(noRecords)) expect(why.length).toBeGreaterThan(15);
  });
});

describe("from the first day", () => {
  test("nothing of any record is deleted or emptied, not by the owner of the data either", async () => {
    const tables = await guarded();
    expect(tables.length).toBeGreaterThan(40);
    // One row each would be asked; a table without rows proves nothing, so the emptied ones are counted.
    let asked = 0;
    for (const table of tables) {
      await expect(app.query(`truncate ${table} cascade`)).rejects.toThrow(kept);
      const [{ rows } = { rows: 0 }] = await app.query<{ rows: number }>(
        `select count(*)::int as rows from ${table}`,
      );
      if (rows === 0) continue;
      asked++;
      await expect(app.query(`delete from ${table}`)).rejects.toThrow(kept);
    }
    expect(asked).toBeGreaterThan(8);
  });

  test("a partnership that has no hold in any row is held as well", async () => {
    await app.query("begin");
    await app.query("alter table govern.holds disable trigger keep_while_held");
    await app.query("delete from govern.holds");
    const deleting = app.query("delete from subjects.people where person_id = $1", [
      child.personId,
    ]);
    await expect(deleting).rejects.toThrow(held);
    await app.query("rollback");
  });
});

describe("lifting", () => {
  const lift = { reason: "The inquiry has ended", version: "1" };

  test("takes two people, of whom neither is the other", async () => {
    const at = `/governance/holds/${await holdId()}`;
    expect((await governance.post(`${at}/lift`, { ...lift, reason: "" })).status).toBe(422);
    expect((await board.post(`${at}/lift`, lift)).status).toBe(403);
    const early = await board.post(`${at}/answer`, { verdict: "agree", version: "1" });
    expect(early.status).toBe(409);
    expect((await governance.post(`${at}/lift`, lift)).status).toBe(303);
    const own = await governance.post(`${at}/answer`, { verdict: "agree", version: "2" });
    expect([own.status, own.page.text]).toEqual([403, expect.stringContaining("second person")]);
    const stale = await board.post(`${at}/answer`, { verdict: "agree", version: "1" });
    expect(stale.status).toBe(409);
    await expect(app.query("delete from subjects.names")).rejects.toThrow(held);
    expect((await board.post(`${at}/answer`, { verdict: "keep", version: "2" })).status).toBe(303);
    await expect(app.query("delete from subjects.names")).rejects.toThrow(held);
    expect((await governance.post(`${at}/lift`, { ...lift, version: "3" })).status).toBe(303);
    expect((await board.post(`${at}/answer`, { verdict: "agree", version: "4" })).status).toBe(303);
    const page = await board.get("/governance/holds");
    expect(page.page.text).toContain("There is no hold on everything");
  });

  test("is the control: only now does a row go, and a hold on one record keeps that record alone", async () => {
    const other = await aChild(app);
    const set = {
      covers: "record",
      record: child.reference,
      reason: "A claim",
      "review-day": "1",
      "review-month": "12",
      "review-year": "2027",
    };
    expect((await governance.post("/governance/holds", set)).status).toBe(303);
    const remove = (one: Child) =>
      app.query("delete from subjects.people where person_id = $1", [one.personId]);
    await expect(remove(child)).rejects.toThrow(/hold stands on this record/);
    await remove(other);
    const [left] = await app.query<{ n: number }>(
      "select count(*)::int as n from subjects.people where person_id = any ($1)",
      [[child.personId, other.personId]],
    );
    expect(left?.n).toBe(1);
  });

  test("and setting one again holds everything again", async () => {
    const set = {
      covers: "everything",
      reason: "A new inquiry",
      "review-day": "1",
      "review-month": "12",
      "review-year": "2027",
    };
    expect((await governance.post("/governance/holds", set)).status).toBe(303);
    await expect(app.query("delete from subjects.names")).rejects.toThrow(held);
  });
});
