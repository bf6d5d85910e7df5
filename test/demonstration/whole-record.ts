import type { TestDatabase } from "../harness/database.ts";
import type { InOrder, LeadNamed, NumberSaid } from "./contradictions.ts";
import type { ChildSaid, Said } from "./said.ts";

/** What the demonstration says of every child, read from the tables as whoever reaches all of it would. */
type Place = { readonly relation: string; readonly about: string; readonly name: string };

type Person = Pick<ChildSaid, "reference" | "sex" | "bornOn"> & { readonly personId: string };

export async function everyChildSaid(database: TestDatabase): Promise<readonly ChildSaid[]> {
  const people = await database.query<Person>(
    `select person_id as "personId", reference, sex, born_on::text as "bornOn"
     from subjects.people where not is_merged order by reference`,
  );
  const places = await database.query<Place>(
    `select c.relation, c.about, name from subjects.texts_columns() c, unnest(c.columns) name
     where c.relation <> 'subjects.source_records'`,
  );
  const children: ChildSaid[] = [];
  for (const { personId, ...child } of people) {
    const missing = await database.query<{ on: string }>(
      `select (missing_since at time zone 'Europe/London')::date::text as on
       from protect.missing_episodes where person_id = $1 and error_at is null`,
      [personId],
    );
    const said = [...(await chronologyOf(database, personId))];
    for (const place of places) said.push(...(await textsAt(database, personId, place)));
    children.push({ ...child, missingOn: missing.map(({ on }) => on), said });
  }
  return children;
}

/** The lines of the chronology say on which day. */
const chronologyOf = (database: TestDatabase, personId: string): Promise<Said[]> =>
  database.query<Said>(
    `select case e.kind when 'note' then 'notes' else 'the chronology' end as where, text, happened_on::text as on
     from protect.chronology_entries e, unnest(array[e.headline, e.detail]) text
     where e.person_id = $1 and text <> ''`,
    [personId],
  );

async function textsAt(
  database: TestDatabase,
  personId: string,
  { relation, about, name }: Place,
): Promise<readonly Said[]> {
  if (relation === "protect.chronology_entries") return [];
  const rows = await database.query<{ text: string }>(
    `select x.${name}::text as text from ${relation} x where ${about} and x.${name} is not null`,
    [personId],
  );
  return rows.map(({ text }) => ({ where: `${relation}.${name}`, text }));
}

/** Everybody of whom some table keeps a number beside their name. */
export const everyNumber = (database: TestDatabase): Promise<NumberSaid[]> =>
  database.query<NumberSaid>(
    `select name, phone, 'the directory of staff' as where from directory.staff where phone is not null
     union all select coalesce(l.name, s.name), coalesce(l.phone, s.phone), 'a lead' from directory.leads l
       left join directory.staff s using (staff_id) where coalesce(l.phone, s.phone) is not null
     union all select ring_name, ring_phone, 'a concern' from identify.concerns
       where ring_name is not null and ring_phone is not null
     union all select e.name || ' of ' || p.reference, e.phone, 'around the child' from protect.around_entries e
       join subjects.people p using (person_id) where e.name is not null and e.phone is not null
       and not exists (select from protect.around_entries n where n.replaces_id = e.around_entry_id)`,
  );

export const everyLead = (database: TestDatabase): Promise<LeadNamed[]> =>
  database.query<LeadNamed>(
    `select coalesce(a.name, 'the school ' || l.school_id) || coalesce(', ' || l.area, '') as of, coalesce(l.name, s.name) as name
     from directory.leads l left join directory.staff s using (staff_id)
       left join directory.agencies a using (agency_id)
     where l.ended_on is null and not l.is_deputy`,
  );

/** Two columns of one table, of which the first is first by its name. */
const inOrder: readonly (readonly [string, string])[] = [
  ["starts_on", "ends_on"],
  ["starts_at", "ends_at"],
  ["from_on", "to_on"],
  ["opened_on", "closed_on"],
  ["raised_on", "ended_on"],
  ["named_at", "ended_on"],
  ["sent_at", "decided_at"],
  ["made_at", "seen_at"],
  ["made_at", "settled_at"],
  ["asked_at", "answered_at"],
  ["missing_since", "reported_at"],
  ["missing_since", "returned_at"],
  ["returned_at", "rhi_closed_at"],
  ["reported_at", "recorded_at"],
  ["happened_on", "recorded_at"],
  ["noted_on", "recorded_at"],
  ["decided_on", "recorded_at"],
  ["trained_on", "trained_until"],
];

type Column = { readonly relation: string; readonly name: string };

const tablesOf = async (database: TestDatabase): Promise<ReadonlyMap<string, Set<string>>> => {
  const columns = await database.query<Column>(
    `select format('%I.%I', table_schema, table_name) as relation, column_name as name
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
       and (data_type in ('date', 'timestamp with time zone') or column_name = 'person_id')`,
  );
  const tables = new Map<string, Set<string>>();
  for (const { relation, name } of columns)
    tables.set(relation, (tables.get(relation) ?? new Set()).add(name));
  return tables;
};

/** By days, since a table with days has no time. */
const day = (column: string): string =>
  `case when pg_typeof(x.${column}) = 'date'::regtype then x.${column}::text
    else (x.${column}::timestamptz at time zone 'Europe/London')::date::text end`;

/** Every row with two such dates, and everything about a child beside the day on which it was born. */
export async function everyOrder(database: TestDatabase): Promise<readonly InOrder[]> {
  const rows: InOrder[] = [];
  for (const [relation, columns] of await tablesOf(database)) {
    for (const [first, then] of inOrder) {
      if (!columns.has(first) || !columns.has(then)) continue;
      const where = `${relation}.${first}, ${then}`;
      rows.push(
        ...(await database.query<InOrder>(
          `select $1 as where, ${day(first)} as first, ${day(then)} as then from ${relation} x`,
          [where],
        )),
      );
    }
    if (!columns.has("person_id") || relation.endsWith("history")) continue;
    for (const name of columns) {
      if (name === "person_id" || name === "born_on") continue;
      rows.push(
        ...(await database.query<InOrder>(
          `select $1 as where, p.born_on::text as first, ${day(name)} as then
           from ${relation} x join subjects.people p on p.person_id = x.person_id`,
          [`birth, ${relation}.${name}`],
        )),
      );
    }
  }
  return rows;
}
