import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { listChronology, listLevelDecisions } from "../../src/modules/protect/chronology-reads.ts";
import { listFlagReviews, listFlags } from "../../src/modules/protect/flag-reads.ts";
import { listHarmDecisions } from "../../src/modules/protect/harm-reads.ts";
import { getStanding } from "../../src/modules/protect/standing-reads.ts";
import {
  countTracker,
  listTracker,
  trackerSorts,
  type TrackerSort,
} from "../../src/modules/protect/tracker-reads.ts";
import { listOpenActions } from "../../src/modules/work/index.ts";
import { findPerson, listCircle, listOtherNames } from "../../src/modules/subjects/index.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";
import { manyChildren } from "./many-children.ts";
import { plansOf, type StatementPlan } from "./plans.ts";

const children = 20_000;
const pageSize = 50;

let app: TestApp;
let wide: StaffActor;
const narrow: StaffActor[] = [];

beforeAll(async () => {
  app = await anApp();
  await manyChildren(app, children);
  wide = await actorOf(app, "coordinator");
  // One through a team's stamp (200 children), one through 40 circles, one who reaches nobody.
  for (const key of ["lead", "youthworker", "nurse"]) narrow.push(await actorOf(app, key));
}, 120_000);
afterAll(() => app.close());

const levels = [undefined, 3, "unknown"] as const;
const pages = trackerSorts.flatMap((sort) =>
  levels.flatMap((level) => [1, 3].map((page) => ({ sort, level, page }))),
);

const open = () => ({ isOpen: true, at: app.clock.now() });

async function planOfList(
  actor: StaffActor,
  asked: (typeof pages)[number],
): Promise<StatementPlan> {
  const [plan] = await plansOf(app, actor, (tx) =>
    listTracker(tx, actor, { ...asked, at: app.clock.now(), pageSize, isOpen: true }),
  );
  if (!plan) throw new Error("the tracker made no statement");
  return plan;
}

describe("the tracker of a wide actor", () => {
  // The index that gives each sort its order, so that a page reads little more than a page. The list
  // by what was recorded last has none yet: it sorts what the filter lets through.
  const ordered: readonly (readonly [TrackerSort, string])[] = [
    ["review", "tracker_entries_review_idx"],
    ["level", "tracker_entries_level_idx"],
    ["name", "people_order_idx"],
    ["recorded", "tracker_entries_recorded_idx"],
  ];

  test.each(ordered)("by %s goes straight to %s and sorts one page", async (sort, index) => {
    const plan = await planOfList(wide, { sort, level: undefined, page: 1 });
    expect(plan.indexes).toContain(index);
    expect(plan.sorted).toBeLessThanOrEqual(pageSize);
  });

  test.each(["review", "level"] as const)("by %s passes over earlier pages", async (sort) => {
    const plan = await planOfList(wide, { sort, level: undefined, page: 300 });
    expect(plan.scanned).toEqual([]);
    expect(plan.sorted).toBeLessThanOrEqual(pageSize);
  });

  test.each(pages)("reads no table from end to end: %o", async (asked) => {
    const plan = await planOfList(wide, asked);
    expect(plan.scanned).toEqual([]);
    // PostgreSQL sorts a page whose order the index gives but for the last column: never the whole set.
    expect(plan.sorted).toBeLessThanOrEqual(pageSize * asked.page + 1);
  });

  test.each(pages)("never reads all the people for a page of entries: %o", async (asked) => {
    expect((await planOfList(wide, asked)).scanned).not.toContain("people");
  });

  test.each(["review", "level"] as const)(
    "reads what is overdue by %s from its index",
    async (sort) => {
      const [plan] = await plansOf(app, wide, (tx) =>
        listTracker(tx, wide, { ...open(), sort, isOverdue: true, page: 1, pageSize }),
      );
      expect(plan?.scanned).toEqual([]);
      expect(plan?.sorted).toBeLessThanOrEqual(pageSize);
    },
  );

  test("counts from the index alone", async () => {
    const [plan] = await plansOf(app, wide, (tx) => countTracker(tx, wide, open()));
    expect(plan?.scanned).toEqual([]);
    expect(plan?.indexes).toContain("tracker_entries_level_idx");
  });
});

describe("the tracker of a narrow actor", () => {
  test.each(pages)("finds its rows by their stamp: %o", async (asked) => {
    for (const actor of narrow) {
      const plan = await planOfList(actor, asked);
      expect(plan.indexes).toContain("tracker_entries_acl_idx");
      expect(plan.scanned).toEqual([]);
      expect(plan.sorted).toBeLessThanOrEqual(children / 100);
    }
  });

  test("counts by their stamp", async () => {
    for (const actor of narrow) {
      const [plan] = await plansOf(app, actor, (tx) => countTracker(tx, actor, open()));
      expect(plan?.indexes).toEqual(["tracker_entries_acl_idx"]);
      expect(plan?.scanned).toEqual([]);
    }
  });

  test("holds what they reach and nothing more", async () => {
    const counted = async (actor: StaffActor): Promise<number> => {
      const counts = await acting(app, actor, async (tx) => [
        ...(await countTracker(tx, actor, open())),
        ...(await countTracker(tx, actor, { ...open(), isOpen: false })),
      ]);
      return counts.reduce((sum, one) => sum + one.children, 0);
    };
    expect(await Promise.all(narrow.map(counted))).toEqual([children / 100, children / 500, 0]);
    expect(await counted(wide)).toBe(children);
  });
});

async function aChildOfTheTeam(): Promise<{ person_id: string; circle_id: number }> {
  const [row] = await app.query<{ person_id: string; circle_id: number }>(
    "select p.person_id, p.circle_id from subjects.people p join directory.teams t on t.team_id = p.owning_team_id where t.receives_imports limit 1",
  );
  if (!row) throw new Error("no child was made");
  return row;
}

describe("the page of one child", () => {
  // Few rows each: PostgreSQL rightly reads these whole.
  const small = ["staff", "agencies", "teams", "partnerships"];

  test.each(["coordinator", "lead"])("asks for rows of that child alone, as %s", async (key) => {
    const actor = await actorOf(app, key);
    const { person_id: id, circle_id: circleId } = await aChildOfTheTeam();
    const plans = await plansOf(app, actor, async (tx) => {
      expect(await findPerson(tx, actor, id)).toBeDefined();
      await listOtherNames(tx, id);
      await getStanding(tx, id);
      await listCircle(tx, circleId, app.clock.now());
      await listLevelDecisions(tx, id);
      await listHarmDecisions(tx, id);
      await listFlags(tx, id);
      await listFlagReviews(tx, id);
      await listChronology(tx, id, { limit: 5, offset: 0 });
      await listOpenActions(tx, id);
    });
    expect(plans).toHaveLength(10);
    for (const plan of plans) {
      expect(
        plan.scanned.filter((table) => !small.includes(table)),
        plan.text,
      ).toEqual([]);
      expect(plan.sorted).toBeLessThan(20);
    }
  });
});

describe("statements for a page", () => {
  /** How many statements the server is sent while something is done, those of the transaction included. */
  async function statements(work: () => Promise<{ status: number }>): Promise<number> {
    const sent = vi.spyOn(pg.Client.prototype, "query");
    try {
      const { status } = await work();
      expect(status).toBe(200);
      return sent.mock.calls.length;
    } finally {
      sent.mockRestore();
    }
  }

  // Session, begin, context; three schemes, counts, list; audit, commit.
  test.each(["coordinator", "lead", "nurse"])(
    "10 for the tracker, however many children: %s",
    async (key) => {
      const browser = await app.signIn(key);
      expect(await statements(() => browser.get("/children"))).toBe(10);
      expect(await statements(() => browser.get("/children?sort=name&level=3&page=2"))).toBe(10);
    },
  );

  // Session, begin, context; person, other names, standing, flags, three schemes, circle, both
  // kinds of decisions, chronology, promises, concerns; audit, commit.
  test.each(["coordinator", "lead"])("18 for a child: %s", async (key) => {
    const browser = await app.signIn(key);
    const { person_id: id } = await aChildOfTheTeam();
    expect(await statements(() => browser.get(`/children/${id}`))).toBe(18);
  });
});
