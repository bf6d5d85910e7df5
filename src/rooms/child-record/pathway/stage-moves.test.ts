import { readFileSync, globSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Client } from "../../../../test/harness/client.ts";
import { aChild, type Child } from "../../../../test/harness/factories.ts";
import { auditDuring } from "../../../../test/access/walk.ts";
import { typedName, wasName } from "../../tracker/grid/typed-cells.ts";

let app: TestApp;
let lead: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
});
beforeEach(async () => {
  child = await aChild(app, { level: 2 });
});
afterAll(() => app.close());

const moves = () =>
  app.query<{ basis: string; from: string | null; to: string | null; reason: string | null }>(
    `select basis, from_stage as "from", to_stage as "to", reason from protect.stage_moves
     where person_id = $1 order by stage_move_id`,
    [child.personId],
  );
const standing = () =>
  app.query(
    "select level, harm_status, version from protect.tracker_entries where person_id = $1",
    [child.personId],
  );
const pathway = () => `/children/${child.personId}/pathway`;
const cell = (typed: string, was: string) => ({
  [typedName(child.personId, "stage")]: typed,
  [wasName(child.personId, "stage")]: was,
});
const move = async (to: string, reason = "The meeting is booked") => {
  const { page } = await lead.get(pathway());
  return lead.post(pathway(), { to, reason, was: page.fields["was"] ?? "" });
};

describe("a move", () => {
  test("is kept with its reason, and changes neither level nor harm status", async () => {
    const before = await standing();
    expect((await move("planning")).status).toBe(303);
    expect(await moves()).toEqual([
      { basis: "moved", from: null, to: "planning", reason: "The meeting is booked" },
    ]);
    expect(await standing()).toEqual(before);
    const { page } = await lead.get(pathway());
    expect(page.text).toContain("Planning since 24 November 2026, 0 days.");
    expect(page.text).toContain("Here now");
    const chronology = await lead.get(`/children/${child.personId}/chronology`);
    expect(chronology.page.text).toContain("Stage: Planning (was not known)");
  });

  test("back is said as such, in the choice and in the chronology", async () => {
    await move("plan");
    expect((await lead.get(pathway())).html).toContain("Back to Assessment");
    expect((await move("assessment", "Something new is known")).status).toBe(303);
    const chronology = await lead.get(`/children/${child.personId}/chronology`);
    expect(chronology.page.text).toContain("Stage: Assessment (moved back from Plan in progress)");
  });

  test("without stage or reason comes back with what was typed", async () => {
    const answer = await move("", "");
    expect(answer.status).toBe(422);
    expect(answer.page.errors.map(({ href }) => href)).toEqual(["#to", "#reason"]);
    const again = await move("planning", "");
    expect(again.page.fields["to"]).toBe("planning");
    expect(await moves()).toEqual([]);
  });

  test("of two at once the second is told and nothing of theirs is lost", async () => {
    const { page } = await lead.get(pathway());
    await move("planning");
    const answer = await lead.post(pathway(), {
      to: "plan",
      reason: "Mine",
      was: page.fields["was"] ?? "",
    });
    expect(answer.status).toBe(409);
    expect(answer.page.fields["reason"]).toBe("Mine");
    expect(await moves()).toHaveLength(1);
  });

  test("of a closed record is not offered, and not taken", async () => {
    child = await aChild(app, { isOpen: false });
    const { page, html } = await lead.get(pathway());
    expect(page.text).toContain("The record is closed");
    expect(html).not.toContain("Move the child");
    expect((await lead.post(pathway(), { to: "plan", reason: "x", was: "@" })).status).toBe(409);
  });

  test("stands beside what is on file for leaving the stage, and nothing on file stops nobody", async () => {
    await move("assessment");
    const { page } = await lead.get(pathway());
    expect(page.text).toContain("The assessment is finished: nothing on file");
    expect(page.text).toContain("A person has decided the level: nothing on file");
    expect((await move("planning")).status).toBe(303);
  });
});

describe("wherever the stage changes, the move is kept", () => {
  test("in a cell of the tracker, and when that is taken back", async () => {
    const saved = await lead.post("/children/edit", cell("planning", ""));
    const saveId = /[0-9a-f-]{36}/.exec((await lead.follow(saved)).html)?.[0] ?? "";
    const [save] = await app.query<{ id: string }>(
      "select save_id as id from protect.tracker_saves order by saved_at desc, save_id desc limit 1",
    );
    const undone = await lead.post(`/children/edit/saves/${save?.id ?? saveId}/undo`, {});
    expect(undone.status).toBe(303);
    expect((await moves()).map(({ basis, from, to }) => [basis, from, to])).toEqual([
      ["tracker", null, "planning"],
      ["undone", "planning", null],
    ]);
  });

  test("when a child is opened to the pathway", async () => {
    const form = { "born-day": "", "born-month": "", "born-year": "" };
    const made = await lead.post("/children/new", {
      ...form,
      givenName: "Qzmove",
      familyName: "Qzopened",
      reason: "Seen at the station",
    });
    expect(made.status).toBe(303);
    const rows = await app.query(
      `select m.basis, m.to_stage, m.reason, m.pathway_id is not null as dated from protect.stage_moves m
       join subjects.people p using (person_id) where p.family_name = 'Qzopened'`,
    );
    expect(rows).toEqual([
      { basis: "opened", to_stage: "opened", reason: "Seen at the station", dated: true },
    ]);
  });

  test("and the last move of every child is where the tracker shows them", async () => {
    const apart = await app.query(
      `select t.person_id from protect.tracker_entries t
       left join lateral (select m.to_stage from protect.stage_moves m where m.person_id = t.person_id
         order by m.moved_on desc, m.stage_move_id desc limit 1) m on true
       where t.stage is distinct from m.to_stage`,
    );
    expect(apart).toEqual([]);
  });

  test("no other file writes the stage", () => {
    const writes = globSync("src/rooms/**/*.ts")
      .filter((file) => !file.endsWith(".test.ts"))
      .filter((file) => /stage_since[: =]|stage_since =/.test(readFileSync(file, "utf8")))
      .filter((file) =>
        /updateTable|update protect\.tracker_entries/.test(readFileSync(file, "utf8")),
      );
    expect(writes.toSorted()).toEqual([
      "src/rooms/child-record/open-pathway.ts",
      "src/rooms/child-record/workbook/record-facts.ts",
    ]);
  });
});

test("the pathway is read by everybody who works here, and earlier versions by their day", async () => {
  for (const key of ["school", "board", "admin", "nurse"]) {
    const { status, page } = await (await app.signIn(key)).get("/pathway");
    expect([key, status]).toEqual([key, 200]);
    expect(page.text).toContain("Within 45 working days");
    expect(page.text).toContain("Working Together to Safeguard Children");
  }
  const old = await lead.get("/pathway?on=2020-01-01");
  expect(old.page.text).toContain("no longer in force");
  expect(old.page.text).not.toContain("Within 45 working days");
  expect((await lead.get("/pathway?on=2001-01-01")).page.text).toContain("No pathway was in force");
});

test("who looks and who moves is in the audit, with the child", async () => {
  const events = await auditDuring(app, async () => {
    await lead.get(pathway());
    await move("planning");
    await (await app.signIn("police")).get(pathway());
  });
  const about = events.filter(({ action }) => /pathway|stage/.test(action));
  expect(about.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    "child.pathway.read done",
    "child.pathway.read done",
    "stage.move done",
    "child.pathway.read not_found",
  ]);
  expect(about.every(({ subject_ids: ids }) => ids.includes(child.personId))).toBe(true);
});
