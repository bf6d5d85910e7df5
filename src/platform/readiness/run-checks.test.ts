import { expect, test } from "vitest";
import { reportFor, reportOf, resultOf } from "./run-checks.ts";

const check = { key: "number", title: "A number", isRequired: true };
const lacking = (id: number) => ({
  why: "no number is set",
  mend: "set one",
  partnership: { id, name: `Place ${id}` },
});
const ofTheMachine = { why: "the disk is full", mend: "make room" };

test("each partnership is shown what it lacks, and what the machine lacks", () => {
  const report = reportOf([resultOf(check, [lacking(1), lacking(2), ofTheMachine])]);
  expect(reportFor(2, report).results[0]?.missing).toEqual([lacking(2), ofTheMachine]);
});

test("what another partnership alone lacks is in place here, and not for the installation", () => {
  const report = reportOf([resultOf(check, [lacking(1)])]);
  expect(report.isReady).toBe(false);
  expect(reportFor(2, report)).toMatchObject({ isReady: true, results: [{ state: "in place" }] });
  expect(JSON.stringify(reportFor(2, report))).not.toContain("Place 1");
});
