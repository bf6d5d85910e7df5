import { expect, test } from "vitest";
import { readTraining } from "../read-training.ts";
import { fingerprintOf, mappingOf } from "./learned-mapping.ts";

const file = (text: string) => [{ name: "f.csv", bytes: new TextEncoder().encode(text) }];
const today = "2026-12-01";
const odd =
  "Wer,Mail,Was,Wann\nLucy Abbott,lucy.abbott@a.example,HSB,03/10/2025\nOmar Gill,o.gill@a.example,CSE L1,04/10/2025\nAna Yates,a.yates@a.example,HSB,05/10/2025\n";

test("the same headings in any order and capitals have one fingerprint", () => {
  expect(fingerprintOf(["Name", "E-mail"])).toBe(fingerprintOf(["E MAIL", "name"]));
  expect(fingerprintOf(["Name", "E-mail"])).not.toBe(fingerprintOf(["Name", "Date"]));
});

test("what a person said of headings reads the next file of the system, and no other", async () => {
  const headings = ["Wer", "Mail", "Was", "Wann"];
  const mapping = mappingOf(
    { headings, columns: [] },
    { wer: "fullName", mail: "email", was: "course", wann: "eventDate" },
  );
  const remembered = { mappings: [mapping], courses: new Map<string, string>() };
  const { rows } = await readTraining(file(odd), today, remembered);
  expect(rows.map(({ course, on }) => [course, on])).toEqual([
    ["HSB", "2025-10-03"],
    ["CSE L1", "2025-10-04"],
    ["HSB", "2025-10-05"],
  ]);
  const other = await readTraining(file(odd.replace("Wann", "Datum")), today, remembered);
  expect(other.rows.map(({ course }) => course)).not.toContain("CSE L1");
});

test("a reading says how its headings were read, and reads the same by it", async () => {
  const text =
    "Name,Work email,Manager,Course,Date,Status\nLucy Abbott,l.abbott@a.example,M Boss,HSB,03/10/2025,DNA\n";
  const first = await readTraining(file(text), today);
  const [mapping] = first.mappings;
  expect(mapping?.columns).toMatchObject({ name: "fullName", manager: null, date: "eventDate" });
  const again = await readTraining(file(text), today, {
    mappings: mapping ? [mapping] : [],
    courses: new Map(),
  });
  expect(again.rows).toEqual(first.rows);
});
