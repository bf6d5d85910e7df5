import { expect, test } from "vitest";
import { countNight, nightText } from "./night.ts";

test("says what came, who did what, and what still waits", () => {
  const counts = countNight([
    { isReceived: true, ratedBy: "Owen Price", decidedBy: null, waits: true },
    { isReceived: true, ratedBy: "Owen Price", decidedBy: "Owen Price", waits: false },
    { isReceived: false, ratedBy: null, decidedBy: "Dana Reed", waits: false },
  ]);
  expect(counts.who).toEqual(["Dana Reed decided 1", "Owen Price rated 2 and decided 1"]);
  expect(nightText(counts)).toBe("2 received, 2 rated, 2 decided; 1 concern still waits.");
  expect(nightText(countNight([]))).toBe("0 received, 0 rated, 0 decided; none waits.");
});
