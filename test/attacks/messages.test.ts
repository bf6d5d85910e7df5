import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { expectKeptOut } from "./tried.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase("demo");
});
afterAll(() => database.close());

/** Every name of a child in the demonstration, but those that are ordinary words or also a colleague’s. */
const names = `
  select distinct n.word from (
    select lower(given_name) as word from subjects.names union select lower(family_name) from subjects.names) as n
  where length(n.word) > 3 and not exists (select from directory.staff s where lower(s.name) ~ ('\\m' || n.word || '\\M'))
    and not exists (select from directory.agencies a where lower(a.name) ~ ('\\m' || n.word || '\\M'))
    and not exists (select from directory.teams t where lower(t.name) ~ ('\\m' || n.word || '\\M'))
    and n.word ~ '^[a-z]+$' and n.word not in ('known', 'name', 'not known')`;

/** What stands in a notice, in what is sent by mail, and in the address that either leads to. */
const messages = `
  select headline || ' ' || href as text, kind from work.notifications
  union all select to_jsonb(m)::text, 'mail' from work.outgoing_messages m`;

async function named(): Promise<readonly { readonly text: string; readonly word: string }[]> {
  return database.query<{ text: string; word: string }>(
    `select m.text, n.word from (${messages}) as m join (${names}) as n on lower(m.text) ~ ('\\m' || n.word || '\\M')`,
  );
}

test("no notice and no mail of the demonstration names a child", async () => {
  const all = await database.query<{ kind: string }>(`select kind from (${messages}) as m`);
  const kinds = new Set(all.map(({ kind }) => kind));
  process.stdout.write(`kinds of notices read: ${[...kinds].sort().join(", ")}\n`);
  expect(kinds.size).toBeGreaterThan(5);
  const found = await named();
  expect(found).toEqual([]);
  const [name] = await database.query<{ word: string }>(`${names} limit 1`);
  await database.query(
    `insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
     select gen_random_uuid(), partnership_id, staff_id, 'system', 'About ' || $1, '/notices', now() from directory.staff limit 1`,
    [name?.word ?? ""],
  );
  const control = { attempts: 1, gotIn: (await named()).length };
  expectKeptOut(
    "names of children in notices and mails",
    { attempts: all.length, gotIn: found.length },
    control,
  );
});
