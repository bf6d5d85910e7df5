import { expect, test } from "vitest";
import { newId } from "../../../kernel/ids.ts";
import { typedLines } from "./typed-lines.ts";

const linesOf = (fields: Parameters<typeof typedLines>[0]): readonly string[] =>
  typedLines(fields).map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`));

test("short values, dates and choices are shown as well as sentences, in the order of the form", () => {
  expect(
    linesOf({
      headline: "Seen",
      "happened-day": "23",
      "happened-month": "11",
      "happened-year": "2026",
      policeReference: "QX-1",
      grade: "medium",
      signs: ["older-friends", "new-phone"],
      detail: "Two\nlines",
      whomToRing: "",
    }),
  ).toEqual([
    "Headline: Seen",
    "Happened: 23 November 2026",
    "Police reference: QX-1",
    "Grade: medium",
    "Signs: older-friends",
    "Signs: new-phone",
    "Detail: Two\nlines",
  ]);
});

test("what is no date is shown as it was typed, and an empty one is not", () => {
  const date = { "born-day": "31", "born-month": "2", "born-year": "2011" };
  expect(linesOf(date)).toEqual(["Born: 31 2 2011"]);
  expect(linesOf({ "born-day": "", "born-month": "", "born-year": "" })).toEqual([]);
});

test("what a form carries along and a password are not shown; words under the name of an id are", () => {
  const id = newId();
  expect(
    linesOf({
      version: "3",
      _subject: id,
      _files: "again",
      password: "Qxsecret words",
      agency: id,
      key: "dGhpcy1pcy1hLXRva2VuLXRoYXQtaXMtbG9uZw",
      [`version-${id}`]: "2",
      [`rationale-${id}`]: "Was at home",
    }),
  ).toEqual(["Was at home"]);
});
