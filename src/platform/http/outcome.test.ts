import { expect, test } from "vitest";
import { auditOutcomeOf, statusOf, type Outcome } from "./outcome.ts";
import { problem } from "./problem.ts";

const outcomes = Object.keys(statusOf).map((kind) => {
  const audited = auditOutcomeOf({ kind } as Outcome);
  return [kind, audited] as const;
});

test("only what was done is audited as done", () => {
  const done = outcomes.filter(([, outcome]) => outcome === "done");
  expect(done.map(([kind]) => kind)).toEqual(["page", "redirect", "json", "file"]);
});

test("nothing that was refused, missing or wrong is answered as a success", () => {
  const failures = outcomes.filter(([, outcome]) => outcome !== "done");
  const statuses = Object.fromEntries(Object.entries(statusOf));
  expect(failures.map(([kind]) => statuses[kind])).toEqual([422, 409, 403, 403, 404]);
});

test.each([
  [400, "invalid"],
  [401, "refused"],
  [403, "refused"],
  [404, "not_found"],
  [409, "stale"],
  [415, "invalid"],
  [422, "invalid"],
  [429, "refused"],
] as const)("a problem with status %s is audited as %s", (status, outcome) => {
  expect(auditOutcomeOf({ kind: "problem", status })).toBe(outcome);
});

test("a problem has words for every status it is used with, and others say little", () => {
  const bodyOf = (status: number) => JSON.parse(problem.text(status)) as { title: string };
  const used = [400, 401, 403, 404, 409, 413, 415, 422, 429, 500];
  const titles = used.map((status) => bodyOf(status).title);
  expect(new Set(titles).size).toBeGreaterThanOrEqual(used.length - 1);
  expect(bodyOf(418)).toEqual({
    type: "about:blank",
    title: "Something went wrong",
    status: 418,
  });
});
