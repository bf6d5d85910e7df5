import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import {
  countDecided,
  countQueue,
  listQueue,
  type QueueQuery,
} from "../../src/rooms/mash/queue-reads.ts";
import { findEpisode } from "../../src/rooms/mash/episode-reads.ts";
import { listHousehold } from "../../src/rooms/mash/household/household-reads.ts";
import { othersOfFamily } from "../../src/rooms/mash/household/waiting-families.ts";
import { countConcernsAbout } from "../../src/rooms/mash/concerns-about.ts";
import { findAlike } from "../../src/rooms/subjects/likeness/find-alike.ts";
import type { Sought } from "../../src/rooms/subjects/likeness/likeness-types.ts";
import type { TestApp } from "../harness/app.ts";
import { isWhole } from "../harness/depth.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";
import { afterNow } from "./after-now.ts";
import { anAppOfMany } from "./many-children.ts";
import { manyConcerns } from "./many-concerns.ts";
import { plansOf, type StatementPlan } from "./plans.ts";

const children = isWhole ? 20_000 : 5_000;
const pageSize = 25;
/** One in a hundred waits. */
const waiting = children / 100;

let app: TestApp;
let mash: StaffActor;
/** A MASH decision maker of a team, as a partnership's own role may be. */
let narrow: StaffActor;
beforeAll(async () => {
  app = await anAppOfMany(children);
  await manyConcerns(app);
  mash = await actorOf(app, "mash");
  const [team] = await app.query<{ principal_id: number }>(
    "select principal_id from directory.teams where receives_concerns",
  );
  narrow = { ...mash, isWide: false, principals: [team?.principal_id ?? 0] };
}, 600_000);
afterAll(() => app.close());

// Few rows each: PostgreSQL rightly reads these whole.
const small = ["staff", "agencies", "teams", "posts", "mash_pauses"];
const large = ({ scanned }: StatementPlan): readonly string[] =>
  scanned.filter((table) => !small.includes(table));

const all: QueueQuery = {
  isDecided: false,
  isMine: false,
  isOverdue: false,
  isPaused: false,
  page: 1,
  pageSize,
};

async function planOf(actor: StaffActor, query: QueueQuery): Promise<StatementPlan> {
  const [plan] = await plansOf(app, actor, (tx) =>
    listQueue(tx, { actor, now: app.clock.now() }, query),
  );
  if (!plan) throw new Error("the queue made no statement");
  return plan;
}

describe("the queue of a wide actor", () => {
  test("goes straight to what waits, in the order of its clocks", async () => {
    const plan = await planOf(mash, all);
    expect(plan.indexes).toContain("mash_episodes_queue_idx");
    expect(large(plan)).toEqual([]);
    expect(plan.sorted).toBeLessThanOrEqual(pageSize);
  });

  test.each([
    { rating: "red" },
    { rating: "unrated" },
    { isMine: true },
    { isOverdue: true },
    { page: 3 },
  ])("reads no table from end to end: %o", async (asked) => {
    const plan = await planOf(mash, { ...all, ...asked });
    expect(large(plan)).toEqual([]);
    expect(plan.sorted).toBeLessThanOrEqual(waiting);
  });

  test.each([1, 300])("of what is decided passes over earlier pages: page %i", async (page) => {
    const plan = await planOf(mash, { ...all, isDecided: true, page });
    expect(plan.indexes).toContain("mash_episodes_decided_idx");
    expect(large(plan)).toEqual([]);
    expect(plan.sorted).toBeLessThanOrEqual(pageSize);
  });

  test("is counted from what waits alone", async () => {
    const now = app.clock.now();
    const [plan] = await plansOf(app, mash, (tx) => countQueue(tx, { actor: mash, now }));
    expect(plan?.indexes).toEqual(["mash_episodes_queue_idx"]);
    const counts = await acting(app, mash, (tx) => countQueue(tx, { actor: mash, now }));
    expect(counts.reduce((sum, { concerns }) => sum + concerns, 0)).toBe(waiting);
  });

  test("counts what is decided from the index", async () => {
    const [plan] = await plansOf(app, mash, (tx) => countDecided(tx, mash));
    expect(plan?.scanned).toEqual([]);
  });
});

test("how many wait under one family name is counted from what waits", async () => {
  const [row] = await app.query<{ id: string }>(
    "select mash_episode_id as id from identify.mash_episodes where decided_at is null limit 1",
  );
  const [plan] = await plansOf(app, mash, (tx) => othersOfFamily(tx, mash, [row?.id ?? ""]));
  expect(plan?.indexes).toContain("mash_episodes_queue_idx");
  expect(plan && large(plan)).toEqual([]);
});

describe("the queue of a narrow actor", () => {
  test("holds what they reach, and the same in the same order", async () => {
    const list = (actor: StaffActor) =>
      acting(app, actor, (tx) => listQueue(tx, { actor, now: app.clock.now() }, all));
    const [wide, few] = [await list(mash), await list(narrow)];
    expect(few).toHaveLength(pageSize);
    expect(few.map(({ concernId }) => concernId)).toEqual(wide.map(({ concernId }) => concernId));
  });
});

test.each(["mash", "lead"])(
  "the concerns about a child are counted from an index: %s",
  async (key) => {
    const actor = await actorOf(app, key);
    const [child] = await app.query<{ person_id: string }>(
      "select person_id from subjects.people limit 1",
    );
    const [plan] = await plansOf(app, actor, (tx) =>
      countConcernsAbout(tx, child?.person_id ?? ""),
    );
    expect(plan && large(plan)).toEqual([]);
  },
);

test.each(["decided_at is null", "decided_at is not null"])(
  "the concerns of a household are found by keys, and by what waits: %s",
  async (which) => {
    const [row] = await app.query<{ id: string }>(
      `select mash_episode_id as id from identify.mash_episodes where ${which} limit 1`,
    );
    const plans = await plansOf(app, mash, async (tx) => {
      const episode = await findEpisode(tx, mash, row?.id ?? "");
      if (!episode) throw new Error("no concern");
      await listHousehold(tx, mash, { episode, added: ["K-1-0"] });
    });
    // Nothing has been asked here: its table is empty, and read whole.
    const read = plans
      .flatMap(large)
      .filter((table) => table !== "age_facts" && table !== "partner_check_children");
    expect(read).toEqual([]);
  },
);

describe("looking for a record", () => {
  const sought: Sought = {
    saidIn: "in the concern",
    familyName: "Family123",
    givenName: "Given",
    otherNames: [],
    bornOn: "2011-03-04",
    ageAbout: null,
    sex: null,
    school: "Fernhill High School",
  };

  test.each(["mash", "lead"])("goes by birth and by name to a few rows: %s", async (key) => {
    const actor = await actorOf(app, key);
    const asking = { partnershipId: actor.partnershipId, today: app.clock.today() };
    let shown = 0;
    const plans = await plansOf(app, actor, async (tx) => {
      shown = (await findAlike(tx, sought, asking)).length;
    });
    // By which numbers, who, and the schools of those who are shown, if any. Keys are looked up in a function: below.
    expect(plans).toHaveLength(shown > 0 ? 3 : 2);
    for (const plan of plans) expect(large(plan)).toEqual([]);
  });

  test("answers the same list each time, of twenty at most", async () => {
    const asking = { partnershipId: mash.partnershipId, today: app.clock.today() };
    const look = () =>
      acting(app, mash, (tx) => findAlike(tx, { ...sought, bornOn: null }, asking));
    const [first, second] = [await look(), await look()];
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThanOrEqual(20);
    expect(second).toEqual(first);
  });
});

// Session, begin, context; what the MASH takes, scheme, pauses, counts, what the public told, what pattern alerts found, list;
// new notices; audit, commit. A page with concerns reads three things more for all of them, and asks who is still to be compared
// with whom they are linked with.
// What needs the MASH, and who is missing in the frame, take eighteen: most are read twice, as a wide reader who is named,
// and suggested links are counted for so long at most.
test("33 statements for an empty page of the queue, 37 for one with concerns, however many", async () => {
  await afterNow(app);
  const browser = await app.signIn("mash");
  const sent = vi.spyOn(pg.Client.prototype, "query");
  try {
    expect((await browser.get("/mash?rating=red&page=900")).status).toBe(200);
    expect(sent.mock.calls).toHaveLength(33);
    // The first time whoever is linked with one of them is compared.
    await browser.get("/mash?rating=red");
    sent.mockClear();
    expect((await browser.get("/mash?rating=red")).status).toBe(200);
    expect(sent.mock.calls).toHaveLength(37);
  } finally {
    sent.mockRestore();
  }
});
