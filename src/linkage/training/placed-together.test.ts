import { expect, test } from "vitest";
import { seeded, type Chance } from "../../kernel/random.ts";
import { combine } from "../columns/combine.ts";
import { detectRoles } from "../columns/detect.ts";
import { tableOf } from "../tables/table.ts";
import { namesOf, rareSurname } from "../fixtures/invented-names.ts";
import { measure } from "../fixtures/measure.ts";
import { linkTable, type LinkResult } from "../link.ts";

/** Of the pairs that are shown at 0.9 and more, how many there are and how many are of one person. */
function shown({ pairs, inView }: LinkResult, people: readonly number[]) {
  const all = [...inView.keys()].filter((at) => (inView[at] ?? 0) >= Math.log2(9));
  const right = all.filter((at) => people[pairs.left[at] ?? 0] === people[pairs.right[at] ?? 0]);
  return { all: all.length, right: right.length };
}

type Child = Readonly<Record<"forename" | "surname" | "born" | "sex" | "postcode", string>>;

const figures = (number: number): string => String(number).padStart(2, "0");
const born = (chance: Chance): string =>
  `20${figures(6 + chance.below(14))}-${figures(1 + chance.below(12))}-${figures(1 + chance.below(28))}`;
const postcode = (chance: Chance): string =>
  `EM${1 + chance.below(19)} ${1 + chance.below(9)}${chance.pick("A B D E F G H J".split(" "))}${chance.pick("L N P Q R S T U".split(" "))}`;

/** A family's children: twins where `isTwins`, of whom one is a girl and one a boy. */
function family(chance: Chance, children: number, isTwins: boolean): readonly Child[] {
  const { girls, boys, surnames } = namesOf.british;
  const pick = <T>(from: readonly T[]): T => chance.pick(from);
  const surname = chance.percent(70) ? rareSurname(pick) : chance.pick(surnames);
  const home = postcode(chance);
  const day = born(chance);
  return Array.from({ length: children }, (_, at) => {
    const isGirl = isTwins ? at === 0 : chance.percent(50);
    return {
      forename: chance.pick(isGirl ? girls : boys),
      surname,
      sex: isGirl ? "F" : "M",
      born: isTwins ? day : born(chance),
      postcode: home,
    };
  });
}

test("twins are two children where carers have children of many families", () => {
  const chance = seeded(11);
  const homes = Array.from({ length: 90 }, (_, at) => [`${at + 1} Fern Bank`, postcode(chance)]);
  const children = Array.from({ length: 400 }, (_, at) =>
    family(chance, at % 20 === 0 ? 2 : 1, at % 20 === 0),
  ).flat();
  const rows: string[][] = [];
  const people: number[] = [];
  for (const [person, child] of children.entries())
    for (let placement = 0; placement < 2 + (person % 2); placement += 1) {
      const { forename, surname, sex } = child;
      rows.push([forename, surname, child.born, sex, ...chance.pick(homes), child.postcode]);
      people.push(person);
    }
  const table = tableOf(
    [
      "Forename",
      "Surname",
      "DOB",
      "Sex",
      "Placement address",
      "Placement postcode",
      "Home postcode",
    ],
    rows,
  );
  const linked = linkTable(table, detectRoles(table));
  const { all, right } = shown(linked, people);
  expect(all).toBeGreaterThan(600);
  expect(right / all).toBeGreaterThan(0.99);
  const persons = people.map((person) => ({ person }));
  expect(measure(linked.clusters, persons).recall).toBeGreaterThan(0.97);
});

test("a home alone in common does not make one child of two lists, however many are found by it", () => {
  const chance = seeded(9);
  const children = Array.from({ length: 900 }, () =>
    family(chance, 1 + chance.below(3), false),
  ).flat();
  const lists = [
    ["names", ["Forename", "Surname", "DOB"], ["forename", "surname", "born"]],
    ["homes", ["Forename", "Surname", "Postcode"], ["forename", "surname", "postcode"]],
    ["births", ["DOB", "Sex", "Postcode"], ["born", "sex", "postcode"]],
  ] as const;
  const people: number[] = [];
  const parts = lists.map(([name, headings, of]) => {
    const rows = [...children.entries()].filter(() => chance.percent(60));
    people.push(...rows.map(([person]) => person));
    const cells = rows.map(([, child]) => of.map((one) => child[one]));
    const table = tableOf([...headings], cells);
    return { name, table, roles: detectRoles(table) };
  });
  const { table, roles } = combine(parts);
  const { all, right } = shown(linkTable(table, roles), people);
  expect(people.length).toBeGreaterThan(2_000);
  expect(all).toBeGreaterThan(10);
  expect(right / all).toBeGreaterThan(0.95);
});
