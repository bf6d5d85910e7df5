import { describe, expect, test } from "vitest";
import { sentAs } from "../../platform/http/form-input.ts";
import { date, givenForm, moment, optional, optionalText, severalFrom, text } from "./index.ts";

type Reading = { readonly now: Date };

const options = () => ["a", "b"].map((value) => ({ value, text: value }));
const form = givenForm<Reading, object>(
  {
    what: text({ label: "What", called: "What", most: 10, missing: "Enter what" }),
    note: optionalText({ label: "Note", called: "Note", most: 10 }),
    on: date({ label: "On", called: "The day", missing: "Enter the day", isPast: true }),
    until: optional(date({ label: "Until", called: "The last day" })),
    at: optional(moment({ label: "At", called: "Time it was" })),
    which: severalFrom({ label: "Which", options, missing: "Choose one", unknown: "Not listed" }),
  },
  { note: (values) => values["what"] === "x" && values["note"] === null && "Enter a note" },
);
const now = new Date("2026-11-24T10:00:00Z");
const day = (name: string, year = "2026") => ({
  [`${name}-day`]: "1",
  [`${name}-month`]: "2",
  [`${name}-year`]: year,
});
const read = (sent: Readonly<Record<string, string | readonly string[]>>) =>
  form.read(sentAs(form, sent), { now });

describe("a form of questions that are given", () => {
  test("reads what is filled in, and nothing where a day or a moment is left out", () => {
    expect(read({ what: "It", ...day("on"), which: ["a", "a"] })).toEqual({
      value: { what: "It", note: null, on: "2026-02-01", until: null, at: null, which: ["a"] },
    });
  });

  test("says what is missing in words of its own, and what is half filled in", () => {
    const errors = read({ what: "x", "until-day": "1", "at-time": "10:00" }).errors ?? [];
    expect(errors.map(({ field, message }) => [field, message])).toEqual([
      ["note", "Enter a note"],
      ["on", "Enter the day"],
      ["until", "The last day must include a month and year"],
      ["at", "Enter the time it was"],
      ["which", "Choose one"],
    ]);
  });

  test("refuses what is not on its list, and takes the first of several values for one box", () => {
    const sent = { what: ["one", "two"], ...day("on"), which: "c" };
    expect(sentAs(form, sent)["what"]).toBe("one");
    expect(read(sent).errors).toEqual([{ field: "which", message: "Not listed" }]);
  });
});
