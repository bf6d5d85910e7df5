import { expect, test } from "vitest";
import { datasetOf } from "../fields/dataset.ts";
import { combine } from "./combine.ts";
import { detectRoles } from "./detect.ts";
import { textAt } from "../packed/packed.ts";
import { tableOf } from "../tables/table.ts";

const families = "Chan Cheung Ho Lam Leung Wong Yip Zhou".split(" ");
const syllables = "Hao Jun Ka Ling Man Mei Ming Qing Wei Xin Yan Yu".split(" ");

const pick = (among: readonly string[], at: number): string => among[at % among.length] ?? "";
const children = Array.from({ length: 240 }, (_, at) => ({
  given: `${pick(syllables, at * 5)} ${pick(syllables, Math.floor(at / 12) * 7 + at)}`,
  family: pick(families, at * 3 + Math.floor(at / 8)),
}));
type Child = (typeof children)[number];

const straight = ({ given, family }: Child): string => `${given} ${family}`;
const turned = ({ given, family }: Child): string => `${family} ${given}`;

/** The family names that are taken out of a list of whole names beside a register with a column for each name. */
function familiesIn(called: (child: Child, at: number) => string): (string | undefined)[] {
  const register = tableOf(
    ["Forename", "Surname"],
    children.map(({ given, family }) => [given, family]),
  );
  const list = tableOf(
    ["Name"],
    children.map((child, at) => [called(child, at)]),
  );
  const { table, roles } = combine(
    [register, list].map((table, at) => ({ name: String(at), table, roles: detectRoles(table) })),
  );
  const { surname } = datasetOf(table, roles);
  return children.map((_, at) => {
    const code = surname?.codes[children.length + at] ?? -1;
    return surname && code >= 0 ? textAt(surname.texts, code) : undefined;
  });
}

const theirs = children.map(({ family }) => family.toLowerCase());

test.each([
  ["now the one first and now the other", (child: Child, at: number) => at % 3 === 0 ? turned(child) : straight(child)], // prettier-ignore
  ["mostly the family name first", (child: Child, at: number) => at % 4 === 0 ? straight(child) : turned(child)], // prettier-ignore
  ["all in one order", straight],
  ["all in the other", turned],
])(
  "of names of three words, %s, the family name is found by what another list has for one",
  (_, called) => {
    expect(familiesIn(called)).toEqual(theirs);
  },
);

test("who is called by names that no other list has is read as most of the list is", () => {
  const mostly = (straightOf: number) => (child: Child, at: number) =>
    at === 0 ? "Sam Reed" : at % 4 < straightOf ? straight(child) : turned(child);
  expect(familiesIn(mostly(3))[0]).toBe("reed");
  expect(familiesIn(mostly(1))[0]).toBe("sam");
});
