import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Client } from "../../../../test/harness/client.ts";
import { aChild, someChildren, type Child } from "../../../../test/harness/factories.ts";
import { contentsOf } from "../../../../test/access/contents.ts";
import { typedName, wasName } from "./typed-cells.ts";

let app: TestApp;
let coordinator: Client;
let lead: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  lead = await app.signIn("lead");
});
beforeEach(async () => {
  child = await aChild(app, { level: 2 });
});
afterAll(() => app.close());

type Fields = Record<string, string>;
const cell = (personId: string, key: string, was: string, typed: string): Fields => ({
  [typedName(personId, key)]: typed,
  [wasName(personId, key)]: was,
});
const entry = async ({ personId }: Child = child) =>
  (
    await app.query<Record<string, unknown>>(
      "select t.*, p.born_on from protect.tracker_entries t join subjects.people p using (person_id) where person_id = $1",
      [personId],
    )
  )[0] ?? {};
const chronology = async () =>
  (
    await app.query<{ kind: string; headline: string; detail: string | null }>(
      "select kind, headline, detail from protect.chronology_entries where person_id = $1 and kind in ('correction', 'stage', 'level', 'harm') order by 1",
      [child.personId],
    )
  ).map(({ kind, headline, detail }) => [kind, headline, detail]);

describe("a save", () => {
  test("writes what was changed, and nothing else", async () => {
    const page = await coordinator.get("/children/edit");
    expect(page.status).toBe(200);
    const name = typedName(child.personId, "lastPanelOn");
    const answer = await coordinator.post("/children/edit", {
      ...page.page.fields,
      [name]: "3/11/26",
    });
    expect(answer.status).toBe(303);
    const after = await coordinator.follow(answer);
    expect(after.page.text).toContain("1 cell changed for 1 child.");
    expect(await entry()).toMatchObject({ last_panel_on: "2026-11-03", level: 2, version: 1 });
    const facts = await app.query(
      "select field, value, was from protect.tracker_facts where person_id = $1",
      [child.personId],
    );
    expect(facts).toEqual([{ field: "lastPanelOn", value: "2026-11-03", was: null }]);
  });

  test("of nothing says so and writes nothing", async () => {
    const { page } = await coordinator.get("/children/edit");
    const before = await contentsOf(app);
    const answer = await coordinator.follow(await coordinator.post("/children/edit", page.fields));
    expect(answer.page.text).toContain("Nothing was changed");
    expect(await contentsOf(app)).toEqual(before);
  });

  test("puts a date of birth right and moves a stage, and the chronology says both", async () => {
    const { personId } = child;
    const answer = await coordinator.post("/children/edit", {
      ...cell(personId, "bornOn", "2011-05-04", "5 Apr 2011"),
      ...cell(personId, "stage", "", "planning"),
      ...cell(personId, "missingCount", "", "4"),
    });
    expect(answer.status).toBe(303);
    expect(await entry()).toMatchObject({
      born_on: "2011-04-05",
      stage: "planning",
      missing_count: 4,
    });
    expect(await chronology()).toEqual([
      ["correction", "Date of birth corrected", "Was 4 May 2011; is 5 April 2011."],
      ["stage", "Stage: Planning (was not known)", null],
    ]);
  });

  test("keeps ward and school with where the child can be found", async () => {
    await coordinator.post("/children/edit", cell(child.personId, "ward", "", "Northside"));
    const { page } = await coordinator.get("/children/edit?columns=ward");
    expect(page.fields[typedName(child.personId, "ward")]).toBe("Northside");
    expect(
      await app.query("select field from protect.tracker_facts where person_id = $1", [
        child.personId,
      ]),
    ).toEqual([]);
  });
});

describe("a level and a harm status", () => {
  const both = (): Fields => ({
    ...cell(child.personId, "level", "2", "3"),
    ...cell(child.personId, "harm", "undecided", "suspected"),
    ...cell(child.personId, "missingCount", "", "2"),
  });
  const decisions = () =>
    app.query<{ what: string; reason: string }>(
      `select 'level' as what, reason from protect.level_decisions where person_id = $1 and basis = 'decided'
       union all select 'harm', reason from protect.harm_decisions where person_id = $1 and basis = 'decided' order by 1`,
      [child.personId],
    );

  test("ask for their reasons before anything is written, and then all of it is", async () => {
    const before = await contentsOf(app);
    const asked = await coordinator.post("/children/edit", both());
    expect(asked.status).toBe(200);
    expect(asked.page.heading).toBe("Give the reason for 2 decisions");
    expect(asked.page.text).toContain("from Medium to High");
    expect(await contentsOf(app)).toEqual(before);

    const empty = await coordinator.post("/children/edit", asked.page.fields);
    expect(empty.status).toBe(422);
    expect(empty.page.errors).toHaveLength(2);
    for (const { href } of empty.page.errors) expect(empty.page.ids).toContain(href.slice(1));
    expect(await contentsOf(app)).toEqual(before);

    const reason = `d.${child.personId}.level.reason`;
    const answer = await coordinator.post("/children/edit", {
      ...empty.page.fields,
      [reason]: "Two nights missing.",
      "same-reason": "Seen with an older man.",
    });
    expect(answer.status).toBe(303);
    expect(await decisions()).toEqual([
      { what: "harm", reason: "Seen with an older man." },
      { what: "level", reason: "Two nights missing." },
    ]);
    expect(await entry()).toMatchObject({ level: 3, harm_status: "suspected", missing_count: 2 });
    expect((await chronology()).map(([kind]) => kind)).toEqual(["harm", "level"]);
    const after = await coordinator.follow(answer);
    expect(after.page.text).toContain("3 cells changed for 1 child.");
    expect(after.page.text).toContain("2 levels and harm statuses: decide again");
  });

  test("are never set by a form that skips the page of reasons", async () => {
    const forged = {
      ...cell(child.personId, "level", "2", "1"),
      [`d.${child.personId}.level.version`]: "99",
      [`d.${child.personId}.level.reason`]: "",
    };
    expect((await coordinator.post("/children/edit", forged)).status).toBe(200);
    expect(await decisions()).toEqual([]);
    expect(await entry()).toMatchObject({ level: 2 });
  });

  test("decided by a colleague meanwhile come back with theirs, everything typed kept", async () => {
    const asked = await coordinator.post("/children/edit", both());
    await lead.post(`/children/${child.personId}/level`, {
      level: "1",
      reason: "Nothing new for weeks.",
      evidence: "At school daily",
      evidenceSource: "School",
      childView: "Agrees",
      version: "1",
      "review-day": "1",
      "review-month": "12",
      "review-year": "2026",
    });
    const reason = { "same-reason": "Seen with an older man." };
    const stale = await coordinator.post("/children/edit", { ...asked.page.fields, ...reason });
    expect(stale.status).toBe(409);
    expect(stale.page.text).toContain("Mariam Begum has put “Low” here");
    expect(stale.page.fields[typedName(child.personId, "level")]).toBe("3");
    expect(stale.page.fields[typedName(child.personId, "missingCount")]).toBe("2");
    expect(stale.page.fields["same-reason"]).toBe(reason["same-reason"]);
    expect(await entry()).toMatchObject({ level: 1, missing_count: null });
    const again = await coordinator.post("/children/edit", stale.page.fields);
    expect(again.page.text).toContain("from Low to High");
    expect((await coordinator.post("/children/edit", again.page.fields)).status).toBe(303);
    expect(await entry()).toMatchObject({ level: 3, missing_count: 2 });
  });
});

describe("two people at once", () => {
  test("who edit different cells of one row both save", async () => {
    const [mine, theirs] = [
      cell(child.personId, "stage", "", "planning"),
      cell(child.personId, "missingCount", "", "3"),
    ];
    const answers = await Promise.all([
      coordinator.post("/children/edit", mine),
      lead.post("/children/edit", theirs),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await entry()).toMatchObject({ stage: "planning", missing_count: 3 });
  });

  test("who edit the same cell: one saves, the other is shown both", async () => {
    const answers = await Promise.all([
      coordinator.post("/children/edit", cell(child.personId, "missingCount", "", "3")),
      lead.post("/children/edit", cell(child.personId, "missingCount", "", "5")),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const stale = answers.find(({ status }) => status === 409);
    const kept = String((await entry())["missing_count"]);
    const who = kept === "3" ? "Priya Nair" : "Mariam Begum";
    expect(stale?.page.text).toContain(`${who} has put “${kept}” here`);
    expect(stale?.page.errors[0]?.text).toContain(`${who} changed it in the meantime`);
    expect(stale?.page.fields[typedName(child.personId, "missingCount")]).toBe(
      kept === "3" ? "5" : "3",
    );
  });

  test("who save many rows in another order do not block each other", async () => {
    const children = await someChildren(
      app,
      Array.from({ length: 8 }, () => ({})),
    );
    const save = (client: Client, order: readonly Child[], key: string, typed: string) =>
      client.post(
        "/children/edit",
        Object.assign({}, ...order.map(({ personId }) => cell(personId, key, "", typed))) as Fields,
      );
    const answers = await Promise.all([
      save(coordinator, children, "missingCount", "1"),
      save(lead, children.toReversed(), "lastContactOn", "1/11/26"),
      save(coordinator, children.toReversed(), "stage", "plan"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  });
});

test("fifty rows take as many statements as five", async () => {
  const children = await someChildren(
    app,
    Array.from({ length: 55 }, () => ({})),
  );
  const statements = async (some: readonly Child[]): Promise<number> => {
    const cells = some.map(({ personId }) => ({
      ...cell(personId, "missingCount", "", "1"),
      ...cell(personId, "lastContactOn", "", "1/11/26"),
      ...cell(personId, "bornOn", "2011-05-04", "4/5/12"),
    }));
    const sent = vi.spyOn(pg.Client.prototype, "query");
    try {
      const form = Object.assign({}, ...cells) as Fields;
      expect((await coordinator.post("/children/edit", form)).status).toBe(303);
      return sent.mock.calls.length;
    } finally {
      sent.mockRestore();
    }
  };
  const five = await statements(children.slice(0, 5));
  // With what compares whoever saves with the children, in eight, of whom nobody was compared before.
  expect(five).toBeLessThan(40);
  expect(await statements(children.slice(5))).toBe(five);
});
