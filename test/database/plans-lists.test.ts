import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { readRows, type Rows } from "../../src/platform/lists/rows.ts";
import { contextRows } from "../../src/rooms/contexts/context-rows.ts";
import { referralRows } from "../../src/rooms/licensing/referral-reads.ts";
import { boardRows } from "../../src/rooms/disruption/board-rows.ts";
import {
  chargeRows,
  type ChargeQuery,
} from "../../src/rooms/investigations/charges/charge-reads.ts";
import { dutyRows, type DutyQuery } from "../../src/rooms/duties/duty-reads.ts";
import { openRows } from "../../src/rooms/escalation/escalation-reads.ts";
import {
  investigationRows,
  type InvestigationQuery,
} from "../../src/rooms/investigations/reads.ts";
import { requestRows, type RequestQuery } from "../../src/rooms/victim-requests/request-reads.ts";
import { queueRows, type QueueQuery } from "../../src/rooms/mash/queue-reads.ts";
import { thingRows } from "../../src/rooms/people-and-places/thing-reads.ts";
import { exportRows } from "../../src/rooms/tracker/exports/register-reads.ts";
import { searchNames, type FoundName } from "../../src/rooms/subjects/index.ts";
import { trackerList } from "../../src/rooms/tracker/tracker-list.ts";
import { trackerRows } from "../../src/rooms/tracker/tracker-reads.ts";
import { trackerSetting, type TrackerSetting } from "../../src/rooms/tracker/tracker-setting.ts";
import type { TestApp } from "../harness/app.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";
import { anAppOfMany } from "./many-children.ts";
import { manyConcerns } from "./many-concerns.ts";
import { manyListed } from "./many-listed.ts";
import { plansOf } from "./plans.ts";

/** Every order of every declared list, asked by a narrow and by a wide actor: no table is read from end to end. */
const pageSize = 25;

type Expected = {
  /** The index that gives a wide actor the order; none where all that is let through is put in order. */
  readonly index?: string;
  /** The most rows that are put in order. */
  readonly sorts: number;
  /** What a wide actor reads whole for it: no index gives the order, so that all that is let through is ordered. */
  readonly whole?: readonly string[];
};

type Planned<R, Q, O extends string> = {
  readonly rows: Rows<R, Q, O>;
  readonly query: (actor: StaffActor, order: O) => Q;
  readonly wide: string;
  readonly narrow: string;
  /** What the policy of the table reads whole, once a statement. */
  readonly byPolicy?: readonly string[];
  /** By order: the type leaves none out. */
  readonly orders: { readonly [order in O]: Expected };
};

let app: TestApp;
let setting: TrackerSetting;
let found: readonly FoundName[];
const actors = new Map<string, StaffActor>();
beforeAll(async () => {
  app = await anAppOfMany(5_000);
  await manyConcerns(app);
  await manyListed(app);
  await app.query("vacuum analyze");
  for (const key of ["coordinator", "lead", "mash", "auditor", "police", "licensing"])
    actors.set(key, await actorOf(app, key));
  const coordinator = actorBy("coordinator");
  setting = await acting(app, coordinator, (tx) => trackerSetting(tx, app.clock));
  found = await acting(app, coordinator, (tx) =>
    searchNames(tx, coordinator.partnershipId, "Famly7"),
  );
  const [team] = await app.query<{ principal_id: number }>(
    "select principal_id from directory.teams where receives_concerns",
  );
  const narrow = { isWide: false, principals: [team?.principal_id ?? 0] };
  actors.set("narrow mash", { ...actorBy("mash"), ...narrow });
}, 600_000);
afterAll(() => app.close());

function actorBy(key: string): StaffActor {
  const actor = actors.get(key);
  if (!actor) throw new Error(`nobody is called ${key}`);
  return actor;
}

/** Few rows each: PostgreSQL rightly reads these whole. */
const small = ["staff", "configuration", "memberships", "teams", "agencies", "posts"];
const few = [...small, "mash_pauses", "mash_referrals", "thing_joins", "thing_flags"];

function planned<R, Q, O extends string>(name: string, of: Planned<R, Q, O>): void {
  const { byPolicy = [] } = of;
  const orders = Object.entries<Expected>(of.orders) as [O, Expected][];
  const asked = orders.flatMap(([order, expected]) =>
    [1, 2].flatMap((page) =>
      (["wide", "narrow"] as const).map((who) => ({ order, expected, page, who })),
    ),
  );

  describe(name, () => {
    test.each(asked)("$order, page $page, $who", async ({ order, expected, page, who }) => {
      const actor = actorBy(of[who]);
      expect(actor.isWide).toBe(who === "wide");
      let shown = 0;
      const plans = await plansOf(app, actor, async (tx) => {
        const query = of.query(actor, order);
        const { isWide } = actor;
        const found = await readRows(tx, of.rows, { query, order, isWide, page, pageSize });
        shown = found.length;
      });
      expect(plans).toHaveLength(1);
      const [plan] = plans;
      // A narrow actor may reach fewer than two pages.
      expect(shown === pageSize || who === "narrow").toBe(true);
      const whole = who === "wide" ? (expected.whole ?? []) : [];
      const known = [...few, ...byPolicy, ...whole];
      expect(plan?.scanned.filter((table) => !known.includes(table))).toEqual([]);
      expect(plan?.sorted).toBeLessThanOrEqual(expected.sorts);
      if (who === "wide" && expected.index !== undefined)
        expect(plan?.indexes).toContain(expected.index);
    });

    test.each(orders)("%s gives each row once, whatever the pages", async (order) => {
      const actor = actorBy(of.wide);
      const read = (page: number, size: number) =>
        acting(app, actor, (tx) =>
          readRows(tx, of.rows, {
            query: of.query(actor, order),
            order,
            isWide: actor.isWide,
            page,
            pageSize: size,
          }),
        );
      const whole = await read(1, 60);
      const cut = [...(await read(1, 20)), ...(await read(2, 20)), ...(await read(3, 20))];
      expect(cut).toEqual(whole);
    });
  });
}

planned("disagreements", {
  rows: openRows,
  query: (actor) => actor,
  wide: "coordinator",
  narrow: "lead",
  // Of a wide actor it asks once which children there are, as it did before the list was declared.
  byPolicy: ["people"],
  orders: { longest: { index: "escalations_open_idx", sorts: 50 } },
});

const queue: QueueQuery = {
  isDecided: false,
  isMine: false,
  isOverdue: false,
  isPaused: false,
  page: 1,
  pageSize,
};
planned("the queue of the MASH", {
  rows: queueRows,
  query: (actor, order) => ({
    ...queue,
    isDecided: order === "newest",
    actor,
    now: app.clock.now(),
  }),
  wide: "mash",
  narrow: "narrow mash",
  // A narrow actor's own are gathered, and then put in order: here all of them.
  orders: {
    mostLate: { index: "mash_episodes_queue_idx", sorts: 5_000 },
    newest: { index: "mash_episodes_decided_idx", sorts: 5_000 },
  },
});

planned("requests for information", {
  rows: requestRows,
  query: ({ partnershipId }, order): RequestQuery => ({
    partnershipId,
    show: order === "closed" ? "closed" : "open",
    today: app.clock.today(),
  }),
  wide: "coordinator",
  narrow: "lead",
  byPolicy: ["people"],
  orders: {
    due: { index: "victim_requests_open_idx", sorts: 50 },
    closed: { index: "victim_requests_closed_idx", sorts: 50 },
  },
});

planned("what must be told", {
  rows: dutyRows,
  query: ({ partnershipId }, order): DutyQuery => ({
    partnershipId,
    show: order === "closed" ? "closed" : "open",
    today: app.clock.today(),
  }),
  wide: "coordinator",
  narrow: "lead",
  byPolicy: ["people"],
  orders: {
    due: { index: "duties_open_idx", sorts: 50 },
    closed: { index: "duties_closed_idx", sorts: 50 },
  },
});

planned("investigations", {
  rows: investigationRows,
  query: ({ partnershipId }, order): InvestigationQuery => ({
    partnershipId,
    show: order,
    today: app.clock.today(),
  }),
  wide: "coordinator",
  narrow: "lead",
  byPolicy: ["people"],
  orders: {
    due: { index: "investigations_due_idx", sorts: 50 },
    open: { index: "investigations_open_idx", sorts: 50 },
    ended: { index: "investigations_ended_idx", sorts: 50 },
  },
});

planned("charges", {
  rows: chargeRows,
  query: ({ partnershipId }, order): ChargeQuery => ({
    partnershipId,
    show: order === "closed" ? "closed" : "open",
    today: app.clock.today(),
  }),
  wide: "coordinator",
  narrow: "lead",
  byPolicy: ["people"],
  orders: {
    due: { index: "child_charges_due_idx", sorts: 50 },
    closed: { index: "child_charges_closed_idx", sorts: 50 },
  },
});

planned("subjects", {
  rows: thingRows,
  query: () => ({ today: app.clock.today() }),
  wide: "coordinator",
  narrow: "lead",
  orders: { name: { index: "things_list_idx", sorts: 75 } },
});

planned("measures", {
  rows: boardRows,
  query: (_actor, show) => ({ show, now: app.clock.now(), today: app.clock.today() }),
  wide: "coordinator",
  narrow: "police",
  orders: {
    open: { index: "measures_board_idx", sorts: 75 },
    ending: { index: "measures_board_idx", sorts: 75 },
    breached: { index: "measures_breached_idx", sorts: 75 },
    review: { index: "measures_review_idx", sorts: 75 },
    // All that are overdue are put in order: they are few, each of them a promise that was not kept.
    overdue: { index: "measure_actions_due_idx", sorts: 250 },
    closed: { index: "measures_closed_idx", sorts: 75 },
  },
});

planned("referrals to licensing authorities", {
  rows: referralRows,
  query: (_actor, show) => ({ show, today: app.clock.today() }),
  wide: "coordinator",
  narrow: "licensing",
  orders: {
    "to-send": { index: "licensing_referrals_open_idx", sorts: 75 },
    sent: { index: "licensing_referrals_open_idx", sorts: 75 },
    answered: { index: "licensing_referrals_open_idx", sorts: 75 },
    late: { index: "licensing_referrals_late_idx", sorts: 75 },
    closed: { index: "licensing_referrals_closed_idx", sorts: 75 },
  },
});

planned("cases on places", {
  rows: contextRows,
  query: (_actor, show) => ({ show, today: app.clock.today() }),
  wide: "coordinator",
  narrow: "police",
  orders: {
    open: { index: "contexts_open_idx", sorts: 75 },
    referred: { index: "contexts_referred_idx", sorts: 75 },
    review: { index: "contexts_open_idx", sorts: 75 },
    late: { index: "contexts_open_idx", sorts: 75 },
    ended: { index: "contexts_ended_idx", sorts: 75 },
  },
});

/** Every open child is put in order: what is not in an index of the list is gathered for all at once. */
const allOrdered = (...beside: readonly string[]): Expected => ({
  sorts: 5_000,
  whole: ["tracker_entries", ...beside],
});
planned("the tracker", {
  rows: trackerRows,
  query: (actor, order) => ({
    actor,
    asked: trackerList.asked(order === "own" ? "sort=own.pod" : `sort=${order}`),
    setting,
    found: order === "likeness" ? found : undefined,
  }),
  wide: "coordinator",
  narrow: "lead",
  orders: {
    review: { index: "tracker_entries_review_idx", sorts: 2 * pageSize },
    name: { index: "people_order_idx", sorts: 2 * pageSize },
    level: { index: "tracker_entries_level_idx", sorts: 2 * pageSize },
    opened: { index: "tracker_entries_opened_idx", sorts: 2 * pageSize },
    recorded: { index: "tracker_entries_recorded_idx", sorts: 2 * pageSize },
    born: allOrdered("people"),
    harm: allOrdered(),
    lead: allOrdered("people", "protections"),
    stage: allOrdered(),
    panel: allOrdered(),
    missing: allOrdered("people", "missing_episodes"),
    actions: allOrdered("people"),
    ward: allOrdered("whereabouts"),
    school: allOrdered("whereabouts"),
    contact: allOrdered(),
    own: allOrdered(),
    likeness: allOrdered(),
  },
});

planned("the register of exports", {
  rows: exportRows,
  query: () => ({ register: sql`protect.exports`, overdueOn: undefined }),
  wide: "coordinator",
  narrow: "lead",
  orders: { destroying: { sorts: 3_000 } },
});
