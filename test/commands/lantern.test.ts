import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
// What most commands read when they run, so that the first test does not wait for it.
import "../../src/commands/import-tracker.ts";
import { fixtureWorkbook } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { lanternCommand, lanternProcess, settingsFor } from "../harness/lantern-command.ts";

const eastmoor = "Eastmoor Safeguarding Partnership";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await aDatabase();
  folder = mkdtempSync(join(tmpdir(), "lantern-cli-"));
  writeFileSync(join(folder, "tracker.xlsx"), (await fixtureWorkbook(5, 40)).bytes);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

const asked = (input = "") => ({ from: folder, settings: settingsFor(database, folder), input });

/** Standing in the folder with the workbook. */
const lantern = (args: readonly string[], input?: string) => lanternCommand(args, asked(input));

test("--help says how a command is typed, and does nothing", async () => {
  for (const command of [["link"], ["link", "no-such-file.csv"], ["import", "tracker"]]) {
    const { status, stdout, stderr } = await lantern([...command, "--help"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^ {2}lantern (link|import tracker) FILE/);
  }
});

test("help lists every command, for people and as JSON", async () => {
  expect((await lantern([])).stdout).toContain("lantern import tracker FILE");
  const { commands } = JSON.parse((await lantern(["help", "--json"])).stdout) as {
    commands: string[];
  };
  expect(commands).toEqual(expect.arrayContaining(["import tracker", "db roles", "staff add"]));
});

test("an unknown command and an unknown option are told in a line, exit 2", async () => {
  expect(await lantern(["fly"])).toMatchObject({ status: 2, stdout: "" });
  const { status, stderr } = await lantern(["import", "tracker", "tracker.xlsx", "--fly"]);
  expect(status).toBe(2);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test("a dry run prints one JSON object with exactly the stated keys and writes nothing", async () => {
  const { status, stdout } = await lantern([
    "import",
    "tracker",
    "tracker.xlsx",
    "--dry-run",
    "--json",
  ]);
  expect(status).toBe(0);
  const report = JSON.parse(stdout) as {
    rows: Record<string, unknown>[];
    problems: Record<string, unknown>[];
  };
  expect(Object.keys(report)).toEqual(["rows", "problems"]);
  expect(Object.keys(report.rows[0] ?? {})).toEqual([
    "sheet", "row", "surname", "forename", "dateOfBirth", "sex", "level", "child",
  ]); // prettier-ignore
  for (const problem of report.problems) {
    expect(Object.keys(problem)).toEqual(["sheet", "row", "column", "value", "why"]);
  }
  expect(await countPeople()).toBe(0);
});

test("nothing is written until a person says yes", async () => {
  const refused = await lantern(["import", "tracker", "tracker.xlsx"], "no\n");
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("Nothing was written");
  expect((await lantern(["import", "tracker", "tracker.xlsx"])).status).toBe(1);
  expect(await countPeople()).toBe(0);
  // A process: yes comes through a pipe, and with its connections closed it ends by itself.
  expect(await lanternProcess(["import", "tracker", "tracker.xlsx"], asked("yes\n"))).toMatchObject(
    {
      status: 0,
    },
  );
  expect(await countPeople()).toBeGreaterThan(30);
});

test("the import is audited under the command line's own name", async () => {
  const rows = await database.query<{ actor_id: string; outcome: string; subjects: number }>(
    "select actor_id, outcome, cardinality(subject_ids) as subjects from audit.events where action = 'tracker.import'",
  );
  expect(rows).toEqual([
    { actor_id: "command-line", outcome: "done", subjects: await countPeople() },
  ]);
});

test("pattern alerts are asked by hand as each night, by their own part of Lantern", async () => {
  const answer = await lantern(["standing-queries", "run"]);
  expect(answer).toMatchObject({ status: 0, stderr: "" });
  expect(answer.stdout).toMatch(/^\d+ child(ren)? newly found\n$/);
  expect(await database.query("select query from identify.standing_runs")).toHaveLength(7);
  expect(
    await database.query(
      "select actor_id, outcome from audit.events where action = 'housekeeping.standing-queries'",
    ),
  ).toEqual([{ actor_id: "standing-queries", outcome: "done" }]);
});

test.each([
  ["notes.txt", "Surname,Forename\n", 1],
  ["renamed.xlsx", "%PDF-1.7 not a workbook", 1],
  ["empty.xlsx", "", 1],
])("%s is refused with a reason, and names the file", async (name, content, status) => {
  writeFileSync(join(folder, name), content);
  const answer = await lantern(["import", "tracker", name, "--yes"]);
  expect(answer).toMatchObject({ status, stdout: "" });
  expect(answer.stderr).toMatch(new RegExp(`^${name}: \\S.*\\n$`));
});

test("a file above 50 MB is not opened", async () => {
  writeFileSync(join(folder, "large.xlsx"), "");
  truncateSync(join(folder, "large.xlsx"), 50 * 1024 * 1024 + 1);
  const { status, stderr } = await lantern(["import", "tracker", "large.xlsx"]);
  expect(stderr).toContain("50 MB");
  expect(status).toBe(2);
});

test("the first people of a partnership can be added, once each, and it is audited", async () => {
  expect((await lantern(["partnership", "add", "Westmoor"])).status).toBe(0);
  const at = ["--partnership", "Westmoor", "--agency", "Council", "--team", "Hub"];
  expect((await lantern(["team", "add", ...at, "--kind", "council"])).status).toBe(0);
  const added = await lantern([
    "staff",
    "add",
    ...at,
    "--name",
    "Ann Lee",
    "--email",
    "ANN@west.example",
    "--role",
    "team-manager",
  ]);
  expect(added.stdout).toMatch(/First password: \S{16}\n/);
  expect(added.stdout).toContain("otpauth://totp/");
  const rows = await database.query(
    "select 1 from directory.staff where email = 'ann@west.example' and not is_demo",
  );
  expect(rows).toHaveLength(1);
  const again = await lantern([
    "staff",
    "add",
    ...at,
    "--name",
    "A",
    "--email",
    "ann@west.example",
    "--role",
    "team-manager",
  ]);
  expect(again).toMatchObject({
    status: 2,
    stderr: "ann@west.example belongs to a person who is already here\n",
  });
  expect(
    (
      await lantern([
        "staff",
        "add",
        ...at,
        "--name",
        "A",
        "--email",
        "b@west.example",
        "--role",
        "wizard",
      ])
    ).status,
  ).toBe(2);
  const audited = await database.query<{ action: string }>(
    "select action from audit.events where actor_id = 'command-line' and action not in ('tracker.import', 'import.preview') order by event_id",
  );
  expect(audited.map(({ action }) => action)).toEqual(["partnership.add", "team.add", "staff.add"]);
  expect(
    (await lantern(["team", "add", "--agency", "X", "--kind", "y", "--team", "Z"])).stderr,
  ).toContain("--partnership");
});

test("the roles are printed for a DBA, and a bad setting is named", async () => {
  expect((await lantern(["db", "roles"])).stdout).toContain("lantern_wide");
  expect((await lantern(["db", "migrate"])).stdout).toContain("Nothing to run");
  expect((await lantern(["db", "new", "Not A Name"])).status).toBe(2);
});

async function countPeople(): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    "select count(*)::int as count from subjects.people",
  );
  return row?.count ?? 0;
}

test("the number of the MASH is set from today on, and a later one takes its place", async () => {
  const set = async (phone: string) =>
    (await lantern(["mash", "number", "--phone", phone, "--partnership", eastmoor])).status;
  expect([await set("a number"), await set("020 7946 0999"), await set("020 7946 0888")]).toEqual([
    2, 0, 0,
  ]);
  const rows = await database.query<{ phone: string }>(
    `select phone from directory.contact_numbers
     where desk = 'mash' and area is null and ended_on is null
       and partnership_id = (select partnership_id from directory.partnerships where name = $1)`,
    [eastmoor],
  );
  expect(rows).toEqual([{ phone: "020 7946 0888" }]);
});

test("configuration is shown for people and for programs, and the looking is audited", async () => {
  const ours = ["--partnership", "Eastmoor Safeguarding Partnership"];
  const shown = await lantern(["configuration", "show", "--kind", "clock", ...ours]);
  expect(shown).toMatchObject({ status: 0, stderr: "" });
  expect(shown.stdout).toContain("Clocks (clock)");
  expect(shown.stdout).toContain("in force");
  expect(shown.stdout).not.toContain("Risk levels");
  const { kinds } = JSON.parse(
    (await lantern(["configuration", "show", "--json", ...ours])).stdout,
  ) as {
    kinds: { kind: string }[];
  };
  expect(kinds.map(({ kind }) => kind)).toContain("level-scheme");
  expect(await lantern(["configuration", "show", "--kind", "weather"])).toMatchObject({
    status: 2,
  });
  const rows = await database.query(
    "select 1 from audit.events where action = 'configuration.read'",
  );
  expect(rows).toHaveLength(2);
});

test("a clock goes out as a file, and comes in changed from a day on", async () => {
  const ours = ["--partnership", eastmoor];
  const key = "mash-decision";
  const printed = await lantern(["configuration", "print", "clock", key, ...ours]);
  const clock = JSON.parse(printed.stdout) as object;
  const file = join(folder, "clock.json");
  const set = (...more: string[]) =>
    lantern(["configuration", "set", "clock", key, "clock.json", ...ours, ...more]);
  writeFileSync(file, JSON.stringify({ ...clock, within: "soon" }));
  expect((await set("--check")).stderr).toContain(
    `configuration clock/${key} does not fit its kind: see within`,
  );
  writeFileSync(file, JSON.stringify({ ...clock, source: "Agreed by the board" }));
  expect((await set("--check")).stdout).toMatch(
    /^Changed: Source: .+ is now Agreed by the board\n/,
  );
  for (const from of [[], ["--from", "2020-01-01"], ["--from", "tomorrow"]])
    expect(await set("--yes", ...from)).toMatchObject({ status: 2 });
  // Nobody says yes.
  expect(await set("--from", "2099-01-01")).toMatchObject({ status: 1 });
  expect((await set("--from", "2099-01-01", "--yes")).stdout).toContain(
    "In force from 1 January 2099",
  );
  expect(await set("--from", "2098-01-01", "--yes")).toMatchObject({ status: 0 });
  const rows = await database.query<{ from: string; to: string | null; source: string }>(
    `select in_force_from::text as from, in_force_to::text as to, body ->> 'source' as source from directory.configuration
     where kind = 'clock' and key = $1 and in_force_to is distinct from '2097-12-31'
       and partnership_id = (select partnership_id from directory.partnerships where name = $2) order by 1`,
    [key, eastmoor],
  );
  const source = "Agreed by the board";
  expect(rows).toEqual([
    { from: "2098-01-01", to: "2098-12-31", source },
    { from: "2099-01-01", to: null, source },
  ]);
  const audited = await database.query<{ detail: object }>(
    "select detail from audit.events where action = 'configuration.set' order by event_id",
  );
  expect(audited.map(({ detail }) => detail)).toEqual(
    ["2099-01-01", "2098-01-01"].map((from) => ({ kind: "clock", key, from })),
  );
});

test("a piece that is not there is not made by a slip, and what has a way of its own goes that way", async () => {
  const ours = ["--partnership", eastmoor];
  writeFileSync(join(folder, "clock.json"), "{}");
  const set = (...given: string[]) =>
    lantern(["configuration", "set", ...given, "--check", ...ours]);
  expect((await set("clock", "mash-decison", "clock.json")).stderr).toMatch(
    /^There is no clock mash-decison: .*mash-decision.*With --new it is added\n$/,
  );
  expect((await set("clock", "clock.json")).stderr).toMatch(/^Say which clock: /);
  expect((await set("weather", "clock.json")).stderr).toContain(
    "no kind of configuration called weather",
  );
  expect((await set("public-help", "clock.json")).stderr).toContain("lantern public help set");
  expect((await set("clock", "A clock", "clock.json", "--new")).stderr).toContain("small letters");
});

test("a licensing team's list is brought in, and one with a line that cannot be read is not", async () => {
  const ours = ["--authority", "Eastmoor Council", "--partnership", eastmoor];
  const bring = (file: string, ...more: string[]) =>
    lantern(["public-roles", "import", file, "--kind", "driver", ...ours, ...more]);
  writeFileSync(
    join(folder, "drivers.csv"),
    "Name,Licence No\nDean Harrow,PHD 1\nTom Birch,PHD 2\n",
  );
  expect((await bring("drivers.csv")).stdout.trim()).toBe(
    "2 new, 0 changed, 0 as before, 0 ended today",
  );
  writeFileSync(join(folder, "fewer.csv"), "Name,Licence No\nDean Harrow,PHD 1\n");
  const again = JSON.parse((await bring("fewer.csv", "--whole", "--json")).stdout) as object;
  expect(again).toEqual({ added: 0, changed: 0, unchanged: 1, ended: 1 });
  writeFileSync(join(folder, "wrong.csv"), "Name,Expires\nAda Lake,soon\n");
  const wrong = await bring("wrong.csv");
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain("Line 2: Last day must be a real date");
  expect(await bring("nothing.csv")).toMatchObject({ status: 2, stdout: "" });
  expect((await bring("drivers.csv", "--kind", "wizard")).stderr).toContain(
    "There is no kind wizard",
  );
  const rows = await database.query(
    "select 1 from audit.events where action = 'public-role.import' and outcome = 'done'",
  );
  expect(rows).toHaveLength(2);
});

test("someone's last day is set beforehand and taken back", async () => {
  const at = ["--email", "nurse@eastmoor.example", "--partnership", eastmoor];
  const ends = () =>
    database.query<{ on: string | null }>(
      `select p.ends_on::text as on from directory.posts p join directory.staff s using (staff_id)
       where s.email = 'nurse@eastmoor.example'`,
    );
  expect((await lantern(["staff", "end", ...at, "--on", "2020-01-01"])).status).toBe(2);
  expect(await lantern(["staff", "end", ...at, "--on", "2099-12-18"])).toMatchObject({ status: 0 });
  expect(await ends()).toEqual([{ on: "2099-12-18" }]);
  expect(await lantern(["staff", "stay", ...at])).toMatchObject({ status: 0 });
  expect(await ends()).toEqual([{ on: null }]);
});

test("the words of the public form go out as a file, are checked, and come in from a day on", async () => {
  const at = ["--partnership", eastmoor];
  const shown = await lantern(["public", "form", "show", ...at]);
  const words = JSON.parse(shown.stdout) as { fields: Record<string, { label: string }> };
  expect(words.fields["age"]?.label).toBe("About how old");
  const file = join(folder, "form.json");
  const withLabel = (label: string) => ({ ...words, fields: { age: { label } } });
  writeFileSync(file, JSON.stringify(withLabel("<b>")));
  const set = ["public", "form", "set", "form.json"];
  const wrong = await lantern([...set, "--check"]);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain("see fields.age.label");
  writeFileSync(file, JSON.stringify(withLabel("Qxage")));
  const checked = await lantern([...set, "--check"]);
  expect(checked.stdout).toContain("Fields, Age: Label: Qxage");
  for (const from of [[], ["--from", "2020-01-01"], ["--from", "tomorrow"]])
    expect(await lantern([...set, ...from, ...at])).toMatchObject({ status: 2 });
  expect(await lantern([...set, "--from", "2099-01-01", ...at])).toMatchObject({ status: 0 });
  const kept = (await lantern(["configuration", "show", "--kind", "public-form", ...at])).stdout;
  expect(kept).toContain("public-form: from 2099-01-01, future");
  expect(kept).toContain("Fields, Age: Label: Qxage");
  expect(kept).toContain("to 2098-12-31, in force");
});

test.each(["help", "areas", "signs", "check"])(
  "what the public reads under “%s” goes out as a file and comes in from a day on",
  async (name) => {
    const at = ["--partnership", eastmoor];
    const shown = await lantern(["public", name, "show", ...at]);
    const words = JSON.parse(shown.stdout) as Record<string, unknown>;
    const file = join(folder, `${name}.json`);
    const set = ["public", name, "set", `${name}.json`];
    writeFileSync(file, JSON.stringify({ ...words, name: 5 }));
    expect(await lantern([...set, "--check"])).toMatchObject({ status: 2 });
    writeFileSync(file, JSON.stringify({ ...words, name: "Qxnamed" }));
    expect((await lantern([...set, "--check"])).stdout).toContain("Qxnamed");
    expect(await lantern([...set, "--from", "2020-01-01", ...at])).toMatchObject({ status: 2 });
    expect(await lantern([...set, "--from", "2099-01-01", ...at])).toMatchObject({ status: 0 });
    const kept = (await lantern(["configuration", "show", "--kind", `public-${name}`, ...at]))
      .stdout;
    expect(kept).toContain(`public-${name}: from 2099-01-01, future`);
  },
);

test("matching learn says what decisions show, and puts nothing in force before there are enough", async () => {
  const said = await lantern(["matching", "learn", "--partnership", eastmoor]);
  expect(said.stdout).toMatch(/^\d+ pairs? decided: \d+ of one child, \d+ of two/);
  expect(said.stdout).toContain("Thresholds in bits: shown from");
  const args = ["matching", "learn", "--put-in-force", "--partnership", eastmoor];
  expect(await lantern(args)).toMatchObject({ status: 2 });
  expect((await lantern(args)).stderr).toContain("before 200 pairs are decided");
});
