import { expect, test } from "vitest";
import { readNumbers } from "./read-numbers.ts";
import { readTable } from "./tables.ts";

const today = "2026-11-10";
const headings =
  "pers_person_id,pers_forename,pers_surname,pers_dob,pers_upn,pers_single_unique_id,pers_common_child_id";
const of = (cells: string, first = headings) => {
  const content = Buffer.from(`${first}\nP1,Rafe,Underwood,2011-05-04 00:00:00,${cells}`);
  const lines = readTable("ssd_person", { name: "ssd_person.csv", content });
  if ("wrong" in lines) throw new Error(lines.wrong);
  return readNumbers({ ssd_person: lines }, today);
};
const upn = { kind: "upn", value: "H801200001001" };
const nhs = { kind: "nhs", value: "9434765919" };

test("pupil number and NHS number are read with whom they are of", () => {
  expect(of("h801200001001,943 476 5919,")).toEqual({
    people: [
      {
        said: {
          identifier: "P1",
          givenName: "Rafe",
          familyName: "Underwood",
          bornOn: "2011-05-04",
        },
        numbers: [upn, nhs],
      },
    ],
    problems: [],
  });
});

test.each([
  ["the one id by its former name", ",NULL,9434765919", [nhs]],
  ["the one id before its former name", ",9434765919,9434765870", [nhs]],
  ["words of the dataset’s own scripts for nothing", "SSD_PH,SSD_SUI,SSD_PH", undefined],
  ["a reason why there is no pupil number", "UN5,,", undefined],
  ["an id of another shape, which is no NHS number", ",7f3c-22,", undefined],
])("%s", (_name, cells, numbers) => {
  const { people, problems } = of(cells);
  expect([people[0]?.numbers, problems]).toEqual([numbers, []]);
});

test.each([
  ["a wrong check letter", "A801200001001,,", "pers_upn: its check letter or its length is wrong"],
  ["a pupil number cut short", "H8012000,,", "pers_upn: its check letter or its length is wrong"],
  ["a wrong check digit", ",9434765918,", "The NHS number: its check digit is wrong"],
])("%s is to be put right, by its row and never by what it says", (_name, cells, message) => {
  const { people, problems } = of(cells);
  expect(people).toEqual([]);
  expect(problems).toEqual([{ table: "ssd_person", line: 2, message }]);
});

test("a dataset without these columns is read as before", () => {
  const four = headings.split(",").slice(0, 4).join(",");
  expect(of("", four)).toEqual({ people: [], problems: [] });
});

test("a list of JSON has them as well", () => {
  const row = { pers_person_id: 7, pers_forename: "Rafe", pers_surname: "Underwood" };
  const rows = [{ ...row, pers_dob: "2011-05-04", pers_upn: upn.value, pers_single_unique_id: 1 }];
  const content = Buffer.from(JSON.stringify(rows));
  const lines = readTable("ssd_person", { name: "ssd_person.json", content });
  if ("wrong" in lines) throw new Error(lines.wrong);
  expect(readNumbers({ ssd_person: lines }, today).people[0]?.numbers).toEqual([upn]);
});
