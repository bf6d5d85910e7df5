import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { aLink, aThing, aThingFlag, linkForm, thingFlagForm } from "../harness/flags.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

/** Two records of one place, vehicle or person: read as one with all that hangs on both, and taken apart again. */
let app: TestApp;
let coordinator: Client;
let intelligence: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  intelligence = await app.signIn("intelligence");
});
afterAll(() => app.close());

const reason = { reason: "Seen together: Qxreason" };
const page = async (thingId: string, by = coordinator) => by.get(`/subjects/${thingId}`);
const joinIdOf = async (thingId: string): Promise<string> => {
  const [row] = await app.query<{ id: string }>(
    "select thing_join_id as id from subjects.thing_joins where thing_id = $1 and parted_at is null",
    [thingId],
  );
  return row?.id ?? "";
};
const join = (into: string, other: string, by = coordinator) =>
  by.post(`/subjects/${into}/same`, { q: "", other, ...reason });

/** Two records, a child linked with each, and a flag on the second. */
async function twice(label: string) {
  const [one, two] = [await aThing(app, { label }), await aThing(app, { label: `${label} again` })];
  const [near, far] = [
    await aChild(app, { familyName: `${label}near` }),
    await aChild(app, { familyName: `${label}far` }),
  ];
  await aLink(app, { personId: near.personId, thingId: one });
  await aLink(app, { personId: far.personId, thingId: two });
  const flagId = await aThingFlag(app, { thingId: two });
  return { one, two, near, far, flagId };
}

describe("two records of one subject", () => {
  test("are looked for, and read as one with the links and flags of both", async () => {
    const { one, two, near, far } = await twice("Qxestate");
    expect((await page(one)).page.text).not.toContain("Qxestatefar");
    const found = await coordinator.get(`/subjects/${one}/same?q=qxestate`);
    expect(found.html).toContain(two);
    const events = await auditDuring(app, async () => {
      expect((await join(one, two)).status).toBe(303);
    });
    expect(events.map(({ action, subject_ids }) => [action, subject_ids])).toEqual([
      ["subject.join", [one, two]],
    ]);
    const { text } = (await page(one)).page;
    for (const said of ["Qxestatenear", "Qxestatefar", "2 links you can see", "Qxreason"])
      expect(text).toContain(said);
    expect(text).not.toContain("There is no flag");
    // The second has no row of its own, is found by what it goes by, and its address leads to the first.
    expect((await page(two)).location).toBe(`/subjects/${one}`);
    const list = await coordinator.get("/subjects?q=qxestate+again");
    expect([list.html.includes(one), list.html.includes(two)]).toEqual([true, false]);
    expect((await coordinator.get("/api/subjects?q=qxestate")).raw.toString()).not.toContain(two);
    // On both children stand the flag and the one record.
    for (const { personId } of [near, far]) {
      const linked = await coordinator.get(`/children/${personId}/linked`);
      expect(linked.html).toContain(`/subjects/${one}`);
      expect(linked.html).not.toContain(`/subjects/${two}`);
      expect(linked.page.text).toContain("Exploitation");
    }
  });

  test("show each reader the children whom they reach, and no others", async () => {
    const { one, two, near } = await twice("Qxnarrow");
    await letIn(app, near, "intelligence");
    expect((await join(one, two)).status).toBe(303);
    const { text } = (await page(one, intelligence)).page;
    expect(text).toContain("Qxnarrownear");
    expect(text).toContain("1 link you can see");
    expect(text).not.toContain("Qxnarrowfar");
  });

  test("a flag of either is reviewed and ended where it stands", async () => {
    const { one, two, flagId } = await twice("Qxflag");
    await join(one, two);
    const { html } = await page(one);
    expect(html).toContain(`/subjects/${two}/flags/${flagId}/end`);
    // Under the other record's address there is no such flag to change.
    expect((await coordinator.get(`/subjects/${one}/flags/${flagId}/end`)).status).toBe(404);
    const again = await coordinator.post(`/subjects/${one}/flags`, thingFlagForm());
    expect(again.status).toBe(422);
    const ended = await coordinator.post(`/subjects/${two}/flags/${flagId}/end`, {
      reason: "Sold",
      dissent: "",
      version: "1",
    });
    expect(ended.status).toBe(303);
    expect((await page(one)).page.text).toContain("There is no flag");
  });

  test("are taken apart again, and each has what was recorded on it", async () => {
    const { one, two } = await twice("Qxapart");
    await join(one, two);
    const at = `/subjects/${one}/same/${await joinIdOf(two)}`;
    expect((await coordinator.get(at)).status).toBe(200);
    const none = await coordinator.post(at, { reason: "" });
    expect(none.page.errors.map(({ href }) => href)).toEqual(["#reason"]);
    expect((await coordinator.post(at, { reason: "Two plates" })).status).toBe(303);
    const late = await intelligence.post(at, { reason: "Qxtypedinvain" });
    expect([late.status, late.html.includes("Qxtypedinvain")]).toEqual([409, true]);
    const [first, second] = [(await page(one)).page.text, (await page(two)).page.text];
    expect(first).toContain("1 link you can see");
    expect(first).toContain("was read here until 24 November 2026");
    expect(first).toContain("Two plates");
    expect(second).toContain("Qxapartfar");
    const [kept] = await app.query(
      "select from history.versions where relation = 'subjects.thing_joins'",
    );
    expect(kept).toBeDefined();
  });
});

describe("what is refused", () => {
  test("another kind, itself, a chain, and no reason, each at its field", async () => {
    const [one, two, three] = [await aThing(app), await aThing(app), await aThing(app)];
    const place = await aThing(app, { kind: "place", label: "Qxplace" });
    const said = async (into: string, other: string) =>
      (await join(into, other)).page.errors.map(({ text }) => text);
    expect(await said(one, place)).toEqual(["Both records must be of the same kind"]);
    expect(await said(one, one)).toEqual(["Choose the other record"]);
    const bare = await coordinator.post(`/subjects/${one}/same`, {
      q: "blue",
      other: "",
      reason: "",
    });
    expect(bare.page.errors).toHaveLength(2);
    expect((await join(one, two)).status).toBe(303);
    expect(await said(three, two)).toHaveLength(1);
    expect(await said(three, one)).toHaveLength(1);
    expect((await join(two, three)).status).toBe(404);
    // What is read under another takes no new link of its own.
    const child = await aChild(app);
    const form = { ...linkForm(), reference: child.reference };
    expect((await coordinator.post(`/subjects/${two}/links`, form)).status).toBe(404);
  });

  test("whoever may not record subjects, and by the database whoever makes a chain", async () => {
    const [one, two, three] = [await aThing(app), await aThing(app), await aThing(app)];
    const police = await app.signIn("police");
    expect((await police.get(`/subjects/${one}/same`)).status).toBe(403);
    expect((await join(one, two, police)).status).toBe(403);
    expect((await join(one, two)).status).toBe(303);
    const chain = app.query(
      `insert into subjects.thing_joins (thing_join_id, partnership_id, thing_id, into_id, reason, joined_by, joined_at)
       select gen_random_uuid(), partnership_id, $1, $2, 'A chain', joined_by, joined_at from subjects.thing_joins where thing_id = $2`,
      [three, two],
    );
    await expect(chain).rejects.toThrow(/cannot be read as one/);
  });
});
