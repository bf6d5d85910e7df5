import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aColleagueOf } from "../harness/colleagues.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { shutOut } from "../harness/for-machines.ts";
import { join } from "../harness/merging.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/** Somebody who answers for governance and knows one of the children. */
let app: TestApp;
let governance: Client;
let colleague: Client;
let coordinator: Client;
let child: Child;

beforeAll(async () => {
  app = await anApp();
  governance = await app.signIn("governance");
  coordinator = await app.signIn("coordinator");
  colleague = await aColleagueOf(app, "governance");
});
beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxknown", givenName: "Amelia" });
});
afterAll(() => app.close());

const declared = async (one: Child) => shutOut(app, one, await staffIdOf(app, "governance"));
/** Found, and nobody has decided yet. */
const found = async (one: Child) =>
  app.query(
    `insert into sec.conflict_findings (conflict_finding_id, partnership_id, person_id, staff_id, strength, reasons, found_at)
     values (gen_random_uuid(), 1, $1, $2, 'strong', '{same-house}', $3)`,
    [one.personId, await staffIdOf(app, "governance"), app.clock.now()],
  );
const looksAt = async (who: Client, record: string): Promise<string> =>
  (await who.get(`/audit/record?record=${record}&period=all`)).page.text;

describe("an emergency opening", () => {
  const opened = async () => {
    const police = await aColleagueOf(app, "police");
    const why = { "reason-key": "danger-now", reason: "Qxwhy: phone off" };
    expect((await police.post(`/emergency/${child.personId}`, why)).status).toBe(303);
    const [row] = await app.query<{ id: string; outcome: string | null }>(
      "select emergency_opening_id as id, outcome from sec.emergency_openings where person_id = $1",
      [child.personId],
    );
    return row ?? { id: "", outcome: null };
  };

  test.each([
    ["declared", declared],
    ["found", found],
  ])("is neither read nor reviewed by them, where that was %s", async (_how, shut) => {
    const { id } = await opened();
    await shut(child);
    const { html } = await governance.get("/emergency/reviews");
    for (const word of [child.reference, "Qxwhy", id]) expect(html).not.toContain(word);
    const review = { outcome: "justified", note: "Rang the police" };
    expect((await governance.post(`/emergency/reviews/${id}`, review)).status).toBe(404);
    expect((await colleague.get("/emergency/reviews")).html).toContain(child.reference);
    expect((await colleague.post(`/emergency/reviews/${id}`, review)).status).toBe(303);
  });

  test("is told to the others who review alone", async () => {
    await declared(child);
    await app.query("delete from work.notifications");
    await opened();
    const told = await app.query<{ told: string }>(
      "select s.email as told from work.notifications join directory.staff s using (staff_id) where href = '/emergency/reviews'",
    );
    // Whoever else reviews.
    expect(told.map((one) => one.told).join()).toContain("colleague");
    expect(told.map((one) => one.told)).not.toContain("governance@eastmoor.example");
  });
});

describe("the audit", () => {
  test("says nothing of a child whom they were found to know", async () => {
    await coordinator.get(`/children/${child.personId}`);
    expect(await looksAt(governance, child.reference)).toContain("Priya Nair");
    await found(child);
    for (const one of [child.reference, child.personId])
      expect(await looksAt(governance, one)).not.toContain("Priya Nair");
    expect((await governance.get("/audit")).html).not.toContain(child.personId);
    expect((await colleague.get("/audit")).html).toContain(child.personId);
  });

  test("nor by the record that was joined to the child's", async () => {
    const ends = await aChild(app, { familyName: "Qxknown", givenName: "Ameila" });
    await coordinator.get(`/children/${ends.personId}`);
    await join({ coordinator, mash: await app.signIn("mash"), stays: child, ends });
    expect(await looksAt(governance, ends.reference)).toContain("Priya Nair");
    await declared(child);
    for (const one of [ends.reference, ends.personId, child.reference])
      expect(await looksAt(governance, one)).not.toContain("Priya Nair");
    expect((await governance.get("/audit")).html).not.toContain(ends.personId);
    expect(await looksAt(colleague, ends.reference)).toContain("Priya Nair");
    const at = `/governance/controllers?record=${ends.reference}`;
    expect((await governance.get(at)).page.text).not.toContain("the record itself");
  });

  test("and an unusual use without the record's number", async () => {
    const other = await aChild(app);
    await declared(child);
    await app.query(
      `insert into govern.unusual_uses (unusual_use_id, partnership_id, staff_id, used_on, rule, configuration_id, counts, subject_ids, found_at)
       select gen_random_uuid(), 1, $1, '2026-11-23', 'out-of-hours', configuration_id, '{}', array[$2, $3]::uuid[], $4
       from directory.configuration where kind = 'unusual-use' limit 1`,
      [await staffIdOf(app, "lead"), child.personId, other.personId, app.clock.now()],
    );
    const [use] = await app.query<{ id: string }>(
      "select unusual_use_id as id from govern.unusual_uses",
    );
    const { html } = await governance.get(`/audit/unusual/${use?.id ?? ""}`);
    expect([html.includes(other.personId), html.includes(child.personId)]).toEqual([true, false]);
  });
});

describe("what governance reads without reaching a record", () => {
  test("leaves out how much is held about the child, and whose it is", async () => {
    const at = `/governance/controllers?record=${child.reference}`;
    expect((await governance.get(at)).page.text).toContain("the record itself");
    await declared(child);
    expect((await governance.get(at)).page.text).not.toContain("the record itself");
    expect((await colleague.get(at)).page.text).toContain("the record itself");
  });

  test("leaves the child out of the records whose period has passed", async () => {
    await app.query("update subjects.people set born_on = '1900-02-03' where person_id = $1", [
      child.personId,
    ]);
    await app.query(
      "update protect.tracker_entries set is_open = false, last_entry_at = '1950-01-01' where person_id = $1",
      [child.personId],
    );
    const list = async (who: Client) => (await who.get("/governance/retention")).html;
    expect(await list(governance)).toContain(child.reference);
    await declared(child);
    expect(await list(governance)).not.toContain(child.reference);
    expect(await list(colleague)).toContain(child.reference);
  });
});

test("a manager who knows the child is not told of a colleague's conflict", async () => {
  const manager = await aColleagueOf(app, "manager");
  const [me] = await app.query<{ id: string }>(
    "select staff_id as id from directory.staff order by staff_id desc limit 1",
  );
  await shutOut(app, child, me?.id ?? "");
  const own = { relation: "family", reason: "My sister's child" };
  await coordinator.post(`/children/${child.personId}/conflict`, own);
  const declaredTo = (who: Client) => who.get("/notices").then(({ page }) => page.text);
  expect(await declaredTo(manager)).not.toContain("has declared a conflict");
  expect(await declaredTo(await app.signIn("manager"))).toContain("has declared a conflict");
});
