import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { seeded, type Chance } from "../../src/kernel/random.ts";
import { listThingsNamed } from "../../src/rooms/people-and-places/thing-reads.ts";
import { searchKeys } from "../../src/rooms/people-and-places/thing-kinds.ts";
import {
  alikeOnPlates,
  platePatterns,
} from "../../src/rooms/people-and-places/numbers-as-written.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { acting, actorByEmail, anotherPartnership } from "./acting.ts";

/** What is looked up by index is what is found by reading every row: search loses nothing and shows nothing more. */
let database: TestDatabase;
beforeAll(async () => (database = await aDatabase()));
afterAll(() => database.close());

const words = ["Millpond", "Čafé", "ΟΔΟΣ", "50% off", "a_b", "C\\D", "Jo", "The old mill", "ÅB"];
const plates = ["QX12ABC", "qо12авс", "WX0O 1IL", "K-AB 123"];
const kinds = ["place", "vehicle", "business", "phone", "account"] as const;

const someText = (chance: Chance): string =>
  Array.from({ length: 1 + chance.below(3) }, () => chance.pick([...words, ...plates])).join(" ");

const partOf = (chance: Chance, text: string): string => {
  const from = chance.below(text.length);
  return text.slice(from, from + 1 + chance.below(text.length - from));
};

async function fill(chance: Chance): Promise<readonly string[]> {
  const by = await staffIdOf(database, "coordinator");
  const texts: string[] = [];
  for (let n = 0; n < 150; n++) {
    const [label, identifier] = [someText(chance), chance.pick(plates)];
    texts.push(label, identifier);
    await database.query(
      `insert into subjects.things (thing_id, partnership_id, kind, label, match_on, known_as, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
       values ($1, 1, $2, $3, $4, $5, 'A source', '2026-11-20', $6, now(), $6, now()) on conflict do nothing`,
      [
        newId(),
        chance.pick(kinds),
        label,
        (searchKeys(`${identifier}${chance.percent(70) ? n : ""}`)[0] ?? "none").toLowerCase(),
        chance.percent(30) ? [someText(chance)] : [],
        by,
      ],
    );
  }
  await database.query(`
    insert into subjects.thing_joins (thing_join_id, partnership_id, thing_id, into_id, reason, joined_by, joined_at)
    select gen_random_uuid(), 1, a.thing_id, b.thing_id, 'The same', a.recorded_by, now()
    from (select t.*, row_number() over (order by thing_id) n from subjects.things t where kind = 'place') a
    join (select t.*, row_number() over (order by thing_id) n from subjects.things t where kind = 'place') b
      on a.n % 4 = 1 and b.n = a.n + 1`);
  return texts;
}

/** Every row is read and compared, as before there was an index. */
async function foundByReadingAll(sought: string): Promise<readonly string[]> {
  const like = `%${sought.trim().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const goesBy = (one: string) => `(${one}.label ilike $1 or ${one}.match_on like any ($2)
    or (${one}.kind = 'vehicle' and translate(${one}.match_on, $3, $4) like any ($5))
    or exists (select from unnest(${one}.known_as) k where k ilike $1))`;
  const rows = await database.query<{ id: string }>(
    `select t.thing_id as id from subjects.things t
     where t.partnership_id = 1 and t.listed_until >= '2026-11-23' and not exists (select from subjects.thing_joins j where j.thing_id = t.thing_id and j.parted_at is null)
       and (${goesBy("t")} or t.thing_id in (select j.into_id from subjects.thing_joins j join subjects.things o on o.thing_id = j.thing_id
         where j.parted_at is null and ${goesBy("o")}))`,
    [
      like,
      searchKeys(sought).map((key) => `%${key}%`),
      alikeOnPlates.from,
      alikeOnPlates.to,
      [...platePatterns(sought)],
    ],
  );
  return rows.map(({ id }) => id).sort();
}

test("what is found by index is what is found by reading every row, whatever is typed", async () => {
  const chance = seeded(43);
  const texts = await fill(chance);
  const actor = await actorOf(database, "coordinator");
  let hits = 0;
  for (let n = 0; n < 200; n++) {
    const typed = partOf(chance, chance.pick(texts));
    const sought = chance.percent(20) ? typed.toUpperCase() : typed;
    if (sought.trim() === "") continue;
    const asked = { today: "2026-11-23", sought, page: 1, pageSize: 1000 };
    const found = await acting(database, actor, (tx) => listThingsNamed(tx, asked));
    const all = await foundByReadingAll(sought);
    expect(found.map(({ thingId }) => thingId).sort(), sought).toEqual(all);
    hits += all.length;
  }
  expect(hits).toBeGreaterThan(500);
});

test("the functions that look up ask what the policies ask, and no row of either table is closed to some", async () => {
  const policies = await database.query<{ table: string; rule: string }>(`
    select c.relname as table, pg_get_expr(p.polqual, p.polrelid) as rule from pg_policy p join pg_class c on c.oid = p.polrelid
    where p.polrelid in ('subjects.things'::regclass, 'subjects.measures'::regclass) and p.polcmd = 'r' order by 1`);
  const uniform = (permission: string): string =>
    `((partnership_id = ( SELECT sec.partnership() AS partnership)) AND ( SELECT sec.can('${permission}'::text) AS can))`;
  expect(policies).toEqual([
    { table: "measures", rule: uniform("measure.view") },
    { table: "things", rule: uniform("subject.view") },
  ]);
});

test("another partnership, and whoever may read no subject, is given no id, whatever they type", async () => {
  const by = await staffIdOf(database, "coordinator");
  const thingId = newId();
  await database.query(
    `insert into subjects.things (thing_id, partnership_id, kind, label, match_on, known_as, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
     values ($1, 1, 'place', 'Qxelsewhere', 'qxelsewhere', '{}', 'A source', '2026-11-20', $2, now(), $2, now())`,
    [thingId, by],
  );
  await database.query(
    `insert into subjects.measures (measure_id, partnership_id, thing_id, scheme_id, measure_key, name, form, lead_agency_id, authoriser,
       reason, source_risk, household, state_on, review_by, proposed_by, proposed_at, changed_by, changed_at)
     select gen_random_uuid(), 1, $1, c.configuration_id, 'cawn', 'Qxmeasure', 'warning', a.agency_id, 'An inspector', 'Why', 'None', 'no-child',
       '2026-11-20', '2026-12-20', $2, now(), $2, now()
     from directory.configuration c, directory.agencies a where c.kind = 'measures' and c.partnership_id = 1 and a.partnership_id = 1 limit 1`,
    [thingId, by],
  );
  const west = await anotherPartnership(database);
  const asked = async (actor: Awaited<ReturnType<typeof actorOf>>, text: string) =>
    acting(database, actor, async (tx) => {
      const { rows } = await sql<{ things: number; measures: number }>`
        select (select count(*)::int from subjects.things_by_text(array[${text}])) as things,
          (select count(*)::int from subjects.measures_by_text(${text})) as measures`.execute(tx);
      return rows[0];
    });
  const [ours, theirs, lead] = [
    await actorOf(database, "coordinator"),
    await actorByEmail(database, west.email),
    await actorOf(database, "lead"),
  ];
  expect(await asked(ours, "Qxelsewhere")).toEqual({ things: 1, measures: 1 });
  expect(await asked(ours, "Qxmeasure")).toEqual({ things: 0, measures: 1 });
  for (const text of ["Qxelsewhere", "Qxmeasure", "Q", "", "%"])
    for (const actor of [theirs, lead])
      expect(await asked(actor, text)).toEqual({ things: 0, measures: 0 });
  // Each piece is of its partnership: the index itself is asked for nothing of another one.
  const [pieces] = await database.query<{ apart: boolean }>(
    "select not subjects.grams(1, 'Millpond') && subjects.grams(2, 'Millpond') as apart",
  );
  expect(pieces?.apart).toBe(true);
});
