import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { shutOut } from "../harness/for-machines.ts";
import { liftHolds } from "../harness/holds.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** Find: a child whose record has no date of birth. */
let app: TestApp;
let school: Client;
beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
});
beforeEach(async () => {
  await app.query("delete from subjects.enquiries");
  school = await app.signIn("school");
});
afterAll(() => app.close());

const names = [
  "Qxabbott",
  "Qxleigh",
  "Qxmarram",
  "Qxhadrian",
  "Qxpevensey",
  "Qxorlando",
  "Qxulverston",
];
type Named = Child & { readonly familyName: string };
async function anUndatedChild(familyName = names.shift() ?? ""): Promise<Named> {
  const child = await aChild(app, { familyName, givenName: "Zoë-Ann", bornOn: null });
  return { ...child, familyName };
}

const asked = (familyName: string, given: Readonly<Record<string, string>> = {}) => ({
  "given-name": "Zoë-Ann",
  "family-name": familyName,
  "born-day": "4",
  "born-month": "5",
  "born-year": "2011",
  reference: "",
  relationship: "met-today",
  reason: "Talked with her today",
  ...given,
});

const enquiries = () =>
  app.query<{ answer: string; person_id: string | null }>(
    "select answer, person_id from subjects.enquiries order by enquiry_id",
  );
const notices = async (key: string): Promise<number> => {
  const rows = await app.query<{ count: number }>(
    `select count(*)::int as count from work.notifications
     where staff_id = $1 and headline like 'A person asked whether%'`,
    [await staffIdOf(app, key)],
  );
  return rows[0]?.count ?? 0;
};
const bytes = ({ html }: { html: string }, name: string): string =>
  html
    .replaceAll(/nonce="[^"]+"/g, "")
    .replaceAll(/(name="_subject" value="|draft=)[0-9a-f-]{36}/g, "")
    .replaceAll(name, "X");
const notKnown = "Not known by this name and date of birth";

describe("a child at High with a flag, whose record has no date of birth", () => {
  test("may be the one: who to ring, and nothing of the record", async () => {
    const child = await anUndatedChild();
    await app.query(
      "update protect.tracker_entries set level = 3, flags = '{missing-from-home}' where person_id = $1",
      [child.personId],
    );
    const before = await notices("manager");
    const answer = await school.post("/find", asked(child.familyName.toUpperCase()));
    expect([answer.status, answer.page.heading]).toEqual([200, "There may be a match"]);
    expect(answer.page.text).toContain("has no date of birth");
    expect(answer.page.text).toContain(
      "Ring Dean Whitmore, who manages the team that holds the record: 020 7946 0124",
    );
    for (const hidden of [
      child.personId,
      child.reference,
      child.familyName,
      "There is a flag",
      "held by",
    ])
      expect(answer.html).not.toContain(hidden);
    expect(await enquiries()).toEqual([{ answer: "may-match", person_id: child.personId }]);
    expect(await notices("manager")).toBe(before + 1);
    const [event] = await app.query<{ text: string; subject_ids: string[]; answer: string }>(
      `select e::text as text, subject_ids, detail ->> 'answer' as answer from audit.events e
       where action = 'find.ask' order by event_id desc limit 1`,
    );
    expect([event?.answer, event?.subject_ids]).toEqual(["may-match", [child.personId]]);
    expect(event?.text).not.toContain("Qx");
    const manager = await app.signIn("manager");
    const access = (await manager.get(`/children/${child.personId}/access`)).page.text;
    expect(access).toContain("That there may be a match, and who to ring");
  });

  test("opens nothing in an emergency to who does not know that it is the child", async () => {
    const child = await anUndatedChild();
    const police = await app.signIn("police");
    const answer = await police.post("/find", asked(child.familyName));
    expect(answer.page.heading).toBe("There may be a match");
    expect(answer.html).not.toContain(child.personId);
  });

  test.each([
    ["another day of birth", (name: string) => asked(name, { "born-day": "9" })],
    ["its sound", (name: string) => asked(name.replace("Qx", "Qks"), { "given-name": "Soe An" })],
    ["the names the other way round", (name: string) => asked("Zoë-Ann", { "given-name": name })],
  ])("is found by %s", async (_how, typed) => {
    const child = await anUndatedChild();
    const answer = await school.post("/find", typed(child.familyName));
    expect(answer.page.heading).toBe("There may be a match");
    expect(answer.html.includes(child.personId)).toBe(false);
  });

  test.each([
    ["a name that sounds alike and is written otherwise", "Jack Qxcoz", "Zoe Qxcoz"],
    ["another given name", "Maryam Qxwrexham", "Edward Qxwrexham"],
    ["another family name", "Maryam Qxwrexham", "Maryam Qxdimmock"],
  ])("is not found by %s", async (_how, recorded, typed) => {
    const [givenName = "", familyName = ""] = recorded.split(" ");
    const [given = "", family = ""] = typed.split(" ");
    await aChild(app, { familyName, givenName, bornOn: null });
    const answer = await school.post("/find", asked(family, { "given-name": given }));
    expect(answer.page.heading).toBe(notKnown);
  });

  test("leads who reaches the record to it", async () => {
    const child = await anUndatedChild();
    await letIn(app, child, "police");
    const police = await app.signIn("police");
    const answer = await police.post("/find", asked(child.familyName));
    expect(answer.page.heading).toBe("There may be a match");
    expect(answer.page.links.map(({ href }) => href)).toContain(`/children/${child.personId}`);
  });
});

test("two such records: ring the MASH, and both leads hear of it", async () => {
  const child = await anUndatedChild("Qxtwins");
  const twin = await anUndatedChild("Qxtwins");
  const answer = await school.post("/find", asked("Qxtwins"));
  expect(answer.page.heading).toBe("There may be a match");
  expect(answer.page.text).toContain("Ring the multi-agency safeguarding hub (MASH)");
  expect((await enquiries()).map((one) => one.person_id).toSorted()).toEqual(
    [child.personId, twin.personId].toSorted(),
  );
});

test("a record with the date of birth that was asked for comes first", async () => {
  await anUndatedChild("Qxdatedtoo");
  await aChild(app, { familyName: "Qxdatedtoo", givenName: "Zoë-Ann", bornOn: "2011-05-04" });
  const answer = await school.post("/find", asked("Qxdatedtoo"));
  expect(answer.page.heading).toBe("The child is known");
});

test("a record that was joined with one that has a date is found by that date alone", async () => {
  const child = await anUndatedChild("Qxjoinedto");
  const dated = await aChild(app, {
    familyName: "Qxjoinedto",
    givenName: "Zoë-Ann",
    bornOn: "2010-01-02",
  });
  await app.query(
    `insert into subjects.merges (merge_id, partnership_id, person_id, other_person_id, other_reference, reason,
       proposed_by, agreed_by, merged_at)
     select $1, partnership_id, $2, $3, $4, 'Compared', $5, $6, $7 from subjects.people where person_id = $2`,
    [
      newId(),
      child.personId,
      dated.personId,
      dated.reference,
      await staffIdOf(app, "mash"),
      await staffIdOf(app, "coordinator"),
      app.clock.now(),
    ],
  );
  expect((await school.post("/find", asked("Qxjoinedto"))).page.heading).toBe(notKnown);
});

describe("is told “not known”, word for word as of nobody", () => {
  const none = async () => bytes(await school.post("/find", asked("Nobody")), "Nobody");

  test("who is shut out by a conflict of interest; the record knows better", async () => {
    const child = await anUndatedChild("Harkaway");
    await shutOut(app, child, await staffIdOf(app, "school"));
    const shut = await school.post("/find", asked("Harkaway"));
    expect(shut.page.heading).toBe(notKnown);
    expect(bytes(shut, "Harkaway")).toBe(await none());
    expect(await enquiries()).toContainEqual({ answer: "not-known", person_id: child.personId });
  });

  test("anyone, of a restricted record without a date of birth", async () => {
    const child = await anUndatedChild("Threlkeld");
    await restrict(app, child);
    for (const key of ["school", "mash"]) {
      school = await app.signIn(key);
      const answer = await school.post("/find", asked("Threlkeld"));
      expect(bytes(answer, "Threlkeld")).toBe(await none());
    }
    expect(await enquiries()).toContainEqual({ answer: "not-known", person_id: child.personId });
  });

  test("by the same statements, so that how long it takes tells nothing either", async () => {
    const shut = await anUndatedChild("Ravensworth");
    await shutOut(app, shut, await staffIdOf(app, "school"));
    const left = await anUndatedChild("Cholmondeley");
    await restrict(app, left);
    const statements = async (familyName: string): Promise<readonly string[]> => {
      const query = vi.spyOn(pg.Client.prototype, "query");
      await school.post("/find", asked(familyName));
      const texts = query.mock.calls.map(([said]) =>
        typeof said === "string" ? said : String((said as { text?: string }).text),
      );
      query.mockRestore();
      return texts;
    };
    await statements("Warmup");
    const none = await statements("Nobody");
    expect(none.length).toBeGreaterThan(5);
    expect(await statements("Ravensworth")).toEqual(none);
    expect(await statements("Cholmondeley")).toEqual(none);
  });

  test("who is shut out of one hears of another as if there were no first", async () => {
    const child = await anUndatedChild("Qxpemberton");
    const alone = await school.post("/find", asked("Qxpemberton"));
    expect(alone.page.heading).toBe("There may be a match");
    const shutToThem = await anUndatedChild("Qxpemberton");
    await shutOut(app, shutToThem, await staffIdOf(app, "school"));
    const answer = await school.post("/find", asked("Qxpemberton"));
    expect(bytes(answer, "Qxpemberton")).toBe(bytes(alone, "Qxpemberton"));
    expect((await enquiries()).filter((one) => one.person_id === child.personId)).toHaveLength(2);
  });
});
