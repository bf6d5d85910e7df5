import type { TestDatabase } from "../../harness/database.ts";

/** Where a word of our own stands: one text of one row, and no other. */
export type Stands = {
  readonly relation: string;
  readonly column: string;
  readonly key: string;
  /** Of which child the row speaks; undefined where it speaks of none, or of nobody's record yet. */
  readonly personId: string | undefined;
};

/** Every word that was written into the database, with where it stands. */
export type Words = ReadonlyMap<string, Stands>;

export const anyWord = /qz[0-9a-f]{5}j/gi;

/** What holds people's words. Others hold the partnership's own, which everybody in it may read. */
const schemas = ["subjects", "protect", "identify", "panels", "work", "sec", "files", "papers"];
const governed = [
  "govern.register_entries",
  "govern.holds",
  "govern.alarms",
  "govern.unusual_uses",
  "govern.public_roles",
];

/** Texts that nobody typed and a program reads, so that a word in them would only break it. */
const programs: Readonly<Record<string, string>> = {
  "sec.sessions": "kept by sign-in",
  "sec.attempts": "kept by sign-in",
  "sec.pads": "keys",
  "sec.principals": "numbers of teams and professional networks",
  "sec.provider_visits": "kept by sign-in",
  "sec.api_tokens": "kept by sign-in",
  "sec.catalogue": "what the database holds itself to",
  "work.hooks": "addresses of systems, for those who administer them",
  "work.hook_events": "kinds and ids, for the part that sends",
  "work.hook_deliveries": "kinds and states, for those who administer systems",
  "work.stored_answers": "addresses that forms led to",
  "protect.first_views": "addresses of lists",
  "subjects.name_keys": "keys that names are looked up by",
};

type Column = {
  readonly relation: string;
  readonly key: string;
  readonly name: string;
  readonly type: "text" | "jsonb" | "text[]";
  readonly person: string | null;
};

/** Texts of every table with a key of one column, and how a row says of which child it speaks. */
const columnsOf = (database: TestDatabase): Promise<readonly Column[]> =>
  database.query<Column>(
    `with about as (
       -- Of two children the first: whoever reads such a row reaches that one.
       select relation, replace(regexp_replace(about, ' or [xy]\\.other_person_id = \\$1', ''), '$1', 'p.person_id') as about
       from subjects.texts_columns()
       union all select 'subjects.' || name, 'x.person_id = p.person_id'
       from unnest(array['people', 'names', 'whereabouts', 'protections', 'held_words']) name
       union all select 'subjects.protection_decisions',
         'x.protection_id in (select y.protection_id from subjects.protections y where y.person_id = p.person_id)'
     )
     select n.nspname || '.' || c.relname as relation, k.attname as key, a.attname as name,
       format_type(a.atttypid, null) as type, b.about as person
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_constraint u on u.conrelid = c.oid and u.contype = 'p' and cardinality(u.conkey) = 1
     join pg_attribute k on k.attrelid = c.oid and k.attnum = u.conkey[1]
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
     left join about b on b.relation = n.nspname || '.' || c.relname
     where c.relkind = 'r' and (n.nspname = any($1) or n.nspname || '.' || c.relname = any($2))
       and not n.nspname || '.' || c.relname = any($3)
     order by 1, a.attnum`,
    [schemas, governed, Object.keys(programs)],
  );

export type Writing = {
  readonly words: Words;
  readonly columns: number;
  /** Columns whose values are keys and numbers: none of them reads as something that was typed. */
  readonly fixed: readonly string[];
};

/**
 * Adds a word of its own to every text of every row, without a trigger seeing it. What the catalogue
 * gains later is written to by itself.
 */
export async function writeWords(database: TestDatabase): Promise<Writing> {
  const words = new Map<string, Stands>();
  const fixed: string[] = [];
  const columns = await columnsOf(database);
  await database.query("select set_config('session_replication_role', 'replica', false)");
  for (const column of columns) {
    const before = words.size;
    await writeInto(database, column, words);
    if (words.size === before) fixed.push(`${column.relation}.${column.name}`);
  }
  // What a paper says is proved by its digest: it is as if it had been prepared with these words.
  await database.query("update papers.papers set sha256 = sha256(convert_to(body::text, 'UTF8'))");
  await database.query("select set_config('session_replication_role', 'origin', false)");
  return { words, columns: columns.length, fixed };
}

async function writeInto(
  { query }: TestDatabase,
  { relation, key, name, type, person }: Column,
  words: Map<string, Stands>,
): Promise<void> {
  const about = person
    ? `(select p.person_id from subjects.people p where ${person} limit 1)`
    : "null::uuid";
  const rows = await query<{ key: string; value: unknown; person_id: string | null }>(
    `select x.${key}::text as key, x.${name} as value, ${about} as person_id from ${relation} x
     where x.${name} is not null`,
  );
  const written: { readonly key: string; readonly value: unknown }[] = [];
  const standing: [string, Stands][] = [];
  for (const row of rows) {
    const word = `qz${(words.size + standing.length).toString(16).padStart(5, "0")}j`;
    const value = withWord(row.value, word);
    if (value === undefined) continue;
    written.push({ key: row.key, value });
    const personId = row.person_id ?? undefined;
    standing.push([word, { relation, column: name, key: row.key, personId }]);
  }
  if (written.length === 0) return;
  const value = {
    text: "w.value #>> '{}'",
    jsonb: "w.value",
    "text[]": "array(select jsonb_array_elements_text(w.value))",
  }[type];
  // A check or a key elsewhere holds the words that a program knows: those stay as they are.
  const done = await query(
    `update ${relation} x set ${name} = ${value}
     from jsonb_to_recordset($1::jsonb) as w(key text, value jsonb) where x.${key}::text = w.key`,
    [JSON.stringify(written)],
  ).catch(() => undefined);
  if (done !== undefined) for (const [word, stands] of standing) words.set(word, stands);
}

/** The value with the word behind each text that somebody typed; undefined where there is none. */
function withWord(value: unknown, word: string): unknown {
  if (typeof value === "string") return isTyped(value) ? `${value} ${word}` : undefined;
  if (Array.isArray(value)) {
    const parts = value.map((part) => withWord(part, word));
    if (parts.every((part) => part === undefined)) return undefined;
    return parts.map((part, index): unknown => part ?? value[index]);
  }
  if (typeof value !== "object" || value === null) return undefined;
  const parts = Object.entries(value).map(([name, part]) => [name, withWord(part, word)] as const);
  if (parts.every(([, part]) => part === undefined)) return undefined;
  const was = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(parts.map(([name, part]) => [name, part ?? was[name]]));
}

/** People write with spaces, or begin a name with a capital; keys, references, dates and addresses do neither. */
const isTyped = (text: string): boolean =>
  !text.startsWith("/") && (/^\p{Lu}\p{L}+$/u.test(text) || /\p{L}\S* \S*\p{L}/u.test(text));
