import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aFact, protect } from "./world.ts";

/** Every column of text about a child of the demonstration says where the child is, before it is protected. */
let app: TestApp;
let personId: string;

beforeAll(async () => {
  app = await anApp({ template: "demo" });
  // The child about whom most is written in most places.
  const [most] = await app.query<{ person_id: string }>(
    `select m.person_id from panels.meetings m
     order by (select count(*) from protect.chronology_entries e where e.person_id = m.person_id) desc limit 1`,
  );
  personId = most?.person_id ?? "";
}, 180_000);
afterAll(() => app.close());

type Column = { readonly relation: string; readonly key: string; readonly about: string };

test("one change of the record holds what every text says, and leaves nothing behind", async () => {
  const columns = await app.query<Column & { readonly name: string }>(
    `select c.relation, c.key_column as key, c.about, name from subjects.texts_columns() c, unnest(c.columns) name
     where c.relation <> 'subjects.source_records' or name <> 'source'`,
  );
  let [written, refused] = [0, 0];
  await app.query("select set_config('session_replication_role', 'replica', false)");
  for (const { relation, about, name } of columns) {
    const where = about.replaceAll("$1", "$2");
    const set = await app
      .query(
        `update ${relation} x set ${name} = $1 where ${where} and x.${name} is not null returning 1`,
        ["Went to 12 Wintersedge Lane today", personId],
      )
      // Words of ours with a key to configuration, not free text: the column says which it takes.
      .catch(() => undefined);
    if (set === undefined) refused += 1;
    else written += set.length;
  }
  await app.query("select set_config('session_replication_role', 'origin', false)");
  await aFact(
    app,
    { personId, reference: "", circleId: 0 },
    {
      kind: "address",
      wording: "12 Wintersedge Lane, QX4 4AB",
    },
  );
  await protect(app, { personId, reference: "", circleId: 0 }, ["coordinator", "manager"]);
  const lead = await app.signIn("mash");
  const note = { headline: "Seen", detail: "", "happened-day": "24", "happened-month": "11" };
  const added = await lead.post(`/children/${personId}/note`, { ...note, "happened-year": "2026" });
  expect(added.status).toBe(303);
  const left: string[] = [];
  for (const { relation, about, name } of columns) {
    const found = await app.query(
      `select 1 from ${relation} x where ${about} and x.${name}::text ~* 'wintersedge'`,
      [personId],
    );
    if (found.length > 0) left.push(`${relation}.${name}`);
  }
  const held = await app.query("select 1 from subjects.held_words where person_id = $1", [
    personId,
  ]);
  console.log(
    `${String(columns.length)} columns, ${String(written)} texts written, ${String(refused)} columns of fixed words, ${String(held.length)} held, ${String(left.length)} left`,
  );
  expect(left).toEqual([]);
  expect(held.length).toBeGreaterThanOrEqual(written);
  expect(written).toBeGreaterThan(20);
}, 180_000);
