import { expect, test } from "vitest";
import { above, stepsUp } from "./refreshed.ts";

const pages = new Set(["/", "/papers/:paperId", "/sign-in", "/children/:personId/plan"]);

test.each([
  ["/papers/:paperId/release", 1],
  ["/sign-in/code", 1],
  ["/confirm/code", 2],
  ["/children/:personId/plan/actions/:actionId", 2],
])("the page above %s is %i steps up", (path, steps) => {
  expect(stepsUp(path, pages)).toBe(steps);
});

test.each([
  ["/papers/1/release", 1, "/papers/1"],
  ["/papers/1/release/?a=b", 1, "/papers/1"],
  ["/confirm/code", 2, "/"],
  ["//evil.example/code", 1, "/evil.example"],
  ["/a", 5, "/"],
])("%s, %i steps up, is %s", (url, steps, path) => {
  expect(above(url, steps)).toBe(path);
});
