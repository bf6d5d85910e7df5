import { describe, expect, test } from "vitest";
import { allRooms } from "../../rooms.ts";
import { readBody } from "./configuration-reads.ts";
import { stateOn } from "./configuration-versions.ts";
import { kindNamed, kindsIn, type Kind } from "./kind.ts";
import { clockKind } from "./common-kinds.ts";
import { standingQueryKind } from "../pattern-alerts/configuration-kinds.ts";
import { shippedIn, type Shipped } from "./shipped-version.ts";

const kinds = kindsIn(allRooms);
const shippedConfiguration = await shippedIn(allRooms);

describe.each(shippedConfiguration)("$kind/$key from $inForceFrom", (item) => {
  test("fits its kind, and says nothing that its kind does not know", () => {
    const kind = kindNamed(kinds, item.kind) as Kind;
    expect(readBody({ kind, key: item.key }, item.body)).toEqual(item.body);
  });
});

/** Kinds that only a partnership can fill. */
const theirOwn = ["neighbouring-area"];

test("every kind is shipped with something that is in force", () => {
  const shipped = shippedConfiguration.filter(
    ({ inForceFrom, inForceTo }) =>
      stateOn("2026-11-24", inForceFrom, inForceTo ?? null) === "in force",
  );
  expect([...new Set(shipped.map(({ kind }) => kind))].sort()).toEqual(
    kinds
      .map(({ name }) => name)
      .filter((kind) => !theirOwn.includes(kind))
      .sort(),
  );
});

test.each([
  ["low-concerns", { agencies: 1 }],
  ["low-concerns", { agencies: undefined }],
  ["low-concerns", { ratings: [] }],
  ["high-for-long", { panelDays: undefined }],
  ["repeated-missing", { rule: "shared-place" }],
])("the pattern alert %s is not written down with %j", (key, other) => {
  const item = shippedConfiguration.find((one) => one.kind === "standing-query" && one.key === key);
  expect(() => readBody({ kind: standingQueryKind, key }, { ...item?.body, ...other })).toThrow();
});

type Span = Pick<Shipped, "kind" | "key" | "inForceFrom"> & { readonly inForceTo?: string };

/** Pairs of versions of one thing that would hold on the same day. */
function overlaps(items: readonly Span[]): readonly string[] {
  const end = ({ inForceTo }: Span): string => inForceTo ?? "9999-12-31";
  return items.flatMap((one, index) =>
    items
      .slice(index + 1)
      .filter((other) => one.kind === other.kind && one.key === other.key)
      .filter((other) => one.inForceFrom <= end(other) && other.inForceFrom <= end(one))
      .map((other) => `${one.kind}/${one.key} ${one.inForceFrom} and ${other.inForceFrom}`),
  );
}

test("no two versions of one key overlap in time", () => {
  expect(overlaps(shippedConfiguration)).toEqual([]);
});

test.each([
  ["on one day", "2020-12-31", "2020-12-31", 1],
  ["where the first has no end", undefined, "2021-01-01", 1],
  ["not where one follows the other", "2020-12-31", "2021-01-01", 0],
])("an overlap is noticed %s", (_when, inForceTo, from, count) => {
  const first = { kind: "clock", key: "x", inForceFrom: "2020-01-01" } as const;
  const spans = [
    inForceTo === undefined ? first : { ...first, inForceTo },
    { ...first, inForceFrom: from },
  ];
  expect(overlaps(spans)).toHaveLength(count);
  expect(overlaps([spans[0] ?? first, { ...first, key: "y" }])).toEqual([]);
});

test("a body that does not fit is refused, naming its kind, its key and the place, and not what stands there", () => {
  const body = { name: "Secret words", within: { unit: "weeks", amount: 0 } };
  const read = () => readBody({ kind: clockKind, key: "mash-decision" }, body);
  expect(read).toThrow(
    "configuration clock/mash-decision does not fit its kind: see within.unit, within.amount, source",
  );
  expect(read).not.toThrow(/Secret|weeks/);
});

test.each([
  ["2026-11-25", null, "future"],
  ["2026-11-24", null, "in force"],
  ["2026-01-01", "2026-11-24", "in force"],
  ["2026-01-01", "2026-11-23", "past"],
])("from %s to %s is %s on 24 November 2026", (from, to, state) => {
  expect(stateOn("2026-11-24", from, to)).toBe(state);
});
