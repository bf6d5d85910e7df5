import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { testMoment } from "../harness/constants.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aThing } from "../harness/flags.ts";
import {
  anItem,
  bookOn,
  giveSeats,
  idOf,
  policeOf,
  putPlace,
  recorded,
  referForm,
  siftForm,
  sittingIdOf,
} from "../harness/panels.ts";
import { aDay } from "../harness/pathway.ts";

let app: TestApp;
let coordinator: Client;
let lead: Client;
let police = "";
/** Held on 25 November and approved; to come on 1 December; and on 29 December. */
let held = "";
let next = "";
let later = "";

const at = async (moment: string): Promise<void> => {
  app.clock.set(moment);
  coordinator = await app.signIn("coordinator");
  lead = await app.signIn("lead");
};

/** Why each is offered for the agenda of a sitting, by what it is called. */
async function due(sitting: string): Promise<ReadonlyMap<string, string>> {
  const { html } = await coordinator.get(sitting);
  const table = /Due, and not on the agenda.*?<\/table>/s.exec(html)?.[0] ?? "";
  const rows = table.split("<tr").slice(2);
  const words = (cell = "") =>
    cell
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim();
  return new Map(
    rows.map((row) => {
      const [about, why] = row
        .split("<td")
        .slice(-3)
        .map((cell) => words(`<td${cell}`));
      return [/C-\d+-\d/.exec(about ?? "")?.[0] ?? about ?? "", why ?? ""] as const;
    }),
  );
}
const whyOf = async (sitting: string, about: string) => (await due(sitting)).get(about);

const itemOf = (sitting: string, child: Child) =>
  anItem(app, coordinator, { sittingId: sittingIdOf(sitting), ...child });

const decide = (sitting: string, itemId: string, decision: string) =>
  recorded(coordinator, `${sitting}/items/${itemId}/decisions`, {
    decision,
    decisionReason: "As it stands",
  });

const level = async (child: Child, to: string, on: Record<string, string>, more = {}) => {
  const address = `/children/${child.personId}/level`;
  const { version = "" } = (await lead.get(address)).page.fields;
  await recorded(lead, address, {
    level: to,
    reason: "As seen",
    dissent: "",
    version,
    ...on,
    ...more,
  });
};
const lower = { evidence: "In school daily", evidenceSource: "School", childView: "Agrees" };
const far = aDay("review", 20, 12);

/** Looked at on 25 November, each for its own test; the rest of the agenda is decided and done with. */
const names = ["returns", "lowered", "owed", "reviewed", "left", "agreed"] as const;
const looked = new Map<string, { readonly child: Child; readonly itemId: string }>();
const of = (name: (typeof names)[number]) => {
  const found = looked.get(name);
  if (!found) throw new Error(name);
  return found;
};
let place = "";
let theme = "";

beforeAll(async () => {
  app = await anApp();
  await at(testMoment);
  await giveSeats(app, coordinator, "chair police nurse");
  police = await policeOf(app);
  held = await bookOn(app, coordinator, { day: 25, month: 11 });
  next = await bookOn(app, coordinator, { day: 1, month: 12 });
  later = await bookOn(app, coordinator, { day: 29, month: 12 });
  for (const name of names) {
    const child = await aChild(app, { level: 3 });
    // A review far away, so that nothing is due but what each test makes so.
    await level(child, "3", far);
    const itemId = await itemOf(held, child);
    looked.set(name, { child, itemId });
  }
  place = await aThing(app, { kind: "place", label: "The arches" });
  await putPlace(app, coordinator, { sitting: held, place });
  await recorded(coordinator, `${held}/theme`, {
    title: "Lighting after four",
    section: "themes",
    minutes: "10",
  });
  theme = await idOf(
    app,
    "select agenda_item_id as id from panels.agenda_items where title is not null",
  );
  await at("2026-11-25T11:00:00Z");
  for (const name of names) {
    const kind = { returns: "come-back", left: "step-down" }[name as string] ?? "learning";
    await decide(held, of(name).itemId, kind);
  }
  const promise = { owner: `agency:${police}`, ...aDay("due", 28) };
  const owed = `${held}/items/${of("owed").itemId}/promises`;
  await recorded(coordinator, owed, { wording: "Ring the school", ...promise });
  const about = await idOf(
    app,
    "select agenda_item_id as id from panels.agenda_items where thing_id is not null",
  );
  await recorded(coordinator, `${held}/items/${about}/promises`, {
    wording: "Walk there",
    ...promise,
  });
  await decide(held, theme, "come-back");
  await recorded(await app.signIn("chair"), `${held}/approve`, { without: "The council was ill" });
}, 120_000);
afterAll(() => app.close());

describe("what is due is offered for an agenda, for one reason, and is gone when it is not due", () => {
  test("new: a referral that the sift has taken, and none that it has not", async () => {
    const child = await aChild(app, { level: 2 });
    expect(await whyOf(next, child.reference)).toBeUndefined();
    await recorded(coordinator, `/children/${child.personId}/panels`, referForm());
    const referral = await idOf(
      app,
      "select panel_referral_id as id from panels.panel_referrals where person_id = $1",
      [child.personId],
    );
    expect(await whyOf(next, child.reference)).toBeUndefined();
    await recorded(coordinator, `/panels/mace/referrals/${referral}`, siftForm());
    expect(await whyOf(next, child.reference)).toMatch(/^Referred and taken, 25 November 2026$/);
    const other = await aChild(app, { level: 2 });
    await recorded(coordinator, `/children/${other.personId}/panels`, referForm());
    const refused = await idOf(
      app,
      "select panel_referral_id as id from panels.panel_referrals where person_id = $1",
      [other.personId],
    );
    await recorded(coordinator, `/panels/mace/referrals/${refused}`, siftForm({ outcome: "no" }));
    expect(await whyOf(next, other.reference)).toBeUndefined();
    await recorded(coordinator, `${next}/add`, { why: "referral", about: child.personId });
    expect(await whyOf(next, child.reference)).toBeUndefined();
    expect(await whyOf(later, child.reference)).toBeUndefined();
  });

  test("review: the level is due, of a child whom the panel has looked at, until it is decided anew", async () => {
    const { child } = of("reviewed");
    const never = await aChild(app, { level: 2 });
    await level(never, "2", aDay("review", 30));
    expect(await whyOf(next, child.reference)).toBeUndefined();
    await level(child, "3", aDay("review", 30));
    expect(await whyOf(next, child.reference)).toBe(
      "The level is due for review, 30 November 2026",
    );
    expect(await whyOf(next, never.reference)).toBeUndefined();
    await level(child, "3", far);
    expect(await whyOf(next, child.reference)).toBeUndefined();
  });

  test("step-down: a lower level since the panel looked, until it is as high as before", async () => {
    const { child } = of("lowered");
    // On the day of the sitting, outside of it, and on the next.
    for (const moment of ["2026-11-25T16:00:00Z", "2026-11-26T10:00:00Z"]) {
      await at(moment);
      await level(child, "2", far, lower);
      expect(await whyOf(next, child.reference)).toMatch(/^A lower level to agree/);
      await level(child, "3", far);
      expect(await whyOf(next, child.reference)).toBeUndefined();
    }
  });

  test("a child whom the panel let go comes back by a referral alone", async () => {
    const { child } = of("left");
    await level(child, "2", aDay("review", 30), lower);
    expect(await whyOf(next, child.reference)).toBeUndefined();
    await recorded(coordinator, `/children/${child.personId}/panels`, referForm());
    const referral = await idOf(
      app,
      "select panel_referral_id as id from panels.panel_referrals where person_id = $1 order by referred_at desc limit 1",
      [child.personId],
    );
    await recorded(coordinator, `/panels/mace/referrals/${referral}`, siftForm());
    expect(await whyOf(next, child.reference)).toMatch(/^Referred and taken/);
  });

  test("actions overdue: a action for this panel, until it is closed with what shows it", async () => {
    const { child } = of("owed");
    expect(await whyOf(next, child.reference)).toBe(
      "Actions for this panel are overdue, 28 November 2026",
    );
    const action = await idOf(
      app,
      "select action_id as id from work.actions where person_id = $1",
      [child.personId],
    );
    const close = `/children/${child.personId}/actions/${action}/close`;
    const unshown = await coordinator.post(close, { state: "done", outcome: "", version: "1" });
    expect(unshown.status).toBe(422);
    expect(await whyOf(next, child.reference)).toBeDefined();
    await recorded(coordinator, close, { state: "done", outcome: "They answered", version: "1" });
    expect(await whyOf(next, child.reference)).toBeUndefined();
  });

  test("actions overdue about a place, and none once it is done", async () => {
    expect(await whyOf(next, "The arches")).toBe(
      "Actions for this panel are overdue, 28 November 2026",
    );
    const promise = await idOf(app, "select item_promise_id as id from panels.item_promises");
    const done = { state: "done", outcome: "Each day at four", version: "1" };
    await recorded(coordinator, `/panel-promises/${promise}`, done);
    expect(await whyOf(next, "The arches")).toBeUndefined();
  });

  test("escalation: a disagreement that is open, until it is resolved", async () => {
    const child = await aChild(app, { level: 2 });
    const at = `/children/${child.personId}/escalations`;
    const form = (await lead.get(`${at}/new`)).html;
    const subject = /name="about"[^>]*value="([^"]+)"/.exec(form)?.[1] ?? "";
    const raised = await recorded(lead, `${at}/new`, {
      about: subject,
      agency: police,
      decider: "",
      wording: "It was closed too soon",
      asked: "Look again",
    });
    expect(await whyOf(next, child.reference)).toMatch(/^A disagreement is open/);
    const page = await lead.get(raised);
    const { version = "" } = page.page.fields;
    const resolution = "agreed";
    await recorded(lead, `${raised}/resolve`, {
      resolution,
      agreed: "Looked at again",
      feedback: "",
      version,
    });
    expect(await whyOf(next, child.reference)).toBeUndefined();
  });

  test("to be reviewed: until a meeting has decided otherwise, also where one did not reach it", async () => {
    const { child } = of("returns");
    expect(await whyOf(next, child.reference)).toBe("To review");
    await recorded(coordinator, `${next}/add`, { why: "come-back", about: child.personId });
    expect(await whyOf(next, child.reference)).toBeUndefined();
    // It is on the agenda of 1 December and nothing is decided there.
    const also = "The level is due for review";
    expect(await whyOf(later, child.reference)).toBe(`To review; ${also}`);
    const item = await idOf(
      app,
      "select agenda_item_id as id from panels.agenda_items where sitting_id = $1 and person_id = $2",
      [sittingIdOf(next), child.personId],
    );
    const before = app.clock.now().toISOString();
    // On the day of the sitting: nothing is decided before.
    await at("2026-12-01T11:00:00Z");
    await decide(next, item, "learning");
    await at(before);
    expect(await whyOf(later, child.reference)).toBe(`${also}, 20 December 2026`);
  });

  test("a place that is called as a theme is stands beside it", async () => {
    const name = "Lighting after four";
    const thing = await aThing(app, { kind: "place", label: name });
    await recorded(coordinator, `/subjects/${thing}/panels`, referForm({ criterion: "theme" }));
    const waits = await idOf(
      app,
      "select panel_referral_id as id from panels.panel_referrals where thing_id = $1",
      [thing],
    );
    await recorded(coordinator, `/panels/mace/referrals/${waits}`, siftForm());
    const abouts = (await coordinator.get(next)).html.match(/name="about" value="[^"]+"/g) ?? [];
    expect(abouts.join(" ")).toContain(thing);
    expect(abouts.join(" ")).toContain(theme);
    await app.query("update panels.panel_referrals set outcome = 'no' where thing_id = $1", [
      thing,
    ]);
  });

  test("a theme that is to come back stands where it stood, and is offered once", async () => {
    expect(await whyOf(next, "Lighting after four")).toBe("To review");
    await recorded(coordinator, `${next}/add`, { why: "come-back", about: theme });
    expect(await whyOf(next, "Lighting after four")).toBeUndefined();
    const [row] = await app.query(
      "select section, why from panels.agenda_items where sitting_id = $1 and title = 'Lighting after four'",
      [sittingIdOf(next)],
    );
    expect(row).toEqual({ section: "themes", why: "come-back" });
  });
});

describe("the T of VOLT is what configuration says", () => {
  const theme = { title: "More by phone", minutes: "10" };

  test("themes for one, trends for another, and none for a third", async () => {
    await app.query(
      `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
       select gen_random_uuid(), partnership_id, kind, key, body - 'isDormant', '2026-11-25'
       from directory.configuration where kind = 'panel' and key = 'mase' order by in_force_from desc limit 1`,
    );
    const sittingOf = (panel: string) => bookOn(app, coordinator, { day: 8, month: 12, panel });
    const mase = await sittingOf("mase");
    const trends = await coordinator.get(mase);
    expect(trends.html).toMatch(/<option value="trends"[^>]*>Trends/);
    expect(trends.html).not.toContain('value="themes"');
    const wrong = await coordinator.post(`${mase}/theme`, { ...theme, section: "themes" });
    expect([wrong.status, wrong.page.errors.map(({ href }) => href)]).toEqual([422, ["#section"]]);
    await recorded(coordinator, `${mase}/theme`, { ...theme, section: "trends" });
    expect((await coordinator.get(next)).html).toMatch(/<option value="themes"[^>]*>Themes/);
    const sift = await sittingOf("pre-mace");
    expect((await coordinator.get(sift)).page.text).not.toContain("Add a theme");
    const none = await coordinator.post(`${sift}/theme`, { ...theme, section: "themes" });
    expect(none.status).toBe(422);
  });
});
