import { expect, test } from "vitest";
import { seeded } from "../../kernel/random.ts";
import { detectRoles } from "../columns/detect.ts";
import { tableOf } from "../tables/table.ts";
import { agencyHeadings } from "../fixtures/agency-records.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { linkTable } from "../link.ts";

/** Without numbers and homes, which would tell by themselves. */
const known = ["rec_id", "first_name", "middle_name", "surname", "dob", "sex", "postcode"] as const;
const flags = Array.from({ length: 14 }, (_, at) => `flag_${at + 1}`);

/** How many pairs of one group there are, and how many of them are of one person. */
function pairsIn(clusters: Int32Array, people: readonly number[]) {
  let [found, right, all] = [0, 0, 0];
  for (let left = 0; left < people.length; left += 1)
    for (let other = left + 1; other < people.length; other += 1) {
      const isOne = people[left] === people[other];
      const isFound = clusters[left] === clusters[other];
      found += Number(isFound);
      all += Number(isOne);
      right += Number(isOne && isFound);
    }
  return { found, right, all };
}

test("what nearly everybody has in common neither makes matches of all nor hides those there are", () => {
  const { records } = agencyTable(100, 1);
  const chance = seeded(51);
  const people = records.map(({ person }) => person);
  const headings = [...known, ...flags];
  const rows = records.map(({ cells }) => [
    ...known.map((name) => cells[agencyHeadings.indexOf(name)] ?? ""),
    ...flags.map(() => (chance.percent(3) ? "yes" : "no")),
  ]);
  const withFlags = tableOf(headings, rows);
  const { clusters } = linkTable(withFlags, detectRoles(withFlags, new Set(["rec_id"])));
  const { found, right, all } = pairsIn(clusters, people);
  expect(right / all).toBeGreaterThan(0.9);
  expect(right / found).toBeGreaterThan(0.8);
});
