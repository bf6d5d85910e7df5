import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "../../src/platform/database/database.ts";
import { newId } from "../../src/kernel/ids.ts";
import {
  countSuggestions,
  readSuggestions,
} from "../../src/rooms/people-and-places/suggestions/suggestion-reads.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { someChildren } from "../harness/factories.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aThing } from "../harness/flags.ts";
import { aTie, setSuggested } from "../harness/suggested.ts";
import { acting } from "./acting.ts";

/** What is suggested is put together in a few looks at each table, however many links there are. */
const pairs = 300;
const children = 400;

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
  await setSuggested(app, { isOn: true });
  await someChildren(
    app,
    Array.from({ length: children }, (_, n) => ({ familyName: `Family${n}` })),
  );
  await app.query(
    `insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, acl, kind, wording, source, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, '{0}', k.kind, k.kind || ' words', 'Seen', now()
     from subjects.people p cross join unnest('{phone,placement}'::text[]) k (kind)`,
  );
  const first = await aThing(app, { kind: "person", label: "Adult" });
  const phone = await aThing(app, { kind: "phone", label: "Line" });
  const tie = await aTie(app, { from: first, to: phone });
  await copies(first, phone, tie);
  await app.query("analyze");
}, 600_000);
afterAll(() => app.close());

/** As many telephones as pairs, each of two adults. */
async function copies(adult: string, phone: string, tie: string): Promise<void> {
  const made = Array.from({ length: pairs }, () => ({
    one: newId(),
    other: newId(),
    phone: newId(),
  }));
  const values = [
    made.map(({ one }) => one),
    made.map(({ other }) => other),
    made.map((of) => of.phone),
  ];
  const given =
    "unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality g (one, other, phone, n)";
  const things = (column: string, of: string): Promise<unknown> =>
    app.query(
      `insert into subjects.things select (jsonb_populate_record(t, jsonb_build_object('thing_id', g.${column}, 'label', t.label || g.n,
         'identifier', '0777' || g.n, 'match_on', '${column}' || g.n))).* from subjects.things t, ${given} where t.thing_id = $4`,
      [...values, of],
    );
  await things("one", adult);
  await things("other", adult);
  await things("phone", phone);
  await app.query(
    `insert into subjects.thing_ties select (jsonb_populate_record(t, jsonb_build_object('thing_tie_id', gen_random_uuid(), 'from_id', e.id, 'to_id', g.phone))).*
     from subjects.thing_ties t, ${given}, unnest(array[g.one, g.other]) e (id) where t.thing_tie_id = $4`,
    [...values, tie],
  );
  await app.query(
    `insert into subjects.suggestion_facts (suggestion_fact_id, partnership_id, thing_id, may_suggest, source, recorded_by, recorded_at)
     select gen_random_uuid(), t.partnership_id, g.phone, true, 'Bill', t.recorded_by, t.recorded_at
     from subjects.things t, ${given} where t.thing_id = $4`,
    [...values, phone],
  );
}

/** How often each table was read from end to end, or as much of it by index. */
async function readIn(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ name: string; times: number }>`
    select x.relname as name, (x.seq_tup_read + coalesce(x.idx_tup_fetch, 0))::float / c.reltuples as times
    from pg_stat_xact_user_tables x join pg_class c on c.oid = x.relid
    where x.schemaname = 'subjects' and x.relname in ('whereabouts', 'thing_ties', 'suggestion_facts', 'things')`.execute(
    tx,
  );
  return new Map(rows.map(({ name, times }) => [name, times]));
}

type Read = (tx: Tx, today: string) => Promise<number>;
const reads: readonly (readonly [string, Read])[] = [
  ["counted", (tx, today) => countSuggestions(tx, { today })],
  [
    "listed",
    async (tx, today) => (await readSuggestions(tx, { today, page: 1, pageSize: 25 })).total,
  ],
];

test.each(reads)("%s: each table is read a few times", async (_, read) => {
  const times = await acting(app, await actorOf(app, "coordinator"), async (tx) => {
    const before = await readIn(tx);
    expect(await read(tx, app.clock.today())).toBe(pairs);
    const after = await readIn(tx);
    return [...after].map(([name, all]) => [name, all - (before.get(name) ?? 0)] as const);
  });
  expect(times).toHaveLength(4);
  for (const [name, often] of times) {
    expect(often, name).toBeGreaterThan(0);
    expect(often, name).toBeLessThanOrEqual(8);
  }
});
