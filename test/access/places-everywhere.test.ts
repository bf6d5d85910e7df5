import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placesJobs } from "../../src/rooms/subjects/places/looking-job.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { guesses, shownOf, type Guess } from "./crawl/addresses.ts";
import { askedOf } from "./crawl/asked-of.ts";
import { crawl, type Met } from "./crawl/crawl.ts";
import { aFact, protect } from "./world.ts";

/**
 * Every text about a child of the demonstration names two places: one where the child can be found, and one that
 * somebody made up. Then everything that there is to open is opened, pages and files. Whoever wrote a text meets
 * both at the same addresses, or neither; nobody else meets the right one at any.
 */
const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });
const readers = ["coordinator", "mash", "lead", "manager"] as const;

let app: TestApp;
let personId: string;
let guessed: readonly Guess[];
/** Of each number the people who wrote the text that it stands in. */
const writers = new Map<number, readonly string[]>();
let written = 0;
const seen = { own: 0, files: 0 };

const right = (index: number): string => `qz0${index.toString(16).padStart(4, "0")}j`;
const wrong = (index: number): string => `qz7${index.toString(16).padStart(4, "0")}j`;

beforeAll(async () => {
  app = await anApp({ template: "demo", keepsEveryPlan: true });
  const [most] = await app.query<{ person_id: string }>(
    `select m.person_id from panels.meetings m join subjects.people p using (person_id) where not p.restricted
       and not exists (select from subjects.protections q where q.person_id = m.person_id)
     order by (select count(*) from protect.chronology_entries e where e.person_id = m.person_id) desc limit 1`,
  );
  personId = most?.person_id ?? "";
  await writeGuesses();
  await protect(app, { personId, reference: "", circleId: 0 }, ["nurse", "chair"]);
  for (const job of placesJobs({ admin: app.admin, database: app.db, clock: app.clock }))
    await job.run({});
  const held = await app.query<{ wording: string; writers: string[] }>(
    "select lower(wording) as wording, writers from subjects.held_words where person_id = $1",
    [personId],
  );
  for (const one of held) {
    const [, hex] = /qz0([0-9a-f]{4})j/.exec(one.wording) ?? [];
    if (hex !== undefined) writers.set(Number.parseInt(hex, 16), one.writers);
  }
  ({ guessed } = await guesses(app, routes, { people: [personId], each: 3 }));
}, 300_000);
afterAll(() => app.close());

async function writeGuesses(): Promise<void> {
  const columns = await app.query<{ relation: string; key: string; about: string; name: string }>(
    `select c.relation, c.key_column as key, c.about, name from subjects.texts_columns() c, unnest(c.columns) name
     where c.relation not in ('subjects.source_records', 'sec.conflicts')`,
  );
  await app.query("select set_config('session_replication_role', 'replica', false)");
  for (const { relation, key, about, name } of columns) {
    const rows = await app.query<{ key: string }>(
      `select x.${key}::text as key from ${relation} x where ${about} and length(x.${name}) > 12 limit 3`,
      [personId],
    );
    for (const row of rows) {
      const text = `Near 12 ${right(written)}edge Lane or 12 ${wrong(written)}edge Lane`;
      const done = await app
        .query(`update ${relation} x set ${name} = $1 where x.${key}::text = $2 returning 1`, [
          text,
          row.key,
        ])
        .catch(() => []);
      written += done.length;
    }
  }
  await app.query("update papers.papers set sha256 = sha256(convert_to(body::text, 'UTF8'))");
  await app.query("select set_config('session_replication_role', 'origin', false)");
  for (let index = 0; index < written; index++)
    await aFact(
      app,
      { personId, reference: "", circleId: 0 },
      {
        kind: "address",
        wording: `12 ${right(index)}edge Lane`,
      },
    );
}

const at = (met: Met, word: string): readonly string[] => [...(met.get(word) ?? [])].toSorted();

describe("what a reader is shown depends on reader and text, and on nothing else", () => {
  test.each(readers)(
    "%s",
    async (key) => {
      const actor = await actorOf(app, key);
      const id = await staffIdOf(app, key);
      const shown = await shownOf(
        app,
        actor,
        guessed.flatMap(({ parts }) => parts),
      );
      const { addresses } = askedOf(guessed, { actor, shown });
      const { met, packed } = await crawl(await app.signIn(key), { guesses: addresses, doors: [] });
      const told: string[] = [];
      for (let index = 0; index < written; index++) {
        const isOwn = writers.get(index)?.includes(id) ?? false;
        const [one, other] = [at(met, right(index)), at(met, wrong(index))];
        if (isOwn && other.length > 0) seen.own += 1;
        if (!isOwn && one.length > 0) told.push(`not theirs: ${one.join(" ")}`);
        if (isOwn && one.join() !== other.join())
          told.push(`theirs, ${one.join(" ")} and not ${other.join(" ")}`);
      }
      seen.files += packed;
      expect(told).toEqual([]);
    },
    300_000,
  );

  test("and enough was looked at", () => {
    console.log(
      `${String(written)} texts, ${String(writers.size)} held, ${String(seen.own)} met by their writers, ${String(seen.files)} files unpacked`,
    );
    expect(writers.size).toBe(written);
    expect(written).toBeGreaterThan(100);
    expect(seen.own).toBeGreaterThan(20);
    expect(seen.files).toBeGreaterThan(10);
  });
});
