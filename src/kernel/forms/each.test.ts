import { describe, expect, test } from "vitest";
import { blankOf, choice, defineForm, each, moment, optionalText, text } from "./index.ts";
import type { Row } from "./index.ts";

type Reading = { readonly people: readonly Row[] };

const rowForm = defineForm<Row, Row>()(
  {
    came: choice({ label: "Came?", options: { yes: "Yes", no: "No" }, missing: "Choose" }),
    why: optionalText({ label: "Why not?", called: "Why", most: 5 }),
  },
  {
    why: ({ came, why }, { legend }) =>
      came === "no" && why === null && `Enter why ${legend} did not come`,
  },
);
const form = defineForm<Reading, Reading>()({
  place: text({ label: "Where", called: "Where", most: 20, missing: "Enter where" }),
  people: each({ form: rowForm, rows: ({ people }) => people }),
});
const people = [
  { key: "ann", legend: "Ann" },
  { key: "ben", legend: "Ben" },
];
const read = (rows: Readonly<Record<string, { came: string; why: string }>>) =>
  form.read({ place: "Here", people: rows }, { people });

describe("questions that are asked of each", () => {
  test("are read by row, in the order of the page", () => {
    const rows = { ben: { came: "no", why: "ill" }, ann: { came: "yes", why: "" } };
    expect(read(rows).value?.people).toEqual([
      { key: "ann", came: "yes", why: null },
      { key: "ben", came: "no", why: "ill" },
    ]);
  });

  test("say what is wrong at the question and the row, by the rules of the row", () => {
    expect(read({ ann: { came: "", why: "" }, ben: { came: "no", why: "" } }).errors).toEqual([
      { field: "came.ann", message: "Choose" },
      { field: "why.ben", message: "Enter why Ben did not come" },
    ]);
  });

  test("a row of which nothing came is blank, and one of nobody is not read", () => {
    const ann = { came: "yes", why: "" };
    expect(read({ ann, constructor: { came: "yes", why: "far too long" } }).errors).toEqual([
      { field: "came.ben", message: "Choose" },
    ]);
    expect(blankOf(form).people).toEqual({});
  });

  test("are one field each, or it fails at the start", () => {
    const two = defineForm<Row & { now: Date }, Row>()({
      at: moment({ label: "When", called: "When" }),
    });
    // @ts-expect-error a row is read with the row alone
    expect(() => each({ form: two, rows: () => people })).toThrow("more than one field");
  });
});

describe("questions that are given on the day", () => {
  const asked = defineForm<Row, Row>()({
    q: optionalText({ label: ({ legend }) => legend, called: "Answer", most: 5 }),
  });
  const given = defineForm<Reading, Reading>()({
    answers: each({
      form: asked,
      joint: "-",
      isBare: true,
      rows: ({ people: rows }) => rows,
      check: (rows) => rows.every(({ q }) => q === null) && "Answer one at least",
    }),
  });
  const readGiven = (answers: Readonly<Record<string, { q: string }>>) =>
    given.read({ answers }, { people });

  test("have the names that they are given, and one rule for all of them", () => {
    expect(readGiven({ ben: { q: "Yes" } }).value?.answers).toEqual([
      { key: "ann", q: null },
      { key: "ben", q: "Yes" },
    ]);
    expect(readGiven({}).errors).toEqual([{ field: "q-ann", message: "Answer one at least" }]);
    expect(readGiven({ ben: { q: "far too long" } }).errors?.map(({ field }) => field)).toEqual([
      "q-ben",
    ]);
  });
});
