import { expect, test } from "vitest";
import { flagsText } from "./flag-words.ts";

test("what a file says of flags is made of sentences", () => {
  expect(flagsText(["County lines"], "2026-10-07", "2026-11-30")).toBe(
    "County lines. Not reviewed since it was due on 7 October 2026. Not to be used for enforcement",
  );
  expect(flagsText(["County lines"], "2026-12-07", "2026-11-30")).toBe(
    "County lines. Not to be used for enforcement",
  );
});
