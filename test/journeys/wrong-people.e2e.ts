import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookingFields } from "../../src/rooms/meetings/fixtures/forms.ts";
import { contentsOf } from "../access/contents.ts";
import { aSite, bothWays, says, signIn, type Site } from "../harness/browser.ts";
import { paperForm } from "../harness/papers.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { choose, main, press, type } from "../harness/steps.ts";
import {
  byAddress,
  expectOpen,
  expectShut,
  expectShutInWindow,
  windowsOf,
  type Door,
} from "./steps-break-in.ts";
import { anyCanary, aToldWorld, hidingCanary, type ToldWorld } from "./told-world.ts";

const ofAChild = (personId: string): readonly Door[] => {
  const at = `/children/${personId}`;
  return [
    ...byAddress(
      ...["", "/chronology", "/worry", "/plan", "/whereabouts", "/circle", "/access"].map(
        (tab) => `${at}${tab}`,
      ),
      ...[
        "/concerns",
        "/papers",
        "/note",
        "/level",
        "/flags",
        "/meeting",
        "/actions",
        "/conflict",
      ].map((page) => `${at}${page}`),
    ),
    { at: `${at}/note`, form: { headline: "Let me in" } },
    { at: `${at}/level`, form: { level: "1", reason: "Let me in", version: "1" } },
    { at: `${at}/meeting`, form: { ...bookingFields } },
    { at: `${at}/conflict`, form: { relation: "friend", reason: "Let me in" } },
  ];
};

type Papers = Pick<ToldWorld, "paperId" | "leavingId">;

const ofAMeeting = (meetingId: string, { paperId, leavingId }: Papers): readonly Door[] => {
  const at = `/meetings/${meetingId}`;
  const paper = `${at}/family/papers/${paperId}`;
  const leaving = `/papers/${leavingId}`;
  const files = byAddress(`${at}/minutes.docx`, `${at}/minutes.json`, `${paper}.docx`);
  return [
    ...byAddress(at, `${at}/minutes`, `${at}/family`, paper, `${at}/booking`),
    ...files,
    ...byAddress(leaving, `${leaving}/print`, `${leaving}/print.docx`),
    { at: `${leaving}/given`, form: { how: "To me", version: "1" } },
    { at: `${at}/words`, form: { words: "Let me in", heardBy: "Me" } },
    { at: `${at}/approve`, form: { without: "Let me in" } },
    { at: `${at}/addenda`, form: { addendum: "Let me in" } },
    { at: `${at}/family/papers`, form: { ...paperForm, name: "Me" } },
    { at: `${at}/filed`, form: { filedIn: "Nowhere" } },
  ];
};

const ofTheMash = ({ concernId, decidedId }: ToldWorld): readonly Door[] => {
  const [at, decided] = [`/mash/${concernId}`, `/mash/${decidedId}`];
  return [
    ...byAddress("/mash", "/mash?show=decided", at, `${at}/rate`, `${at}/new-child`),
    ...byAddress(`${at}/decide`, decided, `${decided}/note.docx`, `${decided}/note.json`),
    { at: `${at}/rate`, form: { rating: "blue", reason: "Let me in", version: "1" } },
    { at: `${at}/take`, form: { staff: "", version: "1" } },
    { at: `${at}/pass-on`, form: { note: "Let me in", version: "1" } },
  ];
};

const ofAConcern = (concernId: string): readonly Door[] => {
  const at = `/concerns/${concernId}`;
  return [
    ...byAddress(at, `${at}/sent`, `${at}/word`, `${at}/parts/words`),
    { at: `${at}/parts/words`, form: { _id: concernId, said: "Let me in", heardBy: "Me" } },
  ];
};

describe.each(bothWays)("the wrong people find every door shut, $way", ({ javaScript }) => {
  let site: Site;
  let world: ToldWorld;
  const windowOf = windowsOf(() => site, javaScript);

  beforeAll(async () => {
    site = await aSite();
    world = await aToldWorld(site.app);
  });
  afterAll(() => site.close());

  /** Every way in is tried, and afterwards everything is as it was. */
  async function breakIn(key: string, doors: readonly Door[], canary = anyCanary): Promise<void> {
    const page = await windowOf(key);
    const before = await contentsOf(site.app);
    await expectShut(page, doors, canary);
    expect(await contentsOf(site.app)).toEqual(before);
  }

  test("the right people find each of them open, so that a shut one says something", async () => {
    const { child, approved, concernId } = world;
    const ofTheChild = [...ofAChild(child.personId), ...ofAMeeting(approved, world)];
    await expectOpen(await windowOf("coordinator"), ofTheChild);
    await expectOpen(await windowOf("mash"), ofTheMash(world));
    await expectOpen(await windowOf("school"), ofAConcern(concernId));
  });

  test.each(["analyst", "board", "councillor", "admin"])(
    "%s, who never sees a child, gets no page, paper or file of one",
    async (key) => {
      const { child, approved, concernId } = world;
      await breakIn(key, ofAChild(child.personId));
      await breakIn(key, ofAMeeting(approved, world));
      await breakIn(key, [...ofAConcern(concernId), ...ofTheMash(world)]);
      const page = await windowOf(key);
      await expectShutInWindow(page, `/children/${child.personId}`, anyCanary);
      await expectShutInWindow(page, `/meetings/${approved}/minutes`, anyCanary);
    },
  );

  test.each(["nurse", "youthworker", "police", "lead"])(
    "%s, of another agency, reads no concern of the school’s",
    async (key) => {
      await breakIn(key, ofAConcern(world.concernId));
      const page = await windowOf(key);
      await expectShutInWindow(page, `/concerns/${world.concernId}`, anyCanary);
      await page.goto("/concerns");
      expect(await page.content()).not.toMatch(anyCanary);
    },
  );

  test.each(["youthworker", "school", "coordinator"])(
    "%s does not get to the MASH’s queue nor to its page of a concern",
    async (key) => {
      await breakIn(key, ofTheMash(world));
      const page = await windowOf(key);
      await expectShutInWindow(page, "/mash", anyCanary);
      await expectShutInWindow(page, `/mash/${world.concernId}`, anyCanary);
    },
  );

  test("the police get nothing of a child outside their professional network", async () => {
    const { child, approved } = world;
    await breakIn("police", [...ofAChild(child.personId), ...ofAMeeting(approved, world)]);
    const police = await windowOf("police");
    await expectShutInWindow(police, `/children/${child.personId}`, anyCanary);
  });

  test("an emergency without a reason opens nothing", async () => {
    const police = await windowOf("police");
    await police.goto(`/emergency/${world.child.personId}`);
    await press(police, "Open the record for 15 minutes");
    await says(police.getByRole("alert"), "Choose what makes this an emergency");
    expect(await police.content()).not.toMatch(anyCanary);
    await expectShutInWindow(police, `/children/${world.child.personId}`, anyCanary);
  });

  test("the police see a child inside it, and not where the child is protected", async () => {
    const at = `/children/${world.inside.personId}`;
    const police = await windowOf("police");
    await police.goto(`${at}/whereabouts`);
    await says(main(police), "Where this child can be found is protected");
    await says(main(police), "020 7946 0100");
    for (const page of ["", "/chronology", "/whereabouts", "/access", "/plan"]) {
      await police.goto(`${at}${page}`);
      expect(await police.content()).not.toMatch(hidingCanary);
    }
    const protection = `${at}/whereabouts/protection`;
    const ending = { endReason: "Let me in" };
    const doors = [{ at: protection }, { at: `${protection}/ask`, form: ending }];
    await breakIn("police", doors, hidingCanary);
  });

  test("whoever is not the chair approves no minutes", async () => {
    const at = `/meetings/${world.open}/minutes`;
    await breakIn("police", [{ at: `/meetings/${world.open}/approve`, form: { without: "" } }]);
    const chair = await windowOf("chair");
    await chair.goto(at);
    await says(main(chair), "Priya Nair, the chair, approves these minutes.");
    expect(await chair.getByRole("button", { name: "Approve the minutes" }).count()).toBe(0);
    const _csrf = await chair.locator("input[name=_csrf]").first().inputValue();
    const answer = await chair.request.post(`/meetings/${world.open}/approve`, {
      form: { without: "Let me", _csrf },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain("Only the chair approves the minutes");
    await chair.goto(at);
    await says(main(chair), "Draft: not approved yet");
  });

  test("whoever declares a conflict of interest loses what they had open a moment ago", async () => {
    const { child, approved } = world;
    const at = `/children/${child.personId}`;
    const lead = await windowOf("lead");
    await lead.goto(`${at}/note`);
    expect(await lead.content()).toMatch(anyCanary);
    await type(lead, { Headline: "Rang his mother, whom I know" });
    const second = await lead.context().newPage();
    await second.goto(`${at}/conflict`);
    await choose(second, "A friend of the child or the family");
    await type(second, { "What a manager needs to know": "Our sons play football together." });
    await press(second, "Record this and close the record to me");
    await says(main(second), "Your conflict of interest is recorded");
    expect(await second.content()).not.toMatch(anyCanary);
    await press(lead, "Add to the chronology");
    await says(lead.getByRole("heading", { level: 1 }), "Page not found");
    expect(await lead.content()).not.toMatch(anyCanary);
    await breakIn("lead", [...ofAChild(child.personId), ...ofAMeeting(approved, world)]);
    await breakIn("lead", [{ at: `/emergency/${child.personId}` }]);
    await lead.goto("/meetings");
    expect(await lead.content()).not.toMatch(/Qxoutsidez/);
  });

  test("whose place a meeting gave loses the minutes when the place ends", async () => {
    const coordinator = await site.app.signIn("coordinator");
    const booked = await coordinator.post(`/children/${world.child.personId}/meeting`, {
      ...bookingFields,
      "on-day": "25",
      "on-month": "11",
      chair: await staffIdOf(site.app, "chair"),
      invited: await staffIdOf(site.app, "nurse"),
    });
    const meetingId = booked.location?.split("/")[2] ?? "";
    const nurse = await windowOf("nurse");
    await nurse.goto(`/meetings/${meetingId}/minutes`);
    await says(main(nurse), "Qxoutsidez");
    site.app.clock.advance({ hours: 24 * 16 });
    await nurse.goto("/sign-in");
    await signIn(nurse, "nurse", site.app);
    await breakIn("nurse", [...ofAMeeting(meetingId, world), ...ofAMeeting(world.approved, world)]);
    await expectShutInWindow(nurse, `/meetings/${meetingId}/minutes`, anyCanary);
    await nurse.goto("/meetings");
    expect(await nurse.content()).not.toMatch(anyCanary);
  });

  test("no browser complained on the way", () => {
    expect(site.complaints).toEqual([]);
  });
});
