import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whereaboutsKinds, type WhereaboutsKind } from "../whereabouts-kinds.ts";
import type { PlaceFact } from "./needles.ts";
import { placesInText } from "./places-in-text.ts";

const facts: readonly PlaceFact[] = [
  { kind: "address", wording: "Flat 3, 12 Tideway Street, Eastmoor, QX1 4RT" },
  { kind: "placement", wording: "Harbour House, 4 Quay Road, Eastmoor" },
  { kind: "carer", wording: "Ruth Penn (aunt), 020 7946 0123" },
  { kind: "school", wording: "St Aldwyn's Academy" },
  { kind: "practice", wording: "Fernhill Surgery" },
  { kind: "ward", wording: "Kestrelmere ward" },
  { kind: "map-point", wording: "51.51277, -0.09123" },
  { kind: "journeys", wording: "Bus 73 from Larkspur Road, 8.10 every day" },
  { kind: "missing-from", wording: "Osprey Lodge" },
];

const hits = (text: string): readonly string[] =>
  placesInText(text, facts).map(({ from, to }) => text.slice(from, to));

describe("a protected fact is found however it is written", () => {
  test.each([
    ["Went to 12 Tideway Street.", "12 Tideway Street"],
    ["Went to 12 tideway st, by taxi", "12 tideway st"],
    ["at 12, TIDEWAY", "12, TIDEWAY"],
    ["lives on Tideway  Street now", "Tideway  Street"],
    ["post to qx14rt please", "qx14rt"],
    ["post to QX1 4RT please", "QX1 4RT"],
    ["post to Q X1 4 RT please", "Q X1 4 RT"],
    ["post to QXI 4RT please", "QXI 4RT"],
    ["moved into harbour house", "harbour house"],
    ["moved into Harbour Hse", "Harbour Hse"],
    ["near 4 Quay Rd", "4 Quay Rd"],
    ["Ruth  Penn rang", "Ruth  Penn"],
    ["Mrs Penn rang", "Mrs Penn"],
    ["ring 0207 946 0123", "0207 946 0123"],
    ["ring +44 (0)20 7946 0123", "+44 (0)20 7946 0123"],
    ["ring 02079460123 at six", "02079460123"],
    ["attends Saint Aldwyns", "Aldwyns"],
    ["attends St. Aldwyn’s Academy", "St. Aldwyn’s Academy"],
    ["seen at Fern hill today", "Fern hill"],
    ["Fernhill's nurse", "Fernhill's"],
    ["a Kestrelmere address", "Kestrelmere"],
    ["photo at 51.5127,-0.0912", "51.5127"],
    ["takes the bus 73", "bus 73"],
    ["waits in Larkspur Rd", "Larkspur Rd"],
    ["ran from Osprey Lodge", "Osprey Lodge"],
  ])("%s", (text, found) => {
    expect(hits(text)[0]).toBe(found);
  });

  test("in a long text, each time", () => {
    const text = `${"She said little. ".repeat(400)}Harbour House. ${"Quiet. ".repeat(400)}QX1 4RT`;
    expect(hits(text)).toEqual(["Harbour House", "QX1 4RT"]);
  });

  test("whatever case, spacing and punctuation: generated", () => {
    const separators = fc.constantFrom(" ", "  ", ", ", "-", "\n", ". ");
    const cases = fc.func(fc.boolean());
    let tried = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(
          ["Harbour", "House"],
          ["12", "Tideway", "Street"],
          ["Ruth", "Penn"],
          ["QX1", "4RT"],
        ),
        separators,
        cases,
        fc.lorem({ maxCount: 8 }),
        (words, between, isUpper, around) => {
          tried += 1;
          const written = words
            .join(between)
            .replaceAll(/\p{L}/gu, (letter, at: number) =>
              isUpper(at) ? letter.toUpperCase() : letter.toLowerCase(),
            );
          const text = `${around} ${written} ${around}`;
          expect(hits(text).length, text).toBeGreaterThan(0);
        },
      ),
      { seed: 5, numRuns: 500 },
    );
    expect(tried).toBeGreaterThanOrEqual(500);
  });
});

describe("what is not a protected fact is left alone", () => {
  test.each([
    "The school rang the practice; the house is on a street in Eastmoor.",
    "Flat 3 is empty. Room 12. Street light broken at 4.",
    "Ruth says hello. A pen was found.",
    "Seen in the harbour at 8.10 with two others; took bus 74.",
    "Rang 020 7946 0124 and 0900 123 456.",
    "Home by eleven. Surgery on her knee. The academy closed.",
    "",
  ])("%s", (text) => {
    expect(hits(text)).toEqual([]);
  });

  test("with no facts nothing is found", () => {
    expect(placesInText("12 Tideway Street, QX1 4RT", [])).toEqual([]);
  });
});

test("every kind of place is looked for", () => {
  const kinds = Object.keys(whereaboutsKinds) as WhereaboutsKind[];
  const missed = kinds.filter(
    (kind) =>
      placesInText("they spoke of Wintersedge Lane 7 today, 020 7946 0999, bus 12", [
        { kind, wording: "7 Wintersedge Lane, 020 7946 0999, bus 12" },
      ]).length === 0,
  );
  expect(kinds.length).toBeGreaterThanOrEqual(13);
  expect(missed).toEqual([]);
});
