import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { anAppSession, anotherPartnership, signedContext } from "../database/acting.ts";
import { referenceFor } from "../../src/kernel/ids.ts";
import { testMoment } from "../harness/constants.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let [lead, coordinator, police, school, governance]: Client[] = [];
let child: Child;
let about: string;
let looked: string;
beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  app.clock.set(testMoment);
  [lead, coordinator, police, school, governance] = await Promise.all(
    ["lead", "coordinator", "police", "school", "governance"].map((key) => app.signIn(key)),
  );
  child = await aChild(app, { familyName: "Qxlookedz" });
  about = `/children/${child.personId}`;
  looked = `${about}/looked`;
});
afterAll(() => app.close());

const as = (client: Client | undefined): Client => {
  if (!client) throw new Error("nobody is signed in");
  return client;
};
const read = async (who: Client | undefined, path: string): Promise<string> =>
  (await as(who).get(path)).page.text;
const record = (): string => `/audit/record?record=${child.reference}&period=all`;

describe("who has looked at a child", () => {
  test("says each person once, with their post, their first and last look and what they did", async () => {
    await as(coordinator).get(about);
    app.clock.advance({ minutes: 15 });
    await as(coordinator).get(`${about}/chronology`);
    await letIn(app, child, "school");
    const day = { "happened-day": "23", "happened-month": "11", "happened-year": "2026" };
    await as(school).post(`${about}/note`, { headline: "Seen", detail: "", ...day });
    const text = await read(lead, looked);
    expect(text).toMatch(/Priya Nair.{0,80}Exploitation co-ordinator, Eastmoor Council/);
    expect(text).toMatch(/24 November 2026, 10:15 24 November 2026, 10:00/);
    expect(text).toMatch(
      /Claire Hale[\s\S]{0,200}Changed: 1[\s\S]{0,80}By a place in the professional network/,
    );
    expect(text).toContain("2 people");
  });

  test("says an emergency opening, and not who asked from outside or was refused", async () => {
    await as(school).get(about);
    await as(police).get(about);
    const why = { "reason-key": "danger-now", reason: "Rang 999" };
    await as(police).post(`/emergency/${child.personId}`, why);
    await as(police).get(about);
    const text = await read(lead, looked);
    expect(text).toContain("By an emergency opening");
    expect(text).toContain("1 person");
    expect(text).not.toMatch(/Claire Hale|Tried/);
    const all = await read(governance, record());
    expect(all).toMatch(/Claire Hale[\s\S]{0,200}Tried, and did not see it: 1/);
    expect(all).not.toContain("Qxlookedz");
  });

  test("keeps to its period", async () => {
    await as(coordinator).get(about);
    app.clock.advance({ days: 31 });
    lead = await app.signIn("lead");
    expect(await read(lead, looked)).toContain("Nobody in this time");
    expect(await read(lead, `${looked}?period=365`)).toContain("Priya Nair");
    expect(await read(lead, `${looked}?period=nothing`)).not.toContain("Priya Nair");
  });

  test("does not tell of a conflict of interest, and is closed to whoever is shut out", async () => {
    await letIn(app, child, "nurse");
    const nurse = await app.signIn("nurse");
    const conflict = { relation: "family", reason: "A cousin" };
    expect((await nurse.post(`${about}/conflict`, conflict)).status).toBe(303);
    expect((await nurse.get(looked)).status).toBe(403);
    expect(await read(lead, looked)).toContain("Nobody in this time");
    expect((await as(coordinator).post(`${about}/conflict`, conflict)).status).toBe(303);
    expect((await as(coordinator).get(looked)).status).toBe(404);
  });

  test("is nobody else's: out of reach, without the permission, and for a restricted record", async () => {
    expect((await as(school).get(looked)).status).toBe(403);
    await restrict(app, child);
    expect((await as(lead).get(looked)).status).toBe(404);
    await letIn(app, child, "lead");
    expect((await as(lead).get(looked)).status).toBe(200);
  });
});

describe("the same by number, for who opens no record", () => {
  test("by the reference, by the number, and by what is none", async () => {
    await as(coordinator).get(about);
    for (const typed of [child.reference, child.personId, child.reference.toLowerCase()]) {
      const text = await read(governance, `/audit/record?record=${typed}`);
      expect(text).toContain("Priya Nair");
    }
    const unknown = await read(
      governance,
      "/audit/record?record=018f0000-0000-7000-8000-000000000000",
    );
    expect(unknown).toContain("Nobody in this time");
    expect((await as(lead).get(record())).status).toBe(403);
  });

  test("what is no record is never answered with nobody", async () => {
    for (const [typed, words] of [
      ["Qxlookedz", "names are not searched"],
      ["%", "Enter a reference such as"],
      ["C-2048-3", "Enter a reference such as"],
      [referenceFor("C", 999_999), "No record that you may ask about has this reference"],
    ] as const) {
      const text = await read(governance, `/audit/record?record=${encodeURIComponent(typed)}`);
      expect(text, typed).toContain(words);
      expect(text, typed).not.toContain("Nobody in this time");
    }
  });

  test("since a day, which goes before the period", async () => {
    await as(coordinator).get(about);
    app.clock.advance({ days: 40 });
    governance = await app.signIn("governance");
    const since = (day: string): string =>
      `/audit/record?record=${child.reference}&period=30&since-day=${day}&since-month=11&since-year=2026`;
    const text = await read(governance, since("24"));
    // On paper the filter is not there: the table itself says whose record it is.
    expect(text).toContain(`${child.reference}: 1 person, since 24 November 2026`);
    expect(text).toContain("Priya Nair");
    expect(await read(governance, since("25"))).not.toContain("Priya Nair");
    const wrong = await read(governance, since("31"));
    expect(wrong).toContain("must be a real date");
    expect(wrong).not.toContain("Nobody in this time");
  });

  test("says nothing of a child whom the reader knows", async () => {
    await as(coordinator).get(about);
    expect(await read(governance, record())).toContain("Priya Nair");
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      child.personId,
      await staffIdOf(app, "governance"),
    ]);
    const asUnknown = "No record that you may ask about has this reference";
    expect(await read(governance, record())).toContain(asUnknown);
    const byNumber = `/audit/record?record=${child.personId}`;
    expect(await read(governance, byNumber)).toContain("Nobody in this time");
  });

  test("asking is an event about the record", async () => {
    await as(governance).get(record());
    const [event] = await app.query(
      "select action, outcome from audit.events where subject_ids = array[$1::uuid]",
      [child.personId],
    );
    expect(event).toEqual({ action: "audit.record.read", outcome: "done" });
  });
});

describe("the database's own answer", () => {
  const ask = "select name from audit.looks_at($1, null)";
  const names = async (
    key: string,
    change: (actor: Awaited<ReturnType<typeof actorOf>>) => typeof actor = (actor) => actor,
  ): Promise<readonly unknown[]> => {
    const session = await anAppSession(app);
    const actor = change(await actorOf(app, key));
    const context = signedContext(actor, app.secrets.contextKey);
    try {
      await session.rows("begin");
      await session.rows("select set_config('lantern.context', $1, true)", [context]);
      await session.rows("select set_config('role', 'lantern_app', true)");
      return await session.rows(ask, [child.personId]);
    } finally {
      await session.end();
    }
  };

  test("is for those who manage the professional network and reach the child, or read the audit", async () => {
    await as(coordinator).get(about);
    expect(await names("lead")).not.toEqual([]);
    expect(await names("governance")).not.toEqual([]);
    await letIn(app, child, "school");
    for (const key of ["school", "police", "admin", "board", "analyst"]) {
      expect(await names(key), key).toEqual([]);
    }
  });

  test("is not of another partnership's records", async () => {
    await as(coordinator).get(about);
    const { partnershipId } = await anotherPartnership(app);
    const elsewhere = await names("governance", (actor) => ({ ...actor, partnershipId }));
    expect(elsewhere).toEqual([]);
    const forged = await anAppSession(app);
    expect(await forged.rows(ask, [child.personId]).catch(() => [])).toEqual([]);
    await forged.end();
  });
});
