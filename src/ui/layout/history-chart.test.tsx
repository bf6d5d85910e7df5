import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { HistoryChart, type HistoryStep } from "./history-chart.tsx";

const lanes = ["High", "Medium", "Low"];
const draw = (steps: readonly HistoryStep[]): string =>
  render(<HistoryChart caption="The level" lanes={lanes} steps={steps} until="2026-01-11" />);
const lineIn = (html: string): string | undefined =>
  /app-history__line" d="([^"]+)"/.exec(html)?.[1];

describe("a value over time", () => {
  test("goes along its lane until it changes, and to the last day", () => {
    const html = draw([
      { on: "2026-01-01", lane: "Low" },
      { on: "2026-01-06", lane: "High" },
    ]);
    expect(lineIn(html)).toBe("M0 100H500V20H1000");
    expect(html).toContain("The level: Low from 1 January 2026, High from 6 January 2026.");
  });

  test("of one day alone stands at the beginning", () => {
    expect(lineIn(draw([{ on: "2026-01-11", lane: "Low" }]))).toBe("M0 100H1000");
  });

  test("that no scheme has any more gets a lane of its own", () => {
    expect(lineIn(draw([{ on: "2026-01-01", lane: "Category 2" }]))).toBe("M0 140H1000");
  });

  test("goes along the lane that it has today, and is called as it was in its day", () => {
    const html = draw([
      { on: "2026-01-01", lane: "High", said: "Category 3" },
      { on: "2026-01-06", lane: "Medium" },
    ]);
    expect(lineIn(html)).toBe("M0 20H500V60H1000");
    expect(html).toContain("The level: Category 3 from 1 January 2026, Medium from");
    expect(html).toContain("High, Category 3</li>");
  });

  test("that was never decided is not drawn", () => {
    expect(draw([])).toBe("");
  });
});
