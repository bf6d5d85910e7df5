import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { tableOf } from "../tables/table.ts";
import { agencyHeadings } from "../fixtures/agency-records.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { linkTable } from "../link.ts";

/** One record of each child, and a second of some. */
function aRegister(children: number, { twice, profile }: { twice: number; profile: string }) {
  const seen = new Map<number, number>();
  let left = twice;
  const records = agencyTable(children, 1, profile).records.filter(({ person }, at) => {
    const before = seen.get(person) ?? 0;
    const isTaken = before === 0 || (before === 1 && left > 0 && at % 7 === 0);
    if (isTaken) seen.set(person, before + 1);
    if (isTaken && before === 1) left -= 1;
    return isTaken;
  });
  const cells = records.map((record) => record.cells);
  return { table: tableOf(agencyHeadings, cells), people: records.map(({ person }) => person) };
}

test.each([
  { profile: "usual", least: 8 },
  { profile: "many twins", least: 2 },
  { profile: "dirty", least: 3 },
])(
  "a register in which hardly anybody stands twice does not make twins and neighbours one ($profile)",
  ({ profile, least }) => {
    const { table, people } = aRegister(6_000, { twice: 10, profile });
    const { pairs, inView } = linkTable(table, detectRoles(table, new Set(["rec_id"])));
    const shown = Array.from(inView.keys()).filter((at) => (inView[at] ?? 0) > Math.log2(9));
    const isRight = (at: number): boolean =>
      people[pairs.left[at] ?? 0] === people[pairs.right[at] ?? 0];
    expect(shown.filter((at) => !isRight(at))).toEqual([]);
    expect(shown.length).toBeGreaterThanOrEqual(least);
  },
);
