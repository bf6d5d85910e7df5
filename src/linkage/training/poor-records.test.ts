import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import type { agencyHeadings, AgencyRecord } from "../fixtures/agency-records.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { asList, lists } from "../fixtures/lists.ts";
import { placeOf } from "../fixtures/shown.ts";
import { linkTable } from "../link.ts";
import { modelFromSettings, splinkSettings } from "../model-file/splink.ts";
import { probability } from "../scoring/score.ts";

const { table } = agencyTable(2_500, 3, "some in haste");
const linked = linkTable(table, detectRoles(table, new Set(["rec_id"])), { withReasons: true });
const { model, inView, explain } = linked;

test("where a quarter of the records is written in haste it is told, and how much more of them is wrong", () => {
  expect(model.poor?.odds).toBeGreaterThan(5);
  expect(model.shares.poor).toBeGreaterThan(0);
});

/** The list that most agencies could send, without a number. */
const cell =
  (heading: (typeof agencyHeadings)[number]) =>
  ({ cells }: AgencyRecord): string =>
    cells[placeOf(heading)] ?? "";
const withoutNumbers = {
  Forename: cell("first_name"),
  Surname: cell("surname"),
  DOB: cell("dob"),
  Postcode: cell("postcode"),
  Phone: cell("phone"),
};

test("of pairs about which little is sure as many are of one person as is said", () => {
  const { records } = agencyTable(5_000, 3, "some in haste");
  const list = asList(withoutNumbers, records);
  const { pairs, inView } = linkTable(list, detectRoles(list));
  let [found, said, size] = [0, 0, 0];
  for (const [at, bits] of inView.entries()) {
    const share = probability(bits);
    if (share < 0.01 || share > 0.9) continue;
    const [one, other] = [records[pairs.left[at] ?? 0], records[pairs.right[at] ?? 0]];
    found += Number(one?.person === other?.person);
    said += share;
    size += 1;
  }
  expect(size).toBeGreaterThan(500);
  // Without a class for them 0.18 more than is said are.
  expect(Math.abs(found - said) / size).toBeLessThan(0.08);
});

test("several things that are wrong at once have a bar of their own, and the bars are still the score", () => {
  const several = Array.from(inView.keys(), (at) => explain?.(at)).filter(
    (one) => (one?.contributions.find(({ name }) => name === "a poor record")?.bits ?? 0) > 2,
  );
  expect(several.length).toBeGreaterThan(10);
  for (const one of several.slice(0, 20)) {
    const sum = one?.contributions.reduce((all, { bits }) => all + bits, 0);
    expect(sum).toBeCloseTo(one?.score ?? NaN, 6);
  }
});

test("a model that is saved says it again", () => {
  const read = modelFromSettings(JSON.parse(JSON.stringify(splinkSettings(model))));
  expect(read.poor).toEqual(model.poor);
  expect(read.shares).toEqual(model.shares);
  expect(read.fields.map(({ p }) => p)).toEqual(model.fields.map(({ p }) => p));
});

test.each(["usual", "dirty", "many twins"])(
  "no record is poorer than others where all are as %s",
  (profile) => {
    const { table } = agencyTable(2_500, 3, profile);
    expect(linkTable(table, detectRoles(table, new Set(["rec_id"]))).model.poor).toBeUndefined();
  },
);

test.each(Object.keys(lists) as (keyof typeof lists)[])(
  "brothers and sisters of %s are no poor records",
  (name) => {
    const table = asList(lists[name], agencyTable(2_500, 3).records);
    expect(linkTable(table, detectRoles(table)).model.poor).toBeUndefined();
  },
);
