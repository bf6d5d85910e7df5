import { expect, test } from "vitest";
import {
  carried,
  choice,
  date,
  defineForm,
  each,
  file,
  moment,
  own,
  severalFrom,
  text,
  type Row,
} from "../../kernel/forms/index.ts";
import { field } from "./field.ts";
import { filesOf, formInput } from "./form-input.ts";

const one = { label: "A", called: "A", most: 5, missing: "?" };
const form = defineForm<{ readonly now: Date }>()({
  a: text(one),
  b: choice({ label: "B", options: { yes: "Yes" }, missing: "?" }),
  c: severalFrom({ label: "C", options: () => [] }),
  d: date({ label: "D", called: "D" }),
  e: moment({ label: "E", called: "E" }),
  f: file({ label: "F", most: 3 }),
  g: carried({ h: text(one), i: own({ reach: "reachBasis" }) }),
});

test("is sent flat, under the names of its fields, and typed by question", () => {
  const sent = {
    a: "one\r\ntwo\u0000",
    b: "yes",
    c: ["x", "y"],
    "d-day": "1",
    "e-time": "9:00",
    "g-h": "h",
    "g-reachBasis": "basis",
    version: "3",
    unknown: "left out",
  };
  expect(formInput(form).parse(sent)).toEqual({
    a: "one\ntwo",
    b: "yes",
    c: ["x", "y"],
    d: { day: "1", month: "", year: "" },
    e: { day: "", month: "", year: "", time: "9:00" },
    f: undefined,
    g: { h: "h", i: { reach: "basis" } },
    version: "3",
  });
});

test("takes each field as a form that anybody may send says", () => {
  const loudly = () => field().transform((text) => text.toUpperCase());
  const sent = { a: "one", b: "yes", "d-day": "x", "g-h": "h", "g-reachBasis": "basis" };
  expect(formInput(form, loudly).parse({ ...sent, version: "v" })).toMatchObject({
    a: "ONE",
    b: "YES",
    d: { day: "X" },
    g: { h: "H", i: { reach: "BASIS" } },
    version: "V",
  });
});

test("takes the fields of each row, by row", () => {
  const rowForm = defineForm<Row, Row>()({ a: text(one), b: text(one) });
  const rows = defineForm()({ all: each({ form: rowForm, rows: () => [] }) });
  const sent = { "a.x": "1", "b.x": "2", "b.y.z": "3", c: "left out", version: "4" };
  expect(formInput(rows).parse(sent)).toEqual({
    all: { x: { a: "1", b: "2" }, "y.z": { a: "", b: "3" } },
    version: "4",
  });
});

test("names every field that it takes, for whoever tries them all", () => {
  expect(Object.keys(formInput(form).shape)).toEqual([
    "a",
    "b",
    "c",
    "d-day",
    "d-month",
    "d-year",
    "e-day",
    "e-month",
    "e-year",
    "e-time",
    "g-h",
    "g-reachBasis",
    "version",
  ]);
});

test("one ticked box is a list of one", () => {
  expect(formInput(form).parse({ c: "x" }).c).toEqual(["x"]);
  expect(formInput(form).parse({ c: "" }).c).toEqual([]);
});

test("its files are fields of their own", () => {
  expect(filesOf(form)).toEqual({ f: { most: 3 } });
  const list = defineForm()({ list: file({ label: "List", asItIs: 9 }) });
  expect(filesOf(list)).toEqual({ list: { most: 1, asItIs: 9 } });
});
