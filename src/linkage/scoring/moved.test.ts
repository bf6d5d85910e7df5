import { beforeAll, expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { tableOf } from "../tables/table.ts";
import { agencyHeadings, type AgencyRecord } from "../fixtures/agency-records.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { scorerOf } from "../incremental.ts";
import { linkTable } from "../link.ts";
import type { Model } from "../likelihood/model.ts";

const ofId = new Set(["rec_id"]);
let records: AgencyRecord[];
let model: Model;
beforeAll(() => {
  const made = agencyTable(900, 9);
  records = made.records;
  model = linkTable(made.table, detectRoles(made.table, ofId)).model;
});

const cellOf = ({ cells }: AgencyRecord, heading: (typeof agencyHeadings)[number]): string =>
  cells[agencyHeadings.indexOf(heading)] ?? "";

/** Whether two records of one child have another home; undefined where one of them has none. */
function hasMoved(one: AgencyRecord, other: AgencyRecord): boolean | undefined {
  const [house, postcode] = (["house", "postcode"] as const).map((heading) => {
    const [here, there] = [cellOf(one, heading), cellOf(other, heading)];
    return here === "" || there === "" ? undefined : here !== there;
  });
  return house === undefined || postcode === undefined ? undefined : house && postcode;
}

test("as many children are taken to have moved as did", () => {
  let [moved, all] = [0, 0];
  for (const [at, record] of records.entries()) {
    for (const other of records.slice(at + 1, at + 5)) {
      if (other.person !== record.person) continue;
      const its = hasMoved(record, other);
      if (its === undefined) continue;
      all += 1;
      if (its) moved += 1;
    }
  }
  expect(all).toBeGreaterThan(500);
  const { shares } = model;
  expect(shares.moved / (shares.match + shares.moved)).toBeCloseTo(moved / all, 1);
});

const child = ["Kezia", "", "Thornbury", "2013-05-17", "F", "", ""];
const home = ["12", "EM1 2AB", "07700 900001"];
const cells = [
  ["1", "health", ...child, ...home],
  ["2", "school", ...child, ...home],
  ["3", "school", ...child, "83", "NB7 5QX", "07700 900772"],
];

const scorer = (by: Model) => {
  const table = tableOf(agencyHeadings, cells);
  return scorerOf(by, table, detectRoles(table, ofId));
};

test("another home speaks against a child once, not three times", () => {
  const { match, moved, ...rest } = model.shares;
  const counted = { ...model, shares: { ...rest, match: match + moved, moved: 0 } };
  expect(scorer(model).score(0, 2)).toBeGreaterThan(scorer(counted).score(0, 2) + 4);
  expect(scorer(model).score(0, 1)).toBeCloseTo(scorer(counted).score(0, 1), 0);
});

test("the explanation says what a move explains, and adds up", () => {
  const { contributions, score } = scorer(model).explain(0, 2);
  expect(contributions.find(({ name }) => name === "another home")?.bits).toBeGreaterThan(4);
  expect(contributions.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(score, 9);
  const same = scorer(model).explain(0, 1).contributions;
  expect(same.find(({ name }) => name === "another home")?.bits).toBeLessThan(0.5);
});

test("of one thing alone that tells of the home nobody is taken to have moved", () => {
  const kept = agencyHeadings.flatMap((heading, at) => (heading === "house" ? [] : [at]));
  const table = tableOf(
    kept.map((at) => agencyHeadings[at] ?? ""),
    records.slice(0, 250).map((record) => kept.map((at) => record.cells[at])),
  );
  expect(linkTable(table, detectRoles(table, ofId)).model.shares.moved).toBe(0);
});
