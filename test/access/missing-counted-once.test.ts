import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { criticalOf, listCritical } from "../../src/rooms/governance/duty/critical-children.ts";
import { allRooms } from "../../src/rooms.ts";
import { readChildren } from "../../src/rooms/panels/child-contexts.ts";
import { paperOfChild } from "../../src/rooms/panels/paper-of.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { anEpisode } from "../harness/missing.ts";
import { exportForm, takeOut } from "../harness/exports.ts";
import type { Client } from "../harness/client.ts";
import { actorOf } from "../harness/sign-in.ts";

/** One number of missing episodes, wherever it stands; and whoever is missing now stands on the duty team's sheet. */
let app: TestApp;
let coordinator: Client;
let number = 0;
const today = "2026-11-24";
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

type Counts = {
  /** How many days ago each episode began. */
  readonly recorded: readonly number[];
  readonly entered: number | null;
};
type Named = Child & { readonly familyName: string };

async function aCounted({ recorded, entered }: Counts): Promise<Named> {
  const familyName = `Qxcount${"abcdefghijklmnopqrstuvwxyz"[number++ % 26] ?? ""}`;
  const child = await aChild(app, { familyName, givenName: "Noor" });
  for (const days of recorded) {
    const since = new Date(app.clock.now().getTime() - days * 86_400_000);
    const until = new Date(since.getTime() + 7_200_000);
    await anEpisode(app, child, { since: since.toISOString(), until: until.toISOString() });
  }
  await app.query(
    "update protect.tracker_entries set level = 3, missing_count = $2, missing_counted_on = '2026-11-10' where person_id = $1",
    [child.personId, entered],
  );
  return { ...child, familyName };
}

const words = {
  levels: [{ level: 3, name: "High" }],
  harms: [],
  flagTypes: [],
};

const sheetOf = (child: Named) =>
  asMaintenance(app.admin, async (tx) => {
    const rows = await listCritical(tx, { partnershipId: 1, at: app.clock.now(), words });
    const { children, restricted } = criticalOf(rows, words, today);
    return { child: children.find(({ lines }) => lines[0]?.[1] === child.reference), restricted };
  });

/** Every place that gives the number, by its name. */
const places: Readonly<Record<string, (child: Named) => Promise<string>>> = {
  tracker: async ({ reference }) => (await coordinator.get(`/children?q=${reference}`)).page.text,
  print: async ({ reference }) =>
    (await coordinator.get(`/children/print?q=${reference}`)).page.text,
  "the child’s page": async ({ personId }) =>
    (await coordinator.get(`/children/${personId}/missing`)).page.text,
  "a panel’s paper": async ({ personId }) =>
    asMaintenance(app.admin, async (tx) => {
      const sitting = { panel: "mace", startsAt: app.clock.now() } as const;
      const actor = await actorOf(app, "coordinator");
      const around = { today, rooms: allRooms, actor };
      const reading = { personIds: [personId], sitting, earlier: new Map(), ...around };
      const found = await readChildren(tx, { ...reading, at: app.clock.now() });
      const ground = found.get(personId);
      if (!ground) throw new Error("the child has no paper");
      return JSON.stringify(paperOfChild({ ...ground, referral: undefined, leftOut: 0 }));
    }),
  "the duty sheet": async (child) => (await sheetOf(child)).child?.warnings.join("; ") ?? "",
  export: async ({ reference }) => {
    const second = await app.signIn("manager");
    const form = { ...exportForm, columns: "missing" };
    const file = await takeOut(
      { by: coordinator, second },
      `/children/export?q=${reference}`,
      form,
    );
    return file.html;
  },
};

/** How each place says a number of episodes: the first number before the words of where it is from. */
const saying: Readonly<Record<string, (count: number, entered: number | undefined) => RegExp>> = {
  tracker: (count) => new RegExp(`${count} ?(recorded here|entered)`),
  print: (count) => new RegExp(`${count} ?(recorded here|entered)`),
  "the child’s page": (count) => new RegExp(`${count} episodes? in 90 days`),
  "a panel’s paper": (count) => new RegExp(`${count} episodes? in 90 days`),
  "the duty sheet": (count) => new RegExp(`Missing in 90 days: ${count}\\b`),
  export: (count) => new RegExp(`(^|\\n)[^\\n]*\\b${count}"?,"?(recorded here|entered)`),
};

const cases = [
  ["recorded here and not entered", { recorded: [3, 80, 120], entered: null }, 2, undefined],
  ["a workbook says more than is recorded", { recorded: [3, 80, 120], entered: 5 }, 2, 5],
  ["a workbook says less", { recorded: [1, 2, 4], entered: 1 }, 3, 1],
  ["nothing was ever recorded", { recorded: [], entered: 4 }, 4, undefined],
] as const;

describe.each(cases)("%s", (_name, counts, count, entered) => {
  test.each(Object.keys(places))(
    "%s gives the one number, and the other beside it",
    async (place) => {
      const child = await aCounted(counts);
      const text = (await places[place]?.(child)) ?? "";
      expect(text).toMatch(saying[place]?.(count, entered) ?? /^$/);
      if (entered !== undefined) expect(text).toMatch(new RegExp(`${entered} ?entered`));
    },
  );

  test("the API gives both apart", async () => {
    const child = await aCounted(counts);
    const { html } = await coordinator.get(`/api/children?q=${child.reference}`);
    const recorded = counts.recorded.length === 0 ? null : count;
    const missing =
      counts.entered === null ? null : { count: counts.entered, countedOn: "2026-11-10" };
    expect(JSON.parse(html)).toMatchObject({ children: [{ missing, missingRecorded: recorded }] });
  });
});

describe("the duty team’s sheet", () => {
  test("is not led by what a workbook said where nothing of it was recorded", async () => {
    const child = await aCounted({ recorded: [120], entered: 5 });
    await app.query("update protect.tracker_entries set level = 1 where person_id = $1", [
      child.personId,
    ]);
    expect((await sheetOf(child)).child).toBeUndefined();
  });

  test("has whoever is missing now, first, whatever level stands and whether the record is open", async () => {
    const child = await aCounted({ recorded: [], entered: null });
    await app.query(
      "update protect.tracker_entries set level = null, harm_status = 'undecided', is_open = false where person_id = $1",
      [child.personId],
    );
    expect((await sheetOf(child)).child).toBeUndefined();
    await anEpisode(app, child, { since: "2026-11-23T20:00:00Z" });
    const found = (await sheetOf(child)).child;
    expect(found?.warnings[0]).toBe("Missing now, since 23 November 2026, 20:00");
  });

  test("has of a restricted record of a child who is missing who to ring, and no name", async () => {
    const child = await aCounted({ recorded: [], entered: null });
    await anEpisode(app, child, { since: "2026-11-23T20:00:00Z" });
    await restrict(app, child);
    const { child: found, restricted } = await sheetOf(child);
    expect(found).toBeUndefined();
    expect(restricted).toHaveLength(1);
  });
});
