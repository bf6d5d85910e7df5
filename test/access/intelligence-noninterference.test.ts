import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { seeded, type Chance } from "../../src/kernel/random.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aThing } from "../harness/flags.ts";
import { agencyIdOf } from "../harness/leads.ts";
import {
  lookAt,
  randomWorlds as worlds,
  type Seen,
  worldsTake,
} from "../harness/noninterference.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/**
 * Non-interference: what a viewer is answered equals what they are answered in the same world without the entry that is
 * forbidden to them: page by page, count by count. A whole run asks 300 worlds.
 */

/** Who may read nothing of an entry that they did not send, and those who may in other worlds: a named officer. */
const viewers = [
  "lead",
  "school",
  "nurse",
  "youthworker",
  "manager",
  "coordinator",
  "mash",
  "chair",
  "analyst",
  "scrutineer",
  "auditor",
  "governance",
  "admin",
  "board",
  "councillor",
  "police",
] as const;
const states = ["asked", "withheld", "new", "sanitised", "handed", "answered", "not-used"] as const;
const secret = "Qxforbidden";
const textsOfPage = 20;

let app: TestApp;
let things: readonly string[];
let staff: ReadonlyMap<string, string>;
let agencies: ReadonlyMap<string, string>;
beforeAll(async () => {
  app = await anApp({ keepsEveryPlan: true });
  things = [
    await aThing(app, { kind: "vehicle", label: "Black Corsa" }),
    await aThing(app, { kind: "place", label: "Millpond park" }),
    await aThing(app, { kind: "person", label: "Jay" }),
  ];
  const keys = [...viewers, "intelligence"];
  staff = new Map(
    await Promise.all(keys.map(async (key) => [key, await staffIdOf(app, key)] as const)),
  );
  agencies = new Map(
    await Promise.all(keys.map(async (key) => [key, await agencyIdOf(app, key)] as const)),
  );
  // More than a page of texts that the co-ordinator's agency reads: one more that it may not read moves none of them.
  for (let nth = 0; nth < textsOfPage + 1; nth++) await forbid({ ...readable(), wording: "Seen" });
});
afterAll(() => app.close());

type World = {
  readonly viewer: (typeof viewers)[number];
  readonly sender: string;
  readonly state: (typeof states)[number];
  /** A receiver in another agency than the viewer's, or one whose sharing was withdrawn. */
  readonly sharedWith: readonly { readonly agency: string; readonly isWithdrawn: boolean }[];
  readonly about: readonly string[];
  readonly reviewBy: string;
  readonly wording?: string;
};

const idOf = (of: ReadonlyMap<string, string>, key: string): string => of.get(key) ?? "";

function aWorld(chance: Chance): World {
  const viewer = chance.pick(viewers);
  const others = viewers.filter((one) => one !== viewer && one !== "police");
  const sender = chance.pick(others);
  const own = idOf(agencies, viewer);
  const elsewhere = others.map((one) => idOf(agencies, one)).filter((one) => one !== own);
  const shared = chance.percent(60)
    ? [{ agency: chance.pick(elsewhere), isWithdrawn: chance.percent(30) }]
    : [];
  return {
    viewer,
    sender,
    state: chance.pick(states),
    sharedWith: chance.percent(40) ? [...shared, { agency: own, isWithdrawn: true }] : shared,
    about: things.filter(() => chance.percent(60)),
    reviewBy: chance.pick(["2026-11-01", "2026-11-30", "2027-06-01"]),
  };
}

/** One that the co-ordinator's agency may read. */
const readable = (): World => ({
  viewer: "lead",
  sender: "school",
  state: "sanitised",
  sharedWith: [{ agency: idOf(agencies, "coordinator"), isWithdrawn: false }],
  about: things,
  reviewBy: "2027-06-01",
});

/** The forbidden entry, with all that hangs on it, as a world has it; answers how to take it out again. */
async function forbid(world: World): Promise<() => Promise<void>> {
  const id = newId();
  const by = idOf(staff, world.sender);
  const officer = idOf(staff, "intelligence");
  const isAsked = world.state === "asked" || world.state === "withheld";
  const isHanded = world.state === "handed" || world.state === "answered";
  // A viewer of the police may read every entry but one in which they are named.
  const closedTo = world.viewer === "police" ? [idOf(staff, "police")] : [];
  const run = (text: string, values: readonly unknown[]) => app.query(text, [...values]);
  await app.query(
    "alter table identify.intelligence_entries disable trigger intelligence_entries_steps",
  );
  await run(
    `insert into identify.intelligence_entries (intelligence_id, partnership_id, state, told, told_note, recognisable, decider_id,
       closed_to, agency_id, sent_by, sent_at, passed_at, handed_at, heard, heard_at)
     values ($1, 1, $2, $3, $4, 'no', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      world.state,
      isAsked ? "unsafe" : "not-child",
      isAsked ? secret : null,
      isAsked ? officer : null,
      closedTo,
      idOf(agencies, world.sender),
      by,
      app.clock.now(),
      isAsked ? null : app.clock.now(),
      isHanded ? app.clock.now() : null,
      world.state === "answered" ? secret : null,
      world.state === "answered" ? app.clock.now() : null,
    ],
  );
  await run(
    `insert into identify.intelligence_originals (intelligence_id, partnership_id, what, when_said, how_known, match_keys, written_by, written_at)
     values ($1, 1, $2, 'Friday', 'Seen', '{v:qx12abc}', $3, $4)`,
    [id, `${world.wording ?? secret} QX12 ABC`, by, app.clock.now()],
  );
  if (!isAsked && world.state !== "new") await sanitised(world, { id, officer });
  return async () => {
    // Neither a legal hold nor a trigger stands in the way of a test that takes a row out.
    const tables = ["subjects", "disseminations", "products", "originals", "entries"].map(
      (table) => `delete from identify.intelligence_${table} where intelligence_id = '${id}';`,
    );
    await app.query(
      `set session_replication_role = replica; ${tables.join(" ")} set session_replication_role = origin`,
    );
    await app.query(
      "alter table identify.intelligence_entries enable trigger intelligence_entries_steps",
    );
  };
}

async function sanitised(world: World, { id, officer }: { id: string; officer: string }) {
  await app.query(
    `insert into identify.intelligence_products (intelligence_id, partnership_id, wording, handling, seen_on, review_by, sanitised_by, sanitised_at)
     values ($1, 1, $2, 'P', '2026-10-01', $3, $4, $5)`,
    [id, world.wording ?? secret, world.reviewBy, officer, app.clock.now()],
  );
  for (const { agency, isWithdrawn } of world.sharedWith)
    await app.query(
      `insert into identify.intelligence_disseminations (intelligence_dissemination_id, partnership_id, intelligence_id, agency_id, purpose,
         shared_by, shared_at, withdrawn_at, withdrawn_by) values ($1, 1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        newId(),
        id,
        agency,
        secret,
        officer,
        app.clock.now(),
        isWithdrawn ? app.clock.now() : null,
        isWithdrawn ? officer : null,
      ],
    );
  for (const thingId of world.about)
    await app.query(
      `insert into identify.intelligence_subjects (intelligence_subject_id, partnership_id, intelligence_id, thing_id, linked_by, linked_at)
       values ($1, 1, $2, $3, $4, $5)`,
      [newId(), id, thingId, officer, app.clock.now()],
    );
}

/** Every page, list, count and file that could tell. */
const addresses = (): readonly string[] => [
  "/home",
  "/my-work",
  "/notices",
  "/pages",
  "/intelligence",
  "/intelligence?show=ready",
  "/intelligence?show=waiting",
  "/intelligence?show=ending",
  "/intelligence?show=closed",
  "/intelligence/sent",
  "/intelligence/sent?show=decide",
  "/intelligence/send",
  "/api/intelligence",
  "/subjects",
  "/api/subjects",
  "/overdue",
  "/overdue/flags",
  ...things.map((id) => `/subjects/${id}`),
  ...things.map((id) => `/subjects/${id}?texts=2`),
  ...things.map((id) => `/subjects/${id}/panels`),
];

const look = (client: Client): Promise<readonly Seen[]> =>
  lookAt(client, { paths: addresses(), sought: secret });

test(
  `in ${worlds} random worlds nobody sees, counts or finds what is forbidden to them`,
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
        for (const [at, { path, status, html }] of beside.entries()) {
          const where = `${path} as ${world.viewer}, world ${seed}: ${JSON.stringify(world)}`;
          expect(status, where).toBe(without[at]?.status);
          expect(html === without[at]?.html, where).toBe(true);
          expect(html.includes(secret) && path !== "search", where).toBe(false);
        }
      } finally {
        await takeOut();
      }
    }
  },
);

test("and the comparison does notice what somebody may read", async () => {
  const police = await app.signIn("intelligence");
  await look(police);
  const without = await look(police);
  const receiver = await app.signIn("coordinator");
  const before = await look(receiver);
  const takeOut = await forbid(readable());
  const differs = (one: readonly Seen[], other: readonly Seen[]) =>
    one.filter(({ html }, at) => html !== other[at]?.html).map(({ path }) => path);
  expect(differs(await look(police), without)).toEqual(
    expect.arrayContaining(["/home", "/intelligence?show=ready", `/subjects/${things[0] ?? ""}`]),
  );
  expect(differs(await look(receiver), before)).toEqual([
    ...things.map((id) => `/subjects/${id}`),
    ...things.map((id) => `/subjects/${id}?texts=2`),
  ]);
  await takeOut();
});
