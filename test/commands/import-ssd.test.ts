import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inventedUpn } from "../../src/demonstration/index.ts";
import { systemClock } from "../../src/kernel/clock.ts";
import { addDays } from "../../src/kernel/dates.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { listSaid } from "../harness/feeds.ts";
import { lanternCommand, settingsFor } from "../harness/lantern-command.ts";
import { openFolder } from "../harness/open-folder.ts";

let database: TestDatabase;
const folder = openFolder("lantern-ssd-");
const upn = inventedUpn(991);
const source = "Children’s social care";
const coordinator = "coordinator@eastmoor.example";
const day = (back: number) => addDays(systemClock.today(), -back);
let child = { id: "", given: "", family: "", born: "" };

beforeAll(async () => {
  database = await aDatabase("demo");
  const [found] = await database.query<typeof child>(
    `select p.person_id as id, p.given_name as given, p.family_name as family, p.born_on::text as born
     from subjects.people p join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
     where not p.restricted and p.born_on is not null and cardinality(p.shut_out) = 0
       and not exists (select from subjects.protections g where g.person_id = p.person_id and g.ended_at is null)
       and not exists (select from protect.forum_entries f where f.person_id = p.person_id)
       and not exists (select from protect.missing_episodes m where m.person_id = p.person_id)
       and p.family_name <> all ($1::text[])
     order by p.reference limit 1`,
    [(await listSaid(database)).map(({ said }) => said["familyName"] ?? "")],
  );
  if (!found) throw new Error("the demonstration has no such child");
  child = found;
  const files = {
    ssd_person: [
      "pers_person_id,pers_forename,pers_surname,pers_dob,pers_upn",
      `P1,${child.given},${child.family},${child.born},${upn}`,
      "P2,Perdita,Nightingale,2011-02-03,A801200001001",
    ],
    ssd_cp_plans: [
      "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date",
      `41,P1,${day(60)},`,
      `42,P2,${day(60)},`,
      `43,P1,nonsense,`,
    ],
    ssd_missing: [
      "miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,miss_missing_episode_end_date",
      `51,P1,${day(20)} 21:30,M,${day(19)} 07:00`,
    ],
  };
  for (const [name, lines] of Object.entries(files)) put(`${name}.csv`, lines);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

const put = (name: string, lines: readonly string[]) =>
  writeFileSync(join(folder, name), `${lines.join("\n")}\n`);

function take(name: string = source) {
  const named = ["--source", name, "--as", coordinator, "--errors", "errors.csv"];
  const settings = settingsFor(database, folder);
  return lanternCommand(["import", "ssd", ".", ...named], { from: folder, settings });
}

/** What a person says once on the page of a row: here by hand, the page has tests of its own. */
const verify = () =>
  database.query(
    `insert into identify.feed_identities (feed_identity_id, partnership_id, person_id, feed_source_id, identifier, verified_by, verified_at)
     select gen_random_uuid(), s.partnership_id, $1, s.feed_source_id, 'P1', s.kept_by, now()
     from identify.feed_sources s where s.name = $2`,
    [child.id, source],
  );
const upns = () =>
  database.query<{ value: string; source: string }>(
    "select value, source from subjects.identifiers where value in ($1, 'A801200001001')",
    [upn],
  );
const forums = () =>
  database.query<{ forum: string; step: string }>(
    "select forum, step from protect.forum_entries where person_id = $1 order by version",
    [child.id],
  );

test("children nobody here knows are kept nowhere; a verified child is written once, and its end follows", async () => {
  const first = await take();
  expect(first).toMatchObject({ status: 0, stderr: "" });
  expect(first.stdout).toContain("1 like nobody whose record you reach");
  expect(first.stdout).toContain("2 wait for a person");
  // What each row says is sealed by the command’s own keys: its key names the plan.
  const kept = (plan: string) =>
    database.query("select from identify.feed_waiting where row_key = $1", [
      `ssd_cp_plans ${plan}`,
    ]);
  expect([(await kept("41")).length, (await kept("42")).length]).toEqual([1, 0]);
  expect(readFileSync(join(folder, "errors.csv"), "utf8")).toContain(
    'ssd_cp_plans,4,"Its first day is not a date, or has not come yet"',
  );
  expect(readFileSync(join(folder, "errors.csv"), "utf8")).toContain(
    'ssd_person,3,"pers_upn: its check letter or its length is wrong"',
  );
  expect(await upns()).toEqual([]);
  await verify();
  const second = (await take()).stdout;
  expect(second).toContain("2 joined, 0 changed, 0 said nothing new");
  expect(second).toContain("1 number recorded of children whose id is verified");
  expect(await upns()).toEqual([{ value: upn, source }]);
  expect(await forums()).toEqual([{ forum: "child-protection-plan", step: "recorded" }]);
  const again = await take();
  expect(again.stdout).toContain("0 joined, 0 changed, 2 said nothing new");
  expect(again.stdout).not.toContain("recorded of children");
  put("ssd_cp_plans.csv", [
    "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date",
    `41,P1,${day(60)},${day(2)}`,
  ]);
  expect((await take()).stdout).toContain("0 joined, 1 changed, 1 said nothing new");
  expect((await forums()).map(({ step }) => step)).toEqual(["recorded", "ended"]);
  const episodes = await database.query<{ from_kind: string; circumstances: string }>(
    "select from_kind, circumstances from protect.missing_episodes where person_id = $1",
    [child.id],
  );
  expect(episodes).toEqual([{ from_kind: "placement", circumstances: `Came from ${source}.` }]);
});

test("without a grade for the words nothing is written, and the next start goes on", async () => {
  const words = (said: string) =>
    database.query(
      "update identify.feed_sources set columns = jsonb_set(columns, '{words}', $1) where name = $2",
      [said, source],
    );
  await words("{}");
  const runs = () => database.query("select from identify.feed_runs where ended_at is null");
  const stopped = await take();
  expect(stopped.status).toBe(1);
  expect(stopped.stderr).toMatch(/Say first which grade “Missing” stand for, at \/feeds\/runs\//);
  expect(await runs()).toHaveLength(1);
  await words('{"grade": {"missing": "medium"}}');
  const { status, stdout } = await take();
  expect(status).toBe(0);
  expect(stdout).toContain("Going on with SSD");
  expect(await runs()).toHaveLength(0);
});

test("a system of another kind is told in a line, exit 2", async () => {
  expect(await take("Police missing persons")).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/does not send the council/) as string,
  });
});
