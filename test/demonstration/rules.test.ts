import { expect, test } from "vitest";
import { agesApart, missingUnrecorded, pronounsApart } from "./contradictions-of-child.ts";
import {
  countsApart,
  leadsTwice,
  outOfOrder,
  phonesApart,
  saidOfMany,
  saidTwice,
} from "./contradictions.ts";
import type { ChildSaid } from "./said.ts";

/** Contradictions that somebody planted: each rule finds its own, and leaves alone what agrees. */
const girl: ChildSaid = {
  reference: "C-1",
  sex: "female",
  bornOn: "2012-03-01",
  missingOn: ["2026-09-03", "2026-10-04"],
  said: [],
};
const saying = (child: ChildSaid, ...texts: readonly string[]): ChildSaid => ({
  ...child,
  said: texts.map((text) => ({ where: "a note", text, on: "2026-10-10" })),
});

test.each([
  ["Four episodes missing since September.", "4 told, 2 recorded"],
  ["Missing three times in a month.", "3 told, 2 recorded"],
  ["2 missing episodes this term.", undefined],
  ["Went missing twice since the meeting.", undefined],
  ["No missing episode since the last review.", undefined],
  ["Police: 101, ask for missing persons", undefined],
])("episodes: %s", (text, why) => {
  const [first] = missingUnrecorded(saying(girl, text));
  expect(first).toEqual(why && expect.stringContaining(why));
});

test("an episode after that day is none yet, and one night is an episode", () => {
  const early = { ...girl, said: [{ where: "a note", text: "Went missing", on: "2026-08-01" }] };
  expect(missingUnrecorded(early)).toHaveLength(1);
  expect(missingUnrecorded(saying({ ...girl, missingOn: [] }, "Missing overnight"))).toHaveLength(
    1,
  );
});

test.each([
  ["A letter and a call to his mother.", true],
  ["Came back by himself", true],
  ["Says that he wants to stay.", true],
  ["A letter and a call to her mother.", false],
  ["A friend says that his mother knows.", false],
  ["A younger brother goes to the same park. His school has been told.", false],
  ["Two friends say that he gives presents.", false],
])("pronouns: %s", (text, isWrong) => {
  expect(pronounsApart(saying(girl, text))).toHaveLength(isWrong ? 1 : 0);
});

test("of a child whose sex nobody recorded, one pronoun and not two", () => {
  const child = { ...girl, sex: null };
  expect(pronounsApart(saying(child, "Her aunt rang.", "Her phone is off."))).toEqual([]);
  expect(pronounsApart(saying(child, "Her aunt rang.", "His phone is off."))).toHaveLength(1);
});

test.each([
  ["Seen at school. The child is 15.", true],
  ["A sixteen-year-old who likes boxing", true],
  ["A 14-year-old who likes boxing", false],
  ["The child turned fourteen.", false],
  ["A cousin aged 19 was there.", false],
])("ages: %s", (text, isWrong) => {
  expect(agesApart(saying(girl, text))).toHaveLength(isWrong ? 1 : 0);
});

test("two numbers of one name, and two names of one number", () => {
  const said = [
    { name: "Ruth Adeyemi", phone: "020 7946 0171", where: "the directory" },
    { name: "Ruth Adeyemi", phone: "02079460171", where: "a concern" },
  ];
  expect(phonesApart(said)).toEqual([]);
  const other = { name: "Ruth Adeyemi", phone: "020 7946 0999", where: "a paper" };
  expect(phonesApart([...said, other])).toEqual([
    "Ruth Adeyemi has 02079460171 (a concern) and 02079460999 (a paper)",
  ]);
  const another = { name: "Tom Cole", phone: "020 7946 0171", where: "a paper" };
  expect(phonesApart([...said, another])).toHaveLength(1);
});

test("two leads, dates out of order, and two counts of one thing", () => {
  const leads = [
    { of: "Fernhill", name: "Claire Hale" },
    { of: "Eastmoor Police", name: "Tom Cole" },
  ];
  expect(leadsTwice(leads)).toEqual([]);
  expect(leadsTwice([...leads, { of: "Fernhill", name: "Ann Other" }])).toEqual([
    "Fernhill is led by Claire Hale and Ann Other",
  ]);
  const row = { where: "an episode", first: "2026-10-01", then: "2026-10-02" };
  expect(outOfOrder([row, { ...row, then: null }])).toEqual([]);
  expect(outOfOrder([{ ...row, then: "2026-09-02" }])).toHaveLength(1);
  const counts = [
    { where: "on the tracker", count: 9 },
    { where: "on the page", count: 0 },
  ];
  expect(countsApart([{ what: "C-1", counts }])).toEqual(["C-1: 9 on the tracker, 0 on the page"]);
  expect(countsApart([{ what: "C-1", counts: counts.slice(1) }])).toEqual([]);
});

test("a sentence twice about one child, and one of too many children", () => {
  const long = "Several signs over the last month, without an explanation.";
  expect(saidTwice([saying(girl, long, `Again. ${long}`)])).toHaveLength(1);
  expect(saidTwice([saying(girl, long, "Seen at school.", "Seen at school.")])).toEqual([]);
  const many = ["C-1", "C-2", "C-3"].map((reference) => saying({ ...girl, reference }, long));
  expect(saidOfMany(many, 3)).toEqual([]);
  expect(saidOfMany(many, 2)).toEqual([expect.stringContaining("of 3 children")]);
});
