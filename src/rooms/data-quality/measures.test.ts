import { describe, expect, test } from "vitest";
import { measures, qualityOf, worst } from "./measures.ts";

const row = (measure: string, counted: number, known: number, asked = 0) => ({
  measure,
  counted,
  known,
  asked,
});

describe("how much is known", () => {
  test("is said in numbers where none is small", () => {
    const [one] = qualityOf([row("ethnicity", 40, 20, 10)]);
    expect(one).toMatchObject({ counted: 40, known: 20, asked: 10, notKnown: 10 });
  });

  test("never tells of a few, nor lets them be worked out from the rest of the line", () => {
    const [one] = qualityOf([row("lead", 40, 37)]);
    expect(one).toMatchObject({ counted: 40, notKnown: "small", known: "withheld" });
    const [few] = qualityOf([row("lead", 3, 0)]);
    expect(few).toMatchObject({ counted: "withheld", notKnown: "withheld" });
  });

  test("says nothing of what is asked of nobody", () => {
    expect(qualityOf([row("level-review", 0, 0)])).toEqual([]);
  });

  test("stands in the order of the page, whatever order it was counted in", () => {
    const keys = measures.map(({ key }) => key);
    const counted = keys.toReversed().map((key) => row(key, 20, 10));
    expect(qualityOf(counted).map(({ key }) => key)).toEqual(keys);
  });

  test("names the worst first, and none that is withheld or known of everybody", () => {
    const quality = qualityOf([
      row("lead", 40, 39),
      row("level", 40, 30),
      row("harm", 40, 10),
      row("stage", 40, 40),
    ]);
    expect(worst(quality, 3).map(({ key }) => key)).toEqual(["harm", "level"]);
  });
});
