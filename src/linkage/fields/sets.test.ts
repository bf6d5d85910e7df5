import { describe, expect, test } from "vitest";
import { keyTable } from "../blocking/key-table.ts";
import { KeyMaker } from "../blocking/key-maker.ts";
import { detectRoles } from "../columns/detect.ts";
import { roleByHeading } from "../tables/names-of-columns.ts";
import { tableOf } from "../tables/table.ts";
import { comparisonsOf } from "../comparing/comparisons.ts";
import { datasetOf } from "./dataset.ts";

const headings = ["id", "forename", "surname", "former_surname", "former_surname_2", "dob", "postcode", "postcode_2"]; // prettier-ignore

const recordsOf = (...rows: readonly string[][]) => recordsUnder(headings, rows);

/** The records as they are compared, and whether a key finds two of them. */
function recordsUnder(headings: readonly string[], rows: readonly string[][]) {
  const table = tableOf(headings, rows.map((cells, at) => [String(at), ...cells])); // prettier-ignore
  const roles = detectRoles(table, new Set(["id"]));
  const data = datasetOf(table, roles);
  const comparisons = comparisonsOf(data);
  const found = (name: string, left = 0, right = 1): string => {
    const one = comparisons.find((comparison) => comparison.name === name);
    return one?.levels[one.compare(left, right)]?.label ?? "";
  };
  const hashes = keyTable(data);
  const keys = hashes.passes.flat();
  const isFoundBy = (name: string, left = 0, right = 1): boolean => {
    const { atoms = [] } = keys.find((one) => one.name === name) ?? {};
    const maker = new KeyMaker(atoms, hashes);
    const of = (row: number) => {
      const made = new Uint32Array(maker.width);
      maker.keysInto({ rows: Uint32Array.of(row), start: 0, size: 1 }, made);
      return [...made].filter((key) => key !== 0);
    };
    return of(left).some((key) => of(right).includes(key));
  };
  return { roles: roles.map(({ role }) => role), found, isFoundBy };
}

const born = "2012-04-09";

describe("surnames are a set", () => {
  test.each([
    [
      "the other's surname of today, from a second column",
      ["Okafor", "Marsh", "Reed"],
      ["Reed", "", ""],
    ],
    ["the same, out of a list in one cell", ["Okafor", "Marsh; Reed", ""], ["Reed", "", ""]],
    ["a former one of both", ["Okafor", "Reed", ""], ["Hall", "Marsh", "Reed"]],
    ["nearly the other's, typed otherwise", ["Okafor", "Mohammed", ""], ["Muhammed", "", ""]],
  ] as const)("%s is a name in common, and finds the record", (_, one, other) => {
    const { found, isFoundBy } = recordsOf(
      ["Amelia", ...one, born, "", ""],
      ["Amelia", ...other, born, "", ""],
      ["Zoe", "Vance", "", "", "2010-11-02", "", ""],
    );
    for (const [left, right] of [
      [0, 1],
      [1, 0],
    ] as const)
      // prettier-ignore
      expect(found("surname", left, right)).toBe("a part in common, or a former name");
    expect(found("surname", 0, 2)).toBe("different");
    for (const name of ["both names", "surname and part of the date"])
      expect([name, isFoundBy(name), isFoundBy(name, 0, 2)]).toEqual([name, true, false]);
  });

  test("of which none is known says nothing", () => {
    const { found } = recordsOf(
      ["Amelia", "Okafor", "", "", born, "", ""],
      ["Amelia", "Reed", "", "", born, "", ""],
    );
    expect(found("surname")).toBe("different");
  });
});

describe("postcodes of homes are a set", () => {
  test("another home of one of them is told from another place, and found", () => {
    const { roles, found, isFoundBy } = recordsOf(
      ["Amelia", "Reed", "", "", born, "EM1 2AB", "NB7 5QX"],
      ["Amelia", "Reed", "", "", born, "NB7 5QX", ""],
      ["Zoe", "Vance", "", "", "2010-11-02", "ZZ9 9ZZ", ""],
    );
    expect(roles.slice(-2)).toEqual(["postcode", "formerPostcode"]);
    expect(found("postcode")).toBe("another home of one of them");
    expect(found("postcode", 0, 2)).toBe("different");
    expect([isFoundBy("postcode"), isFoundBy("postcode", 0, 2)]).toEqual([true, false]);
  });
});

test.each([
  ["former_surname_2", "formerSurname"],
  ["surname2", "formerSurname"],
  ["Previous Surname", "formerSurname"],
  ["previous_postcode", "formerPostcode"],
  ["Postcode 2", "formerPostcode"],
  ["postcode", "postcode"],
  ["surname", "surname"],
])("%s is taken for %s", (heading, role) => {
  expect(roleByHeading(heading)).toBe(role);
});

describe("lines of homes are a set", () => {
  const under = ["id", "forename", "surname", "address", "former_address"];

  test("another home of one of them finds the other beside a name, and by itself nobody", () => {
    const { roles, isFoundBy } = recordsUnder(under, [
      ["Amelia", "Reed", "14 Mill Lane", "3 Quay Street; 8 Church Row"],
      ["Amelia", "Reed", "8 Church Row", ""],
      ["Zoe", "Vance", "8 Church Row", ""],
      ["Amelia", "Reed", "14 Mill Lane", ""],
    ]);
    expect(roles.slice(-2)).toEqual(["address", "address"]);
    expect(isFoundBy("address and a name")).toBe(true);
    expect(isFoundBy("address and a name", 0, 2)).toBe(false);
    expect([isFoundBy("address"), isFoundBy("address", 0, 3)]).toEqual([false, true]);
  });
});
