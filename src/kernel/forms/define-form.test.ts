import { describe, expect, test } from "vitest";
import {
  askedIf,
  blankOf,
  carried,
  choice,
  choiceFrom,
  date,
  defineForm,
  labelOf,
  moment,
  optionalChoiceFrom,
  optionalText,
  own,
  readIf,
  severalFrom,
  text,
} from "./index.ts";

const now = new Date("2026-11-24T10:00:00Z");
type Reading = { readonly now: Date; readonly kinds: readonly string[]; readonly isAsked: boolean };
type Drawing = { readonly kinds: readonly string[]; readonly isAsked: boolean };
const options = ({ kinds }: Drawing) => kinds.map((value) => ({ value, text: value }));

const form = defineForm<Reading, Drawing>()(
  {
    held: choice({
      label: "Held?",
      options: { yes: "Yes", no: "No" },
      reveals: { yes: ["at"] },
      missing: "Choose whether it was held",
    }),
    at: readIf(({ held }) => held === "yes", moment({ label: "When", called: "When" })),
    why: optionalText({ label: "Why not?", called: "Why", most: 5 }),
    kind: choiceFrom({ label: "Kind", options, missing: "Choose a kind" }),
    other: optionalChoiceFrom({ label: "Other", options, unknown: "Choose the other" }),
    kinds: severalFrom({ label: "Kinds", options }),
    until: date({ label: "Until", called: "Until" }),
    hidden: askedIf(
      ({ isAsked }) => isAsked,
      text({ label: "Hidden", called: "Hidden", most: 5, missing: "Enter it" }),
    ),
    next: carried({ wording: text({ label: "What", called: "What", most: 5, missing: "none" }) }),
    look: own({ outcome: "lookOutcome" }),
  },
  {
    why: ({ held, why }) => held === "no" && why === null && "Enter why not",
    at: ({ at }) => at?.getUTCFullYear() === 2025 && "When must be this year",
  },
);

const on = { day: "20", month: "11", year: "2026" };
const right = {
  held: "yes",
  at: { ...on, time: "09:30" },
  why: "",
  kind: "a",
  other: "",
  kinds: ["b", "gone"],
  until: on,
  hidden: "",
  next: { wording: "as it was typed" },
  look: { outcome: "" },
};
const reading = { now, kinds: ["a", "b"], isAsked: false };
const wrong = (typed: Partial<typeof right>, context = reading) =>
  form.read({ ...right, ...typed }, context).errors;

describe("a form is read", () => {
  test("into typed values, with what another command reads as it was typed", () => {
    expect(form.read(right, reading).value).toEqual({
      held: "yes",
      at: new Date("2026-11-20T09:30:00Z"),
      why: null,
      kind: "a",
      other: null,
      kinds: ["b"],
      until: "2026-11-20",
      hidden: null,
      next: { wording: "as it was typed" },
      look: { outcome: "" },
    });
  });

  const nothing = { day: "", month: "", year: "", time: "" };
  test.each([
    ["nothing chosen", { held: "" }, [["held", "Choose whether it was held"]]],
    ["a name of every object", { held: "toString" }, [["held", "Choose whether it was held"]]],
    ["an answer that another asks for", { held: "no" }, [["why", "Enter why not"]]],
    ["what is not read", { held: "no", why: "ill", at: nothing }, undefined],
    [
      "a moment of which nothing was typed",
      { at: nothing },
      [
        ["at", "Enter the when"],
        ["at-time", "Enter a time, like 14:30"],
      ],
    ],
    [
      "a moment that is wrong beside another answer is said at its time",
      { at: { day: "20", month: "11", year: "2025", time: "09:30" } },
      [["at-time", "When must be this year"]],
    ],
    ["too long", { why: "123456" }, [["why", "Why must be 5 characters or fewer; it is 6"]]],
    ["not on the list", { kind: "c" }, [["kind", "Choose a kind"]]],
    ["no longer on the list", { other: "c" }, [["other", "Choose the other"]]],
    ["no day", { until: { ...on, day: "40" } }, [["until", "Until must be a real date"]]],
  ])("%s", (_what, typed, expected) => {
    expect(wrong(typed)?.map(({ field, message }) => [field, message])).toEqual(expected);
  });

  test("what is asked only sometimes is read only then", () => {
    expect(wrong({}, { ...reading, isAsked: true })).toEqual([
      { field: "hidden", message: "Enter it" },
    ]);
  });

  test("errors come in the order of the questions", () => {
    const all = wrong({ held: "", kind: "", until: { day: "", month: "", year: "" } });
    expect(all?.map(({ field }) => field)).toEqual(["held", "kind", "until"]);
  });
});

const one = { label: "A", called: "A", most: 5 };

describe("a declaration that cannot be drawn fails at the start", () => {
  const revealing = (reveals: {
    readonly yes?: readonly string[];
    readonly no?: readonly string[];
  }) => choice({ label: "?", options: { yes: "Yes", no: "No" }, missing: "?", reveals });
  test.each([
    ["a name that is no question", { a: revealing({ yes: ["b"] }) }],
    ["itself", { a: revealing({ yes: ["a"] }) }],
    ["what comes before it", { b: optionalText(one), a: revealing({ yes: ["b"] }) }],
    ["one question twice", { a: revealing({ yes: ["b"], no: ["b"] }), b: optionalText(one) }],
    ["in a group", { g: carried({ a: revealing({ yes: ["b"] }) }) }],
  ])("revealing %s", (_what, questions) => {
    expect(() => defineForm()(questions)).toThrow(/reveal/);
  });

  test("a question with the name of every form's version", () => {
    expect(() => defineForm()({ version: optionalText(one) })).toThrow(/version/);
  });

  test("what an option reveals is not open, and everything else is, in its order", () => {
    expect(form.open).toEqual([
      "held",
      "why",
      "kind",
      "other",
      "kinds",
      "until",
      "hidden",
      "next",
      "look",
    ]);
  });
});

test("a rule that asks for an answer the form does not have throws", () => {
  const misspelt = defineForm()({
    a: readIf(({ nothing }) => nothing === "yes", optionalText(one)),
  });
  expect(() => misspelt.read({ a: "" }, {})).toThrow(/“nothing”, which is no question/);
});

test("a blank form has every entry, and can be read", () => {
  const blank = blankOf(form);
  expect(Object.keys(blank)).toEqual([...Object.keys(right), "version"]);
  expect(form.read(blank, reading).errors?.map(({ field }) => field)).toEqual([
    "held",
    "kind",
    "until",
  ]);
});

test("a label is given to pages that show the answer, where it is always the same", () => {
  expect(labelOf(form, "until")).toBe("Until");
  const turning = defineForm<object, Drawing>()({
    a: optionalText({ ...one, label: ({ kinds }) => kinds.join() }),
  });
  expect(() => labelOf(turning, "a")).toThrow(/not always/);
});

test("what does not fit its form does not compile", () => {
  const fits = (_declare: () => unknown): void => undefined;
  // @ts-expect-error a misspelt property
  fits(() => defineForm()({ a: text({ ...one, missing: "?", hnit: "?" }) }));
  // @ts-expect-error a moment is read with what time it is
  fits(() => defineForm()({ a: moment({ label: "A", called: "A" }) }));
  fits(() =>
    // @ts-expect-error options that are read with what there is not
    defineForm<object, Drawing>()({ a: choiceFrom({ label: "A", options, missing: "?" }) }),
  );
  // @ts-expect-error an option that there is not reveals nothing
  fits(() => choice({ label: "A", options: { a: "A" }, missing: "?", reveals: { b: ["c"] } }));
  fits(() =>
    // @ts-expect-error a rule at a question that there is not
    defineForm()({ a: optionalText(one) }, { b: () => "wrong" }),
  );
  fits(() =>
    defineForm()(
      { a: choice({ label: "A", options: { yes: "Yes" }, missing: "?" }) },
      // @ts-expect-error an answer that there is not
      { a: ({ a }) => a === "no" && "wrong" },
    ),
  );
  // @ts-expect-error a form is read with all that its rules need
  fits(() => form.read(right, { now }));
  expect(fits).toBeTypeOf("function");
});

describe("a day that is not before another", () => {
  const spell = defineForm<{ readonly now: Date; readonly opened: string }>()({
    group: text({ label: "Group", called: "Group", most: 5, missing: "Enter the group" }),
    from: date({
      label: "From",
      called: "Date",
      earliest: ({ group }, { opened }) => (group === "old" ? "2014-01-01" : opened),
      isPast: true,
    }),
  });
  const typed = (group: string, year: string) => ({
    group,
    from: { day: "1", month: "2", year },
  });
  const context = { now, opened: "2020-06-01" };

  test.each([
    ["old", "2019", undefined],
    ["new", "2021", undefined],
    ["old", "2013", "Date must be 1 January 2014 or later"],
    ["new", "2019", "Date must be 1 June 2020 or later"],
    ["new", "2027", "Date must be 24 November 2026 or earlier"],
  ])("of %s in %s: %s", (group, year, message) => {
    expect(spell.read(typed(group, year), context).errors?.[0]?.message).toBe(message);
  });
});
