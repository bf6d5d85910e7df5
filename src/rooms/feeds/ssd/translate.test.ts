import { expect, test } from "vitest";
import { readTable, tableOf, type SsdTables } from "./tables.ts";
import { translate } from "./translate.ts";

const csv = (table: Parameters<typeof readTable>[0], lines: readonly string[]) => {
  const read = readTable(table, { name: `${table}.csv`, content: Buffer.from(lines.join("\r\n")) });
  if ("wrong" in read) throw new Error(read.wrong);
  return read;
};

const people = csv("ssd_person", [
  "pers_person_id,pers_forename,pers_surname,pers_dob,pers_sex",
  "1001,Rafe,Underwood,2011-05-04T00:00:00,M",
]);
const of = (tables: SsdTables, since = "2026-01-01") =>
  translate({ ssd_person: people, ...tables }, { today: "2026-11-10", since });

const missing = (lines: readonly string[]) =>
  csv("ssd_missing", [
    "miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,miss_missing_episode_end_date",
    ...lines,
  ]);
const care = (lines: readonly string[]) =>
  csv("ssd_cla_episodes", [
    "clae_cla_episode_id,clae_person_id,clae_cla_id,clae_entered_care_date,clae_cla_episode_start_date,clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason",
    ...lines,
  ]);

test("a missing episode names the child of ssd_person, and says from a placement", () => {
  const { rows } = of({
    ssd_missing: missing(["7,1001,2026-10-01 21:30:00.000,M,2026-10-02 08:00:00.000"]),
  });
  expect(rows.map(({ cells }) => cells)).toEqual([
    {
      key: "ssd_missing 7",
      identifier: "1001",
      what: "missing",
      grade: "Missing",
      givenName: "Rafe",
      familyName: "Underwood",
      bornOn: "2011-05-04T00:00:00",
      from: "2026-10-01 21:30",
      to: "2026-10-02 08:00",
      fromKind: "placement",
    },
  ]);
});

test.each([
  ["an end of today without an hour is told tomorrow", "8,1001,2026-11-09,A,2026-11-10", ""],
  ["one of yesterday is told", "8,1001,2026-11-09,A,2026-11-09 00:00:00", "2026-11-09"],
  ["NULL is nothing", "8,1001,2026-11-09,A,NULL", ""],
])("%s", (_name, line, to) => {
  expect(of({ ssd_missing: missing([line]) }).rows[0]?.cells).toMatchObject({ to, grade: "Away" });
});

test("the episodes of a period of care are one, which X1 does not end", () => {
  const episodes = [
    "E2,1001,C1,2025-02-01,2026-03-01,2026-06-01,X1",
    "E1,1001,C1,2025-02-01,2025-02-01,2026-03-01,X1",
  ];
  expect(of({ ssd_cla_episodes: care(episodes) }).rows[0]?.cells).toMatchObject({
    key: "ssd_cla_episodes 1001 C1",
    what: "in-care",
    from: "2025-02-01",
    to: "",
  });
  const left = "E3,1001,C1,2025-02-01,2026-06-01,2026-09-01,E4A";
  const { rows } = of({ ssd_cla_episodes: care([left, ...episodes]) });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.cells).toMatchObject({ from: "2025-02-01", to: "2026-09-01" });
});

test("a referral without further action made nobody a child in need; plans and needs come by date", () => {
  const { rows } = of({
    ssd_cin_episodes: csv("ssd_cin_episodes", [
      "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa",
      "R1,1001,2026-02-01,,N",
      "R2,1001,2026-03-01,,Y",
    ]),
    ssd_cp_plans: csv("ssd_cp_plans", [
      "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date",
      "P1,1001,15/01/2026,",
    ]),
  });
  expect(rows.map(({ cells }) => [cells["what"], cells["from"]])).toEqual([
    ["child-protection-plan", "2026-01-15"],
    ["child-in-need", "2026-02-01"],
  ]);
});

test("what cannot be read is named by table and row, and what ended before is counted", () => {
  const { rows, problems, past } = of({
    ssd_missing: missing([
      "1,1001,yesterday,M,",
      "2,9999,2026-10-01,M,",
      ",1001,2026-10-01,M,",
      "4,1001,2026-10-01,M,2027-01-01",
      "5,1001,2025-10-01,M,2025-10-02",
    ]),
  });
  expect({ rows, past }).toEqual({ rows: [], past: 1 });
  expect(problems).toEqual([
    { table: "ssd_missing", line: 2, message: "Its first day is not a date, or has not come yet" },
    { table: "ssd_missing", line: 3, message: "Its person is not in ssd_person" },
    { table: "ssd_missing", line: 4, message: "It has no id of its own" },
    { table: "ssd_missing", line: 5, message: "Its last day is not a date, or has not come yet" },
  ]);
});

test("a table is known by its name, and lists of JSON are read as well", () => {
  expect(tableOf("dbo.SSD_Person.CSV")).toBe("ssd_person");
  expect(tableOf("ssd_persons.csv")).toBeUndefined();
  expect(tableOf("my_ssd_person.csv")).toBeUndefined();
  const row = { pers_person_id: 1001, pers_forename: "Rafe", pers_surname: null, pers_sex: "M" };
  const content = Buffer.from(JSON.stringify([row]));
  expect(readTable("ssd_person", { name: "ssd_person.json", content })).toEqual([
    {
      line: 1,
      cells: { pers_person_id: "1001", pers_forename: "Rafe", pers_surname: "", pers_dob: "" },
    },
  ]);
  for (const [name, text] of [
    ["ssd_person.json", "{}"],
    ["ssd_person.json", "["],
    ["ssd_person.csv", "pers_person_id,pers_forename\n1,Rafe"],
  ] as const) {
    expect(readTable("ssd_person", { name, content: Buffer.from(text) })).toHaveProperty("wrong");
  }
});
