import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { seeded, type Chance } from "../../src/kernel/random.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aThing } from "../harness/flags.ts";
import {
  differing,
  lookAt,
  randomWorlds as worlds,
  worldsTake,
  type Seen,
} from "../harness/noninterference.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aSharedThing, aTie, maySuggest, setSuggested } from "../harness/suggested.ts";

/**
 * Non-interference of suggested links: what is suggested to a viewer, counted and left out equals what would be without a
 * link, a decision or a child that they may not read. A whole run asks 300 worlds.
 */
const viewers = ["coordinator", "mash", "manager", "nurse", "lead", "school", "analyst"] as const;
const hidden = ["a link", "a direct link", "a decision", "a child"] as const;
const handlings = ["police", "measures"] as const;
/** Who reads measures as well. */
const readMeasures = "coordinator mash manager";
const secret = "Qxforbidden";

let app: TestApp;
let child: Child;
let ends: readonly [string, string, string];
let shared: readonly string[];
let by: string;
beforeAll(async () => {
  app = await anApp({ keepsEveryPlan: true });
  await setSuggested(app, { isOn: true });
  const coordinator = await app.signIn("coordinator");
  const [one, other, car] = await aSharedThing(app, { names: ["Jay", "Dean"] });
  const third = await aThing(app, { kind: "person", label: "Carl" });
  const phone = await aThing(app, { kind: "phone", label: "Line" });
  await aTie(app, { from: one, to: phone });
  await maySuggest(coordinator, phone);
  ends = [one, other, third];
  shared = [car, phone];
  by = await staffIdOf(app, "intelligence");
  child = await aChild(app, { familyName: secret });
  await restrict(app, child);
}, 60_000);
afterAll(() => app.close());

type World = {
  readonly viewer: (typeof viewers)[number];
  readonly what: (typeof hidden)[number];
  readonly handling: (typeof handlings)[number];
  readonly pair: readonly [string, string];
  readonly shared: string;
};

function aWorld(chance: Chance): World {
  const viewer = chance.pick(viewers);
  const others = [...ends].filter((one) => one !== ends[0]);
  return {
    viewer,
    what: chance.pick(hidden),
    handling: readMeasures.includes(viewer) ? "police" : chance.pick(handlings),
    pair: [ends[0], chance.pick(others)],
    shared: chance.pick(shared),
  };
}

/** What is closed to the viewer; answers how to take it out again. */
async function forbid(world: World): Promise<() => Promise<void>> {
  const { what, handling, pair } = world;
  const [from, to] = [pair[1], world.shared];
  if (what === "a link" || what === "a direct link") {
    const end = what === "a link" ? to : pair[0];
    const id = await aTie(app, { from, to: end, handling, source: secret, relation: "keeper" });
    return () => out(`delete from subjects.thing_ties where thing_tie_id = '${id}'`);
  }
  const id = newId();
  if (what === "a decision") {
    const [low = "", high = ""] = [...pair].toSorted();
    await app.query(
      `insert into subjects.suggestion_decisions (suggestion_decision_id, partnership_id, one_id, other_id, evidence, handling, outcome, reason, decided_by, decided_at)
       values ($1, 1, $2, $3, '{vehicle,phone}', $4, 'declined', $5, $6, $7)`,
      [id, low, high, handling, secret, by, app.clock.now()],
    );
    return () =>
      out(`delete from subjects.suggestion_decisions where suggestion_decision_id = '${id}'`);
  }
  // What a restricted child said of it: never that it is their own, which is said below.
  await app.query(
    `insert into protect.thing_links (thing_link_id, partnership_id, person_id, thing_id, relation, scheme_id, wording, source, learned_on, review_by, recorded_by, recorded_at)
     select $1, 1, $2, $3, 'contacted-child', (select configuration_id from directory.configuration where kind = 'subject-links' limit 1),
       $4, $4, '2026-11-20', '2027-05-20', $5, now()`,
    [id, child.personId, to, secret, by],
  );
  return () => out(`delete from protect.thing_links where thing_link_id = '${id}'`);
}

const out = async (statement: string): Promise<void> => {
  await app.query(
    `set session_replication_role = replica; ${statement}; set session_replication_role = origin`,
  );
};

const addresses = (): readonly string[] => [
  "/home",
  "/my-work",
  "/suggested-links",
  "/subjects",
  "/api/subjects",
  "/overdue/allegations",
  ...[...ends, ...shared].map((id) => `/subjects/${id}`),
  ...[1, 2].flatMap((at) => [
    `/subjects/${ends[0]}/suggested/${ends[at] ?? ""}/take`,
    `/subjects/${ends[0]}/suggested/${ends[at] ?? ""}/decline`,
  ]),
];

const look = (client: Client): Promise<readonly Seen[]> =>
  lookAt(client, { paths: addresses(), sought: secret });

test(
  `in ${worlds} random worlds nothing that is closed to its reader suggests or stands in the way`,
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

test("and the comparison does notice it for who may read it", async () => {
  const officer = await app.signIn("intelligence");
  for (const what of ["a link", "a direct link", "a decision"] as const) {
    await look(officer);
    const without = await look(officer);
    const pair = [ends[0], what === "a link" ? ends[2] : ends[1]] as const;
    const world = {
      viewer: "lead",
      what,
      handling: "police",
      pair,
      shared: shared[0] ?? "",
    } as const;
    const takeOut = await forbid(world);
    expect(differing(await look(officer), without), what).toContain("/suggested-links");
    await takeOut();
  }
});

test("the one exception: a child’s own telephone takes a suggestion away and changes nothing else", async () => {
  const coordinator = await app.signIn("coordinator");
  const tie = await aTie(app, { from: ends[1], to: shared[1] ?? "" });
  await look(coordinator);
  const without = await look(coordinator);
  await app.query(
    `insert into protect.thing_links (thing_link_id, partnership_id, person_id, thing_id, relation, scheme_id, wording, source, learned_on, review_by, recorded_by, recorded_at)
     select gen_random_uuid(), 1, $1, $2, 'used-by-child', (select configuration_id from directory.configuration where kind = 'subject-links' limit 1),
       $3, $3, '2026-11-20', '2027-05-20', $4, now()`,
    [child.personId, shared[1], secret, by],
  );
  const beside = await look(coordinator);
  const changed = differing(beside, without);
  expect(changed).not.toContain(`/subjects/${shared[1] ?? ""}`);
  expect(changed).not.toContain("/subjects");
  for (const { html, path } of beside)
    expect(html.includes(secret) && path !== "search", path).toBe(false);
  await out(
    `delete from protect.thing_links where wording = '${secret}'; delete from subjects.thing_ties where thing_tie_id = '${tie}'`,
  );
});
