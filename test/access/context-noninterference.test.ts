import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { seeded, type Chance } from "../../src/kernel/random.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aThing } from "../harness/flags.ts";
import { agencyIdOf } from "../harness/leads.ts";
import {
  differing,
  lookAt,
  randomWorlds as worlds,
  worldsTake,
  type Seen,
} from "../harness/noninterference.ts";
import { aSitting } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/**
 * Non-interference of cases on places, groups and online spaces: what a viewer is answered equals what they are answered in
 * the same world without a case that they may not read. A whole run asks 300 worlds.
 */
const oversee = ["coordinator", "mash"] as const;
const viewers = [
  "lead",
  "school",
  "nurse",
  "youthworker",
  "manager",
  "police",
  "intelligence",
  "chair",
  "analyst",
  "scrutineer",
  "governance",
  "admin",
  ...oversee,
] as const;
const states = ["referred", "open", "closed", "not-opened"] as const;
const kinds = ["place", "group", "online"] as const;
/** Why the case is not for the viewer. */
const whys = ["no part", "restricted", "conflict", "runs it"] as const;
const secret = "Qxforbidden";

let app: TestApp;
let place: string;
let sittingId: string;
let staff: ReadonlyMap<string, string>;
let agencies: ReadonlyMap<string, string>;
beforeAll(async () => {
  app = await anApp({ keepsEveryPlan: true });
  place = await aThing(app, { kind: "place", label: "Millpond park" });
  sittingId = await aSitting(app, await app.signIn("coordinator"), "chair");
  staff = new Map(
    await Promise.all(viewers.map(async (key) => [key, await staffIdOf(app, key)] as const)),
  );
  agencies = new Map(
    await Promise.all(viewers.map(async (key) => [key, await agencyIdOf(app, key)] as const)),
  );
}, 60_000);
afterAll(() => app.close());

type World = {
  readonly viewer: (typeof viewers)[number];
  readonly other: (typeof viewers)[number];
  readonly kind: (typeof kinds)[number];
  readonly state: (typeof states)[number];
  readonly why: (typeof whys)[number];
  readonly isOnAgenda: boolean;
};

const idOf = (of: ReadonlyMap<string, string>, key: string): string => of.get(key) ?? "";

function aWorld(chance: Chance): World {
  const viewer = chance.pick(viewers);
  const own = idOf(agencies, viewer);
  const others = viewers.filter((one) => idOf(agencies, one) !== own);
  // Who oversees reads each that is not restricted, of a place that their agency does not run.
  const may = whys.filter((why) => why !== "no part" || !oversee.some((one) => one === viewer));
  return {
    viewer,
    other: chance.pick(others),
    kind: chance.pick(kinds),
    state: chance.pick(states),
    why: chance.pick(may),
    isOnAgenda: chance.percent(50),
  };
}

/** The forbidden case, with all that hangs on it; answers how to take it out again. */
async function forbid(world: World): Promise<() => Promise<void>> {
  const { viewer, other, kind, state, why } = world;
  const id = newId();
  const [by, agency] = [idOf(staff, other), idOf(agencies, other)];
  const own = idOf(agencies, viewer);
  const isOpen = state === "open";
  const isOnAgenda = world.isOnAgenda && isOpen && why !== "restricted";
  const item = newId();
  const now = app.clock.now();
  await replica([
    [
      `insert into subjects.contexts (context_id, partnership_id, kind, thing_id, name, reason, state, level, owner_id, lead_agency_id, run_by_id, review_by,
         agency_id, agency_ids, named, closed_to, is_restricted, referred_by, referred_at, changed_by, changed_at)
       values ($1, 1, $2, $3, $4, $4, $5, 2, $6, $7, $8, '2026-11-20', $7, $9, $10, $11, $12, $6, $13, $6, $13)`,
      [
        id,
        kind,
        kind === "place" ? place : null,
        secret,
        state,
        by,
        agency,
        why === "runs it" ? own : null,
        why === "no part" ? [agency] : [agency, own],
        why === "restricted" ? [by, newId()] : [by],
        why === "conflict" ? [idOf(staff, viewer)] : [],
        why === "restricted",
        now,
      ],
    ],
    [
      `insert into subjects.context_actions (context_action_id, partnership_id, context_id, guardian_kind, agency_id, wording, due_on, recorded_by, recorded_at, changed_by, changed_at)
       values ($1, 1, $2, 'council', $3, $4, '2026-11-01', $5, $6, $5, $6)`,
      [newId(), id, own, secret, by, now],
    ],
    [
      `insert into subjects.context_voices (context_voice_id, partnership_id, context_id, wording, said_on, heard_how, recorded_by, recorded_at)
       values ($1, 1, $2, $3, '2026-11-01', $3, $4, $5)`,
      [newId(), id, secret, by, now],
    ],
  ]);
  if (isOnAgenda) await onAgenda({ id, item, by, viewer });
  return () =>
    replica([
      ["delete from panels.item_decisions where agenda_item_id = $1", [item]],
      ["delete from panels.item_contexts where agenda_item_id = $1", [item]],
      ["delete from panels.agenda_items where agenda_item_id = $1", [item]],
      ["delete from subjects.context_voices where context_id = $1", [id]],
      ["delete from subjects.context_actions where context_id = $1", [id]],
      ["delete from subjects.contexts where context_id = $1", [id]],
    ]);
}

type OnAgenda = Readonly<Record<"id" | "item" | "by" | "viewer", string>>;

/** An item about it, to which the viewer is not asked, with a decision; stamped as the database stamps it. */
async function onAgenda({ id, item, by, viewer }: OnAgenda): Promise<void> {
  await app.query(
    `insert into panels.agenda_items (agenda_item_id, partnership_id, sitting_id, circle_id, title, acl, section, why, nth, minutes, added_by, added_at)
     values ($1, 1, $2, 0, $3, '{0}', 'themes', 'business', 900, 10, $4, $5)`,
    [item, sittingId, secret, by, app.clock.now()],
  );
  await app.query(
    `insert into panels.item_contexts (agenda_item_id, partnership_id, sitting_id, context_id, added_by, added_at)
     values ($1, 1, $2, $3, $4, $5)`,
    [item, sittingId, id, by, app.clock.now()],
  );
  await app.query(
    `insert into panels.item_decisions (item_decision_id, partnership_id, agenda_item_id, kind, wording, reason, decided_by, decided_at)
     values ($1, 1, $2, 'disruption', $3, $3, $4, $5)`,
    [newId(), item, secret, by, app.clock.now()],
  );
  expect(viewer).not.toBe(by);
}

/** Neither a legal hold nor a trigger stands in the way of a test that puts rows in and takes them out. */
async function replica(
  statements: readonly (readonly [text: string, values: readonly unknown[]])[],
): Promise<void> {
  await app.query("set session_replication_role = replica");
  for (const [text, values] of statements) await app.query(text, [...values]);
  await app.query("set session_replication_role = origin");
}

const addresses = (): readonly string[] => [
  "/home",
  "/my-work",
  "/notices",
  "/pages",
  "/contexts",
  "/contexts?show=referred",
  "/contexts?show=review",
  "/contexts?show=late",
  "/contexts?show=ended",
  "/contexts/new",
  "/api/contexts",
  "/overdue",
  "/subjects",
  `/subjects/${place}`,
  `/subjects/${place}/panels`,
  "/panels/mace",
  "/panel-promises",
  "/api/panel-promises",
  `/sittings/${sittingId}`,
  `/sittings/${sittingId}/papers`,
  `/sittings/${sittingId}/updates`,
  `/sittings/${sittingId}/minutes`,
  `/sittings/${sittingId}/case`,
];

const look = (client: Client): Promise<readonly Seen[]> =>
  lookAt(client, { paths: addresses(), sought: secret });

test(
  `in ${worlds} random worlds nobody sees, counts or finds a case that is forbidden to them`,
  { timeout: worldsTake },
  async () => {
    for (let seed = 1; seed <= worlds; seed++) {
      const world = aWorld(seeded(seed));
      const client = await app.signIn(world.viewer);
      await look(client);
      const without = await look(client);
      const takeOut = await forbid(world);
      try {
        const beside = await look(client);
        expect(differing(beside, without), `world ${seed}: ${JSON.stringify(world)}`).toEqual([]);
      } finally {
        await takeOut();
      }
    }
  },
);

test("and the comparison does notice what somebody may read", async () => {
  const client = await app.signIn("coordinator");
  await look(client);
  const without = await look(client);
  const takeOut = await forbid({
    viewer: "police",
    other: "school",
    kind: "place",
    state: "open",
    why: "no part",
    isOnAgenda: true,
  });
  const seen = differing(await look(client), without);
  expect(seen).toEqual(
    expect.arrayContaining(["/contexts", `/subjects/${place}`, `/sittings/${sittingId}`]),
  );
  await takeOut();
});
