import { describe, expect, test } from "vitest";
import { itemsOf, shippedInstruments, type Instrument } from "../../../instruments/index.ts";
import { arrange, keyFor, questionKeys, setDomain } from "./edit.ts";
import { readFloor } from "./floor-form.ts";
import { readQuestion } from "./question-form.ts";
import { testRun } from "./test-run.ts";
import { toolChanges } from "./tool-changes.ts";

const tool = (key: string): Instrument => {
  const found = shippedInstruments.find((one) => one.key === key);
  if (!found) throw new Error(`no tool ${key}`);
  return found;
};
const screening = tool("safeguard");

test.each([
  ["Life online", "life-online"],
  ["  É la vie! ", "e-la-vie"],
  ["3 phones", "q-3-phones"],
  ["absent", "absent-2"],
])("%s is found by %s", (words, key) => {
  expect(keyFor(words, questionKeys(screening))).toBe(key);
});

describe("a question", () => {
  const ask = {
    domain: "safeguard",
    item: undefined,
    kind: "sign",
    taken: new Set<string>(),
  } as const;

  test("that protects has no weight, whatever was typed", () => {
    const read = readQuestion(screening, ask, {
      label: "A trusted adult",
      protective: "yes",
      weight: "9",
    });
    const item = read.ok ? itemsOf(read.value).at(-1) : undefined;
    expect(item).toMatchObject({ key: "a-trusted-adult", weight: 0, isProtective: true });
  });

  test("keeps its key when it is put into other words", () => {
    const item = itemsOf(screening).find(({ key }) => key === "absent");
    const read = readQuestion(screening, { ...ask, item }, { label: "Not at school", weight: "1" });
    expect(read.ok && toolChanges(screening, read.value).map(({ what }) => what)).toEqual([
      "Question: Not at school",
    ]);
  });

  test("moves within its domain, and nowhere from an end", () => {
    const first = { kind: "question", key: "sexual-health" } as const;
    expect(arrange(screening, first, "up")).toBeUndefined();
    const down = arrange(screening, first, "down");
    expect(down && itemsOf(down)[1]?.key).toBe("sexual-health");
    expect(arrange(screening, { kind: "floor", key: "9" }, "remove")).toBeUndefined();
  });
});

test("a domain is added once under its own key", () => {
  const added = setDomain(setDomain(screening, undefined, "Home"), undefined, "Home");
  expect(added.domains.map(({ key }) => key)).toEqual(["safeguard", "home", "home-2"]);
});

test("a floor names a band that is there, and answers that its question has", () => {
  const looks = { at: "question", item: "absent" } as const;
  const typed = { atLeast: "severe", because: "direct evidence", "is-yes": "yes", "is-9": "yes" };
  const wrong = readFloor(screening, { place: undefined, looks }, typed);
  expect(wrong).toMatchObject({ ok: false, errors: [{ field: "atLeast" }] });
  const read = readFloor(screening, { place: undefined, looks }, { ...typed, atLeast: "high" });
  expect(read.ok && read.value.floors.at(-1)?.when).toEqual({ item: "absent", isOneOf: ["yes"] });
});

test("in a test run numbers below five, and what gives them away, are hidden", () => {
  const past = Array.from({ length: 12 }, (_, at) => ({
    answers: { items: { absent: { value: at < 3 ? "yes" : "no" } } },
    ...{ child: { age: 15, facts: [] }, band: at < 3 ? "medium" : "low" },
  }));
  const run = testRun(screening, screening, past);
  expect(run.children).toBe(12);
  expect(run.cells.flat()).not.toContain(3);
  expect(run.cells.flat()).not.toContain(9);
});
