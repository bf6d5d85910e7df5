import { expect, test } from "vitest";
import { londonInstant } from "../../kernel/dates.ts";
import { readAttempt, type AttemptForm } from "./attempt-form.ts";

const ground = {
  reasons: [{ key: "family", name: "To be with family", kind: "pull" as const }],
  now: londonInstant("2026-11-24", "14:00"),
  missingSince: londonInstant("2026-11-20", "22:00"),
  returnedAt: londonInstant("2026-11-21", "11:00"),
  leads: ["Mariam Begum"],
};
const date = { day: "", month: "", year: "" };
const blank: AttemptForm = {
  outcome: "",
  happened: { day: "23", month: "11", year: "2026", time: "10:00" },
  offeredTo: "",
  interviewer: "Kit Doyle",
  independent: "",
  doneFor: "",
  instead: "",
  childAccount: "",
  parentAccount: "",
  reasons: [],
  changes: "",
  promise: { wording: "", owner: "", due: date, reach: { reach: "", basis: "", reason: "" } },
};
const wrong = (form: Partial<AttemptForm>): readonly string[] => {
  const read = readAttempt({ ...blank, ...form }, ground);
  return "errors" in read ? read.errors.map(({ field }) => field) : [];
};

test.each([
  ["nothing chosen", {}, ["outcome"]],
  ["an offer to nobody", { outcome: "offered" }, ["offeredTo"]],
  ["an offer", { outcome: "offered", offeredTo: "The child" }, []],
  ["done without the child's words", { outcome: "done", independent: "yes" }, ["childAccount"]],
  ["done by whoever", { outcome: "done", childAccount: "I was bored" }, ["independent"]],
  ["declined, and nothing tried", { outcome: "declined" }, ["instead"]],
  ["not found, and nothing tried", { outcome: "not-found" }, ["instead"]],
  ["not attempted, and nothing tried", { outcome: "not-attempted" }, ["instead"]],
  ["declined, with a walk instead", { outcome: "declined", instead: "A walk on Friday" }, []],
])("%s", (_name, form, fields) => {
  expect(wrong(form)).toEqual(fields);
});

test("whoever leads for the child is not independent", () => {
  const done = { outcome: "done", childAccount: "I was bored", interviewer: " mariam begum" };
  expect(wrong({ ...done, independent: "yes" })).toEqual(["independent"]);
  expect(wrong({ ...done, independent: "no" })).toEqual([]);
});

test("an interview is after the return; an offer can be earlier", () => {
  const happened = { day: "21", month: "11", year: "2026", time: "10:00" };
  const done = { outcome: "done", childAccount: "I was bored", independent: "yes" };
  expect(wrong({ ...done, happened })).toEqual(["happened-time"]);
  expect(wrong({ outcome: "offered", offeredTo: "The child", happened })).toEqual([]);
});

test("only reasons that are configured are kept", () => {
  const form = { ...blank, outcome: "declined", instead: "A walk", reasons: ["family", "made-up"] };
  expect(readAttempt(form, ground)).toMatchObject({ attempt: { reasons: ["family"] } });
});
