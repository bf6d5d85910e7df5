import { describe, expect, test } from "vitest";
import { shownCounts } from "./offer-counts.ts";

describe("what may be read of an offer to a cohort", () => {
  test.each([
    ["all are large", [30, 20, 12], [30, 20, 12]],
    ["all took it up", [30, 30, 12], [30, 30, 12]],
    ["few were offered it", [4, 4, 4], [null, null, null]],
    ["few took it up", [30, 3, 1], [30, null, null]],
    ["all but few took it up", [30, 27, 20], [30, null, null]],
    ["few went better", [30, 20, 2], [30, 20, null]],
    ["few did not go better", [30, 20, 17], [30, 20, null]],
    ["none took it up", [30, 0, 0], [30, null, null]],
  ] as const)("%s", (_name, [offered, takenUp, better], shown) => {
    const counts = shownCounts({ offered, takenUp, better }, 5);
    expect([counts.offered, counts.takenUp, counts.better]).toEqual(shown);
  });
});
