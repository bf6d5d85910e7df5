import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, type Child, type ChildGiven } from "../../../test/harness/factories.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { aScreening } from "../../../test/harness/tools.ts";
import { bandFloors, floorErrors, floorsFor, type LevelFloor } from "./level-floors.ts";

const under13: LevelFloor = {
  key: "under-13",
  atLeast: 2,
  when: { ageUnder: 13 },
  because: "a child under 13",
};
const exploited: LevelFloor = {
  key: "being-exploited",
  atLeast: 2,
  when: { harm: "now" },
  because: "being exploited",
};
const nobody = { age: undefined, hasLearningDisability: false, harm: undefined };

test.each([
  ["12 years old", { ...nobody, age: 12 }, ["under-13"]],
  ["13 years old", { ...nobody, age: 13 }, []],
  ["being exploited", { ...nobody, harm: "now" as const }, ["being-exploited"]],
  ["suspected", { ...nobody, harm: "suspected" as const }, []],
  ["not known", nobody, []],
])("for a child who is %s hold %o", (_, facts, keys) => {
  expect(floorsFor([under13, exploited], facts).map(({ key }) => key)).toEqual(keys);
});

test("a level below a floor needs evidence, its source and a second person, each beside its field", () => {
  const rules = { floors: [exploited], seconds: ["second"] };
  const fields = (form: object, level = 1) =>
    floorErrors(form, level, rules).map(({ field }) => field);
  expect(fields({})).toEqual(["level", "evidence", "evidenceSource", "secondPerson"]);
  const evidence = { evidence: "Seen", evidenceSource: "School" };
  expect(fields(evidence)).toEqual(["level", "secondPerson"]);
  expect(fields({ ...evidence, secondPerson: "someone else" })).toEqual(["level", "secondPerson"]);
  expect(fields({ ...evidence, secondPerson: "second" })).toEqual([]);
  expect(fields({}, 2)).toEqual([]);
  expect(floorErrors(evidence, 1, { floors: [exploited], seconds: "a meeting" })).toEqual([]);
});

test("the same floors hold for a tool, by place and never above its highest band", () => {
  const levels = [1, 2, 3].map((level) => ({ level, name: String(level) }));
  const bands = ["a", "b"].map((key, from) => ({ key, title: key, from }));
  const scheme = { levels } as unknown as Parameters<typeof bandFloors>[1];
  const at = (atLeast: number) =>
    bandFloors([{ ...under13, atLeast }], scheme, { bands }).map((one) => one.atLeast);
  expect([at(1), at(2), at(3)]).toEqual([["a"], ["b"], ["b"]]);
});

describe("on the pages", () => {
  let app: TestApp;
  let lead: Client;
  beforeAll(async () => {
    app = await anApp();
    lead = await app.signIn("lead");
  });
  afterAll(() => app.close());

  const aLevel = async (child: Child, more: Record<string, string> = {}) => {
    const address = `/children/${child.personId}/level`;
    const { page } = await lead.get(address);
    return lead.post(address, {
      ...page.fields,
      level: "1",
      reason: "Two quiet months",
      evidence: "At school each day",
      evidenceSource: "School",
      childView: "Says that it is over",
      ...more,
    });
  };
  const exploitedChild = async (given: ChildGiven = {}): Promise<Child> => {
    const child = await aChild(app, { level: 3, ...given });
    await app.query(
      "update protect.tracker_entries set harm_status = 'current' where person_id = $1",
      [child.personId],
    );
    return child;
  };

  test("a child who is being exploited is not Low without a second person, who is told", async () => {
    const child = await exploitedChild();
    const refused = await aLevel(child);
    expect(refused.status).toBe(422);
    const hrefs = refused.page.errors.map(({ href }) => href);
    expect(hrefs).toEqual(expect.arrayContaining(["#level", "#secondPerson"]));
    expect(refused.page.text).toContain("Not without evidence and a second person");
    const [before] = await app.query(
      "select level from protect.tracker_entries where person_id = $1",
      [child.personId],
    );
    expect(before).toEqual({ level: 3 });
    const manager = await staffIdOf(app, "manager");
    expect((await aLevel(child, { secondPerson: manager })).status).toBe(303);
    const [kept] = await app.query(
      "select level, floors, second_person from protect.level_decisions where person_id = $1 order by level_decision_id desc limit 1",
      [child.personId],
    );
    expect(kept).toEqual({ level: 1, floors: ["being-exploited"], second_person: manager });
    const told = await app.query(
      "select 1 from work.notifications where staff_id = $1 and headline like 'You are named as the second person%'",
      [manager],
    );
    expect(told).toHaveLength(1);
  });

  test("nobody is their own second person, nor is someone who may not agree", async () => {
    const child = await exploitedChild();
    for (const key of ["lead", "school"]) {
      const answer = await aLevel(child, { secondPerson: await staffIdOf(app, key) });
      expect([key, answer.status]).toEqual([key, 422]);
    }
  });

  test("a child under 13 is not Low either; of others nothing is asked", async () => {
    const young = await aChild(app, { level: 2, bornOn: "2015-01-01" });
    expect((await aLevel(young)).status).toBe(422);
    const older = await aChild(app, { level: 2 });
    expect((await lead.get(`/children/${older.personId}/level`)).html).not.toContain(
      "secondPerson",
    );
    expect((await aLevel(older)).status).toBe(303);
  });

  test("a tool is not judged Low for a child who is being exploited", async () => {
    const child = await exploitedChild();
    const given = { "fact-learning-disability": "no", band: "low" };
    const address = `/children/${child.personId}/tools/safeguard`;
    const refused = await lead.post(address, aScreening("Qxfloor", given));
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain("being exploited");
    const sent = await lead.post(address, aScreening("Qxfloor", { ...given, band: "medium" }));
    expect((await lead.get(sent.location ?? "")).page.text).toContain("Not below Medium");
  });
});
