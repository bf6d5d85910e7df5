import { expect, test } from "vitest";
import { auditOutcomeOf, statusOf } from "./outcome.ts";
import { problem } from "./problem.ts";

test("only what was done is audited as done", () => {
  const done = Object.entries(auditOutcomeOf).filter(([, outcome]) => outcome === "done");
  expect(done.map(([kind]) => kind)).toEqual(["page", "redirect", "json", "file"]);
});

test("nothing that was refused, missing or wrong is answered as a success", () => {
  const failures = Object.entries(auditOutcomeOf).filter(([, outcome]) => outcome !== "done");
  const statuses = Object.fromEntries(Object.entries(statusOf));
  expect(failures.map(([kind]) => statuses[kind])).toEqual([422, 409, 403, 403, 404]);
});

test("a problem has words for every status it is used with, and others say little", () => {
  const used = [400, 401, 403, 404, 409, 413, 415, 422, 429, 500];
  const titles = used.map((status) => problem.body(status).title);
  expect(new Set(titles).size).toBeGreaterThanOrEqual(used.length - 1);
  expect(problem.body(418)).toEqual({
    type: "about:blank",
    title: "Something went wrong",
    status: 418,
  });
});
