import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { newId } from "../../src/kernel/ids.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { testMoment } from "../harness/constants.ts";
import { exportForm } from "../harness/exports.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { endPosts } from "./world.ts";

let app: TestApp;
let child: Child;
let coordinator: Client;
let manager: Client;
let lead: Client;

beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxwaitz", givenName: "Ada", level: 3 });
}, 180_000);
beforeEach(async () => {
  app.clock.set(testMoment);
  coordinator = await app.signIn("coordinator");
  manager = await app.signIn("manager");
  lead = await app.signIn("lead");
});
afterAll(() => app.close());

const address = "/children/export?columns=level&q=Qxwaitz";
const named = { ...exportForm, names: "yes", "names-reason": "The panel talks of each child" };
const ask = (form: object = {}, by = coordinator): Promise<Answer> =>
  by.post(address, { ...named, ...form });
const asked = async (form: object = {}): Promise<string> => (await ask(form)).location ?? "";
const versionOf = async (at: string): Promise<string> => {
  const [row] = await app.query<{ version: number }>(
    "select version from protect.waiting_exports where waiting_export_id = $1",
    [at.split("/")[3]],
  );
  return String(row?.version ?? 1);
};
const step = async (by: Client, at: string, to: string, more: object = {}): Promise<Answer> =>
  by.post(`${at}/${to}`, { version: await versionOf(at), ...more });
const files = async (): Promise<number> =>
  (await app.query("select 1 from protect.exports")).length;

describe("a file with names", () => {
  test("waits, is released by someone else, and is made when it is taken", async () => {
    const before = await files();
    const at = await asked({ "purpose-words": "December panel" });
    expect(at).toContain("/exports/waiting/");
    expect((await step(coordinator, at, "take")).status).toBe(409);
    expect(await files()).toBe(before);
    expect((await manager.get("/papers")).html).toContain(at);
    expect((await manager.get("/work")).page.text).toContain("file to release");
    expect((await manager.get("/notices")).page.text).toContain("asks for a second person");
    const page = await manager.get(at);
    for (const said of ["The panel talks of each child", "December panel", "own use", "1 child"]) {
      expect(page.page.text).toContain(said);
    }
    // Not a name that was sought, and no child.
    for (const hidden of ["Qxwaitz", child.reference, child.personId]) {
      expect(page.html).not.toContain(hidden);
    }
    expect((await step(manager, at, "release")).status).toBe(303);
    expect((await coordinator.get("/notices")).page.text).toContain("take it within a day");
    const rows = await auditDuring(app, async () => {
      const file = await step(coordinator, at, "take");
      expect(file.headers["content-type"]).toBe("text/csv; charset=utf-8");
      expect(file.html).toContain("Ada Qxwaitz");
    });
    expect(rows).toMatchObject([{ action: "tracker.export", outcome: "done" }]);
    expect(rows[0]?.subject_ids).toContain(child.personId);
    const [entry] = await app.query<{ at: string; by: string }>(
      "select '/exports/' || export_id as at, released_by as by from protect.exports order by reference desc limit 1",
    );
    expect(entry?.by).toBe(await staffIdOf(app, "manager"));
    const governance = await app.signIn("governance");
    expect((await governance.get(entry?.at ?? "")).page.text).toContain(
      "Released by Dean Whitmore",
    );
  });

  test("is taken once, and by nobody but who asked for it", async () => {
    const at = await asked();
    expect((await step(manager, at, "release")).status).toBe(303);
    expect((await step(manager, at, "take")).status).toBe(404);
    expect((await step(lead, at, "take")).status).toBe(403);
    expect((await step(coordinator, at, "take")).status).toBe(200);
    const before = await files();
    expect((await step(coordinator, at, "take")).status).toBe(409);
    expect(await files()).toBe(before);
  });

  test("is made from the data as it is then, and holds nobody who went out of reach", async () => {
    const gone = await aChild(app, { familyName: "Qxwaitz", givenName: "Qxgonez" });
    const at = await asked();
    expect((await step(manager, at, "release")).status).toBe(303);
    await restrict(app, gone);
    const file = await step(coordinator, at, "take");
    expect(file.html).toContain("Ada Qxwaitz");
    expect(file.html).not.toContain("Qxgonez");
  });

  test("is made of no more children than the second person released", async () => {
    const at = await asked();
    expect((await step(manager, at, "release")).status).toBe(303);
    const before = await files();
    const late = await aChild(app, { familyName: "Qxwaitz", givenName: "Qxlatez" });
    const answer = await step(coordinator, at, "take");
    expect([answer.status, await files()]).toEqual([409, before]);
    expect(answer.html).not.toContain("Qxlatez");
    expect(answer.page.text).toContain("more children on the list now than were released");
    await restrict(app, late);
    expect((await step(coordinator, at, "take")).html).toContain("Ada Qxwaitz");
  });

  test("asking says of no child that it has left", async () => {
    const rows = await auditDuring(app, () => ask());
    expect(rows).toMatchObject([{ action: "tracker.export", outcome: "done" }]);
    expect(rows[0]?.subject_ids).not.toContain(child.personId);
    const kept = await app.query(
      "select form, columns, looked_at from protect.waiting_exports order by asked_at desc",
    );
    expect(JSON.stringify(kept)).not.toMatch(
      new RegExp(`Ada|${child.reference}|${child.personId}`),
    );
  });
});

test("many children wait without names too, from the number on that is configured", async () => {
  const set = (most: number) =>
    app.query(
      `update directory.configuration set body = body || jsonb_build_object('mostChildren', $1::int) where kind = 'export-release'`,
      [most],
    );
  await aChild(app, { familyName: "Qxwaitz", givenName: "Bo" });
  expect((await ask({ names: "no" })).status).toBe(200);
  await set(1);
  const page = await coordinator.get(address);
  expect(page.page.text).toContain("with more than 1 children");
  expect((await ask({ names: "no" })).location).toContain("/exports/waiting/");
  await set(200);
});

describe("the second person", () => {
  test("is not who asked for it, by page, by the function or by the table", async () => {
    const at = await asked();
    expect((await coordinator.get(at)).page.buttons).not.toContain("Release this file");
    expect((await step(coordinator, at, "release")).status).toBe(403);
    const self = await staffIdOf(app, "coordinator");
    const id = at.split("/")[3];
    await expect(
      app.query(
        "update protect.waiting_exports set state = 'released', settled_by = $2, settled_at = now() where waiting_export_id = $1",
        [id, self],
      ),
    ).rejects.toThrow("second_person");
    expect((await step(coordinator, at, "take")).status).toBe(409);
  });

  test("is not who it is for", async () => {
    const at = await asked({ recipient: "colleague", colleague: await staffIdOf(app, "manager") });
    expect((await manager.get(at)).status).toBe(404);
    expect((await manager.get("/papers")).html).not.toContain(at);
    expect((await step(manager, at, "release")).status).toBe(404);
    expect((await step(lead, at, "release")).status).toBe(303);
  });

  test.each([
    ["police", 404, 403],
    ["governance", 404, 403],
    ["school", 404, 403],
    ["chair", 200, 303],
  ] as const)("%s: page %i, release %i", async (key, read, released) => {
    const at = await asked();
    const client = await app.signIn(key);
    expect((await client.get(at)).status).toBe(read);
    expect((await step(client, at, "release")).status).toBe(released);
  });

  test("sends back with words, after which nothing is taken or released", async () => {
    const at = await asked();
    expect((await step(manager, at, "send-back", { words: " " })).status).toBe(422);
    expect((await step(manager, at, "send-back", { words: "Leave out names" })).status).toBe(303);
    expect((await coordinator.get(at)).page.text).toContain("Leave out names");
    expect((await coordinator.get("/notices")).page.text).toContain("was sent back");
    expect((await step(manager, at, "release")).status).toBe(409);
    expect((await step(coordinator, at, "take")).status).toBe(409);
  });

  test("with a version that was not read, or a second time, changes nothing", async () => {
    const at = await asked();
    for (const version of ["2", "0", "x", ""]) {
      expect((await manager.post(`${at}/release`, { version })).status).toBe(409);
    }
    const both = await Promise.all([step(manager, at, "release"), step(lead, at, "release")]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  test("confirms that it is them", async () => {
    const at = await asked();
    app.clock.advance({ minutes: 6 });
    expect((await step(manager, at, "release")).page.text).toContain("Confirm that it is you");
    expect((await step(coordinator, at, "take")).status).toBe(403);
  });
});

describe("a release", () => {
  test("lapses after a day, and then no file is made", async () => {
    const at = await asked();
    expect((await step(manager, at, "release")).status).toBe(303);
    app.clock.set("2026-11-25T10:00:00Z");
    coordinator = await app.signIn("coordinator");
    const late = await step(coordinator, at, "take");
    expect([late.status, late.page.text.includes("A release is for one day")]).toEqual([409, true]);
    expect((await coordinator.get(at)).page.buttons).not.toContain("Take the file");
    expect((await step(coordinator, at, "withdraw")).status).toBe(303);
  });

  test("is taken back by who asked, and then gives no file", async () => {
    const at = await asked();
    expect((await step(manager, at, "release")).status).toBe(303);
    expect((await step(manager, at, "withdraw")).status).toBe(404);
    expect((await step(coordinator, at, "withdraw")).status).toBe(303);
    expect((await step(coordinator, at, "take")).status).toBe(409);
  });

  test("gives nothing to someone who may not take files out any more", async () => {
    const at = (await ask({}, manager)).location ?? "";
    expect((await step(lead, at, "release")).status).toBe(303);
    await endPosts(app, "manager", "2026-11-23");
    const left = await app.signIn("manager");
    expect((await step(left, at, "take")).status).toBe(403);
    await app.query("update directory.posts set ends_on = null where staff_id = $1", [
      await staffIdOf(app, "manager"),
    ]);
  });

  test("is needed by the table: nobody registers names without one, or with another’s", async () => {
    const at = await asked();
    const actor = await actorOf(app, "coordinator");
    const second = await staffIdOf(app, "manager");
    const register = (releasedBy: string | null, waiting: string | null) =>
      acting(app, actor, (tx) =>
        sql`insert into protect.exports (export_id, partnership_id, reference, exported_by, exported_at, purpose, recipient, only_involved,
            agreement_id, basis, looked_at, columns, has_names, names_reason, format, row_count, sha256, destroy_by, released_by, waiting_export_id)
          select ${newId()}::uuid, ${actor.partnershipId}, ${newId()}, ${actor.id}::uuid, ${app.clock.now()}, 'panel', 'own', false,
            configuration_id, 'safeguarding', 'open', '{Name}', true, 'Why', 'csv', 1, sha256('file'), '2026-12-22', ${releasedBy}::uuid, ${waiting}::uuid
          from directory.configuration limit 1`.execute(tx),
      );
    const waiting = at.split("/")[3] ?? "";
    await expect(register(null, null)).rejects.toThrow("released by a second person");
    await expect(register(second, waiting)).rejects.toThrow("released by a second person");
    expect((await step(lead, at, "release")).status).toBe(303);
    await expect(register(second, waiting)).rejects.toThrow("released by a second person");
    await register(await staffIdOf(app, "lead"), waiting);
    // And the release is used up by it.
    expect((await step(coordinator, at, "take")).status).toBe(409);
  });
});

describe("whoever is shut out of a record gets nothing of that child", () => {
  const shutOut = async (key: string, givenName = "Bea"): Promise<Child> => {
    const hidden = await aChild(app, { familyName: "Qxwaitz", givenName });
    const form = { staff: await staffIdOf(app, key), relation: "friend", reason: "A neighbour" };
    const declared = await manager.post(`/children/${hidden.personId}/conflicts`, form);
    expect(declared.status).toBe(303);
    return hidden;
  };
  const noNames = { names: "no", "names-reason": "" };
  const entry = async (): Promise<string> => {
    const [row] = await app.query<{ at: string }>(
      "select '/exports/' || export_id as at from protect.exports order by reference desc limit 1",
    );
    return (await coordinator.get(row?.at ?? "")).page.text;
  };

  test("a colleague: left out, counted for who makes the file, and not said in it", async () => {
    const { reference } = await shutOut("nurse");
    const to = { recipient: "colleague", colleague: await staffIdOf(app, "nurse") };
    const file = await ask({ ...noNames, ...to });
    expect(file.status).toBe(200);
    expect(file.html).toContain(child.reference);
    expect(file.html).not.toContain(reference);
    expect(file.html.toLowerCase()).not.toContain("left out:");
    expect(await entry()).toContain("1 more left out");
    const other = { recipient: "colleague", colleague: await staffIdOf(app, "police") };
    expect((await ask({ ...noNames, ...other })).html).toContain(reference);
    const at = await asked(to);
    expect((await manager.get(at)).page.text).toContain("1 child is left out");
  });

  test("someone outside who has their name", async () => {
    const { reference } = await shutOut("intelligence");
    const [staff] = await app.query<{ name: string }>(
      "select name from directory.staff where email like 'intelligence@%'",
    );
    const [first = "", last = ""] = (staff?.name ?? "").split(" ");
    const to = { recipient: "outside", outside: `${last.toUpperCase()}, ${first} (consultant)` };
    expect((await ask({ ...noNames, ...to })).html).not.toContain(reference);
    const others = { recipient: "outside", outside: `${first} Someone (consultant)` };
    expect((await ask({ ...noNames, ...others })).html).toContain(reference);
  });

  test("a file of nobody else is not made, and the form says so", async () => {
    await shutOut("nurse", "Qxalonez");
    const to = { recipient: "colleague", colleague: await staffIdOf(app, "nurse") };
    const back = await coordinator.post("/children/export?q=Qxalonez", {
      ...exportForm,
      ...to,
    });
    expect(back.status).toBe(422);
    expect(back.page.text).toContain("No child on this list can be included for this recipient");
  });
});
