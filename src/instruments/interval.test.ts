import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calculate } from "./calculate.ts";
import {
  choicesOf,
  closingsOf,
  isOpenAnswer,
  itemsOf,
  notKnown,
  type ChildFacts,
  type Instrument,
} from "./instrument.ts";
import { rank } from "./interval.ts";
import { resultWords } from "./result-words.ts";
import { shippedInstruments } from "./shipped/index.ts";

const scored = shippedInstruments.filter(({ bands }) => bands.length > 0);
const child: ChildFacts = { age: 15, facts: [] };
const run = { seed: 11, numRuns: 200 };

type Values = Readonly<Record<string, string>>;
const given = (values: Values) => ({
  items: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }])),
});
const rankOf = (tool: Instrument, band: { readonly key: string } | undefined): number =>
  rank(tool, band?.key ?? "");

/** Any answers at all, open ones among them. */
const valuesOf = (tool: Instrument): fc.Arbitrary<Values> =>
  fc.record(
    Object.fromEntries(
      itemsOf(tool).map((item) => [
        item.key,
        fc.constantFrom(...choicesOf(item).map(({ value }) => value), notKnown),
      ]),
    ),
  );

/** The same answers with each open one closed in some way. */
const closed = (tool: Instrument, values: Values, picks: readonly number[]): Values =>
  Object.fromEntries(
    itemsOf(tool).map((item, index) => {
      const value = values[item.key] ?? notKnown;
      if (!isOpenAnswer(item, value)) return [item.key, value];
      const choices = closingsOf(item);
      return [item.key, choices[(picks[index] ?? 0) % choices.length]?.value ?? value];
    }),
  );

test("nine possible answers are not low", () => {
  const tool = scored.find(({ key }) => key === "safeguard");
  if (!tool) throw new Error("no screening is shipped");
  const nine = Object.fromEntries(itemsOf(tool).map(({ key }) => [key, "possible"]));
  const calculated = calculate(tool, given(nine), child);
  expect(calculated.band).toBeUndefined();
  expect(resultWords(tool, calculated)).toBe("Low to High: 9 to look into");
});

describe.each(scored.map((tool) => [tool.key, tool] as const))("%s", (_, tool) => {
  const picks = fc.array(fc.nat(9), {
    minLength: itemsOf(tool).length,
    maxLength: itemsOf(tool).length,
  });

  test("however open answers are closed, the band lies in the interval", () => {
    fc.assert(
      fc.property(valuesOf(tool), picks, (values, some) => {
        const { lowestBand, highestBand } = calculate(tool, given(values), child);
        const { band } = calculate(tool, given(closed(tool, values, some)), child);
        expect(rankOf(tool, band)).toBeGreaterThanOrEqual(rankOf(tool, lowestBand));
        expect(rankOf(tool, band)).toBeLessThanOrEqual(rankOf(tool, highestBand));
      }),
      run,
    );
  });

  test("both ends of the interval can come true", () => {
    const ends = (values: Values, end: "least" | "most"): Values =>
      Object.fromEntries(
        itemsOf(tool).map((item) => {
          const value = values[item.key] ?? notKnown;
          if (!isOpenAnswer(item, value)) return [item.key, value];
          const ordered = closingsOf(item).toSorted((one, other) => one.score - other.score);
          return [item.key, ordered.at(end === "least" ? 0 : -1)?.value ?? value];
        }),
      );
    fc.assert(
      fc.property(valuesOf(tool), (values) => {
        const { lowestBand, highestBand } = calculate(tool, given(values), child);
        const [low, high] = (["least", "most"] as const).map((end) =>
          calculate(tool, given(ends(values, end)), child),
        );
        expect([low?.band?.key, high?.band?.key]).toEqual([lowestBand?.key, highestBand?.key]);
      }),
      run,
    );
  });

  test("one band is shown only where no open answer could change it, and with nothing open always", () => {
    fc.assert(
      fc.property(valuesOf(tool), picks, (values, some) => {
        const { band, lowestBand, highestBand } = calculate(tool, given(values), child);
        expect(band === undefined).toBe(lowestBand?.key !== highestBand?.key);
        const full = calculate(tool, given(closed(tool, values, some)), child);
        expect([full.open, full.band === undefined]).toEqual([[], false]);
      }),
      run,
    );
  });

  test("what is not known of the child widens the interval and never narrows it", () => {
    const unsure: ChildFacts = {
      age: undefined,
      facts: [],
      factsNotKnown: ["learning-disability"],
    };
    const known: readonly ChildFacts[] = [
      child,
      { age: 12, facts: [] },
      { age: 15, facts: ["learning-disability"] },
    ];
    fc.assert(
      fc.property(valuesOf(tool), fc.constantFrom(...known), (values, who) => {
        const wide = calculate(tool, given(values), unsure);
        const narrow = calculate(tool, given(values), who);
        expect(rankOf(tool, wide.lowestBand)).toBeLessThanOrEqual(rankOf(tool, narrow.lowestBand));
        expect(rankOf(tool, wide.highestBand)).toBeGreaterThanOrEqual(
          rankOf(tool, narrow.highestBand),
        );
      }),
      run,
    );
  });

  test("a floor that holds for the child holds at both ends", () => {
    const second = tool.bands[1]?.key ?? "";
    const floors = [{ atLeast: second, because: "a rule of the partnership" }];
    fc.assert(
      fc.property(valuesOf(tool), (values) => {
        const { lowestBand } = calculate(tool, given(values), { ...child, floors });
        expect(rankOf(tool, lowestBand)).toBeGreaterThanOrEqual(1);
      }),
      run,
    );
  });
});
