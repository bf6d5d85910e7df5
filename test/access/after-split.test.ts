import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { join, splitting } from "../harness/merging.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { protect } from "./world.ts";

/** What is pressed once two records are apart is taken back by a press, and who did either and when stays. */

let app: TestApp;
let coordinator: Client;
let mash: Client;
let manager: Client;
beforeAll(async () => {
  app = await anApp();
  [coordinator, mash] = [await app.signIn("coordinator"), await app.signIn("mash")];
  manager = await app.signIn("manager");
});
afterAll(() => app.close());

let number = 0;
let stays: Child;
let ends: Child;
let at: string;
/** Joined, written on and opened by a colleague, and taken apart. */
beforeEach(async () => {
  number += 1;
  stays = await aChild(app, { familyName: `Qxback${number}` });
  ends = await aChild(app, { familyName: `Qxback${number}` });
  at = await join({ coordinator, mash, stays, ends });
  app.clock.advance({ minutes: 1 });
  await manager.get(`/children/${stays.personId}`);
  await app.query(
    `insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on, recorded_by, recorded_at)
     values (gen_random_uuid(), 1, $1, 'note', 'Written since', '2026-11-24', $2, $3)`,
    [stays.personId, await staffIdOf(app, "mash"), app.clock.now()],
  );
  expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
});

const tellOf = (html: string): string => /action="([^"]+\/tells\/[^"/]+)"/.exec(html)?.[1] ?? "";
const versionOf = async (tell: string): Promise<string> => {
  const [row] = await app.query<{ version: string }>(
    "select version::text from subjects.merge_tells where merge_tell_id = $1",
    [tell.split("/").at(-1)],
  );
  return row?.version ?? "";
};
const rowOf = (html: string) => {
  const [, relation = ""] = /name="relation" value="([^"]+)"/.exec(html) ?? [];
  const key = /name="key" value="([^"]+)"/.exec(html)?.[1]?.replaceAll("&quot;", '"') ?? "";
  return { relation, key };
};
const text = async (who: Client) => (await who.get(at)).page.text.replaceAll(/\s+/g, " ");

describe("that someone was told", () => {
  test("is taken back, by a colleague as well; who said either stays, and they are to be told again", async () => {
    const tell = tellOf((await mash.get(at)).html);
    const toTell = async () =>
      Number(/Tell (\d+) p/.exec((await mash.get("/work")).page.text)?.[1] ?? 0);
    const before = await toTell();
    expect(before).toBeGreaterThan(0);
    expect((await mash.post(tell, { how: "By telephone", version: "1" })).status).toBe(303);
    expect(await toTell()).toBe(before - 1);
    expect(await text(mash)).toMatch(/Told by .+: By telephone/);
    app.clock.advance({ minutes: 1 });
    const events = await auditDuring(app, async () => {
      const { status, location } = await coordinator.post(`${tell}/back`, { version: "2" });
      expect({ status, location }).toEqual({ status: 303, location: `${at}#whom-to-tell` });
    });
    expect(events.at(-1)).toMatchObject({ action: "merge.told-back", outcome: "done" });
    expect(await toTell()).toBe(before);
    const said = await text(mash);
    expect(said).toMatch(/Recorded as told by [^:]+:01: By telephone. Withdrawn by Priya Nair/);
    expect(said).toMatch(new RegExp(`0 of ${before} (person|people) told`));
    expect((await coordinator.post(`${tell}/back`, { version: "3" })).status).toBe(409);
    expect((await mash.post(tell, { how: "In person", version: "3" })).status).toBe(303);
    expect(await text(mash)).not.toContain("Withdrawn by");
    const versions = await app.query(
      "select operation from history.versions where relation = 'subjects.merge_tells' and row_key = $1",
      [tell.split("/").at(-1)],
    );
    expect(versions).toHaveLength(3);
  });

  test("is not taken back from what someone else has changed, nor where nothing was said", async () => {
    const tell = tellOf((await mash.get(at)).html);
    expect((await mash.post(`${tell}/back`, { version: "1" })).status).toBe(409);
    await mash.post(tell, { how: "By email", version: "1" });
    for (const version of ["1", "", "x", "7"]) {
      expect((await mash.post(`${tell}/back`, { version })).status).toBe(409);
    }
    expect(await text(mash)).toContain("By email");
  });

  test("is nobody’s to take back in a colleague’s name, in the database either", async () => {
    const tell = tellOf((await mash.get(at)).html);
    await mash.post(tell, { how: "By email", version: await versionOf(tell) });
    const [other, id] = [await staffIdOf(app, "coordinator"), tell.split("/").at(-1) ?? ""];
    await expect(
      acting(app, await actorOf(app, "mash"), (tx) =>
        sql`update subjects.merge_tells set back_by = ${other}, back_at = now() + interval '1 year' where merge_tell_id = ${id}`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe("a row that was moved", () => {
  test("stands in a list with who moved it, and is put back where it was", async () => {
    const row = rowOf((await mash.get(at)).html);
    const reads = async (child: Child) =>
      (await mash.get(`/children/${child.personId}/chronology`)).page.text.includes(
        "Written since",
      );
    expect((await mash.post(`${at}/moves/back`, row)).status).toBe(409);
    expect((await mash.post(`${at}/moves`, row)).status).toBe(303);
    expect([await reads(stays), await reads(ends)]).toEqual([false, true]);
    const moved = await text(coordinator);
    expect(moved).toContain(`Moved to ${ends.reference} since`);
    expect(moved).toMatch(/Written since ?Moved by .+ Put back to/);
    app.clock.advance({ minutes: 1 });
    const events = await auditDuring(app, async () => {
      expect((await coordinator.post(`${at}/moves/back`, row)).status).toBe(303);
    });
    expect(events.at(-1)).toMatchObject({ action: "merge.move-back", outcome: "done" });
    expect((await coordinator.post(`${at}/moves/back`, row)).status).toBe(409);
    expect([await reads(stays), await reads(ends)]).toEqual([true, false]);
    const back = await text(mash);
    expect(back).toMatch(/Written since ?Moved by .+Put back by Priya Nair/);
    expect(back).not.toContain(`Moved to ${ends.reference} since`);
    expect((await mash.post(`${at}/moves`, row)).status).toBe(303);
    expect([await reads(stays), await reads(ends)]).toEqual([false, true]);
    expect(await text(mash)).not.toContain("Put back by");
    const versions = await app.query(
      "select operation from history.versions where relation = 'subjects.merge_moves' and was ->> 'merge_id' = $1",
      [at.split("/").at(-1)],
    );
    expect(versions).toHaveLength(3);
  });

  test("has the people around the child whose record it is, each time", async () => {
    const two = { stays: await aChild(app), ends: await aChild(app) };
    const joined = await join({ coordinator, mash, ...two });
    app.clock.advance({ minutes: 1 });
    const [meeting] = await app.query<{ id: string }>(
      `insert into panels.meetings (meeting_id, partnership_id, person_id, acl, panel_type_id, starts_at, place, chair_id, booked_by, booked_at)
       select gen_random_uuid(), 1, p.person_id, p.acl, c.configuration_id, '2026-12-01T10:00Z', 'Town hall', s.staff_id, s.staff_id, $2
       from subjects.people p, directory.configuration c, directory.staff s
       where p.person_id = $1 and c.kind = 'panel-type' and s.email like 'mash@%' limit 1 returning meeting_id as id`,
      [two.stays.personId, app.clock.now()],
    );
    expect((await mash.post(`${joined}/split`, splitting)).status).toBe(303);
    const row = { relation: "panels.meetings", key: `{"meeting_id": "${meeting?.id ?? ""}"}` };
    const stamp = () =>
      app.query<{ personId: string; isOwn: boolean }>(
        `select m.person_id as "personId", m.acl = p.acl as "isOwn" from panels.meetings m
         join subjects.people p on p.person_id = m.person_id where m.meeting_id = $1`,
        [meeting?.id],
      );
    for (const [to, child] of [
      ["moves", two.ends],
      ["moves/back", two.stays],
    ] as const) {
      expect((await mash.post(`${joined}/${to}`, row)).status).toBe(303);
      expect(await stamp()).toEqual([{ personId: child.personId, isOwn: true }]);
    }
  });

  test("stays where it is while one of the two is protected", async () => {
    const row = rowOf((await mash.get(at)).html);
    await mash.post(`${at}/moves`, row);
    await protect(app, ends, ["mash", "coordinator"]);
    const refused = await mash.post(`${at}/moves/back`, row);
    expect(refused.status).toBe(409);
    expect(refused.page.text).toContain("There is now an obstacle");
  });
});

test("who may not take apart, or reaches one of the two alone, takes nothing back", async () => {
  const { html } = await mash.get(at);
  const [tell, row] = [tellOf(html), rowOf(html)];
  await mash.post(tell, { how: "By email", version: "1" });
  await mash.post(`${at}/moves`, row);
  for (const key of ["manager", "lead", "school", "governance"]) {
    const client = await app.signIn(key);
    const answers = [
      (await client.post(`${tell}/back`, { version: "2" })).status,
      (await client.post(`${at}/moves/back`, row)).status,
    ];
    expect({ key, answers }).toEqual({ key, answers: [403, 403] });
  }
  await restrict(app, ends);
  expect((await coordinator.post(`${tell}/back`, { version: "2" })).status).toBe(404);
  expect((await coordinator.post(`${at}/moves/back`, row)).status).toBe(404);
  const other = { relation: "subjects.people", key: "{}" };
  expect((await coordinator.post(`${at}/moves/back`, other)).status).toBe(404);
});
