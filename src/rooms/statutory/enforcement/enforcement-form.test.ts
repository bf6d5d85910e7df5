import { expect, test } from "vitest";
import { readAsk, readDecision, type DecisionForm } from "./enforcement-form.ts";

const today = "2026-11-24";
const day = (text: string) => {
  const [year = "", month = "", number = ""] = text.split("-");
  return { day: number, month, year };
};
const grant: DecisionForm = {
  outcome: "granted",
  reason: "As asked",
  section45: "Considered",
  version: "1",
  notCharging: "Considered",
  safeguards: "An appropriate adult",
  from: day("2026-11-24"),
  until: day("2026-12-24"),
};
const wrong = (changed: Partial<DecisionForm>): readonly string[] => {
  const read = readDecision({ ...grant, ...changed }, today);
  return "errors" in read ? read.errors.map(({ field }) => field) : [];
};

test("a request says what, by which power, why, and what instead", () => {
  const read = readAsk({ wantedUse: " ", power: "", reason: "", instead: "" });
  expect(read.errors?.map(({ field }) => field)).toEqual([
    "wantedUse",
    "power",
    "reason",
    "instead",
  ]);
});

test.each<[string, Partial<DecisionForm>, readonly string[]]>([
  ["is not granted by saying nothing", { outcome: "", reason: "" }, ["outcome", "reason"]],
  ["needs section 45", { section45: "" }, ["section45"]],
  ["needs not charging", { notCharging: "" }, ["notCharging"]],
  ["needs what protects the child", { safeguards: "" }, ["safeguards"]],
  ["does not begin before today", { from: day("2026-11-23") }, ["from"]],
  ["ends after it begins", { until: day("2026-11-23") }, ["until"]],
  ["stands half a year at most", { until: day("2027-08-01") }, ["until"]],
])("a grant %s", (_what, changed, fields) => {
  expect(wrong(changed)).toEqual(fields);
});

test("a refusal needs its reason and nothing else", () => {
  const none = { section45: "", notCharging: "", safeguards: "" };
  expect(readDecision({ ...grant, ...none, outcome: "refused" }, today)).toEqual({
    fields: { outcome: "refused", decision_reason: "As asked" },
  });
});
