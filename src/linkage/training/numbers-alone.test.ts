import { expect, test } from "vitest";
import { combine } from "../columns/combine.ts";
import { detectRoles } from "../columns/detect.ts";
import { tableOf } from "../tables/table.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { linkTable } from "../link.ts";

const { records } = agencyTable(1_500, 8);
const [agency, forename, surname, born, nhs] = [1, 2, 4, 5, 7];

/** A list of names and a list of births, each with an NHS number and with nothing else in common. */
function parts() {
  const withNumber = records.filter(({ cells }) => cells[nhs] !== "");
  const lists = [
    { name: "health", of: [forename, surname], headings: ["Forename", "Surname"] },
    { name: "social", of: [born], headings: ["DOB"] },
  ];
  return lists.map(({ name, of, headings }) => {
    const rows = withNumber.filter(({ cells }) => (cells[agency] === "health") === (name === "health")); // prettier-ignore
    const table = tableOf(
      ["NHS number", ...headings],
      rows.map(({ cells }) => [cells[nhs], ...of.map((at) => cells[at])]),
    );
    return { name, table, roles: detectRoles(table), rows };
  });
}

test("records that have one number in common and nothing else are one person's", () => {
  const lists = parts();
  const { table, roles } = combine(lists);
  const rows = lists.flatMap((list) => list.rows);
  const { pairs, inView } = linkTable(table, roles);
  let [shown, right] = [0, 0];
  for (const [at, bits] of inView.entries()) {
    if (bits < Math.log2(9)) continue;
    shown += 1;
    if (rows[pairs.left[at] ?? 0]?.person === rows[pairs.right[at] ?? 0]?.person) right += 1;
  }
  expect(shown).toBeGreaterThan(100);
  expect(right / shown).toBeGreaterThan(0.95);
});
