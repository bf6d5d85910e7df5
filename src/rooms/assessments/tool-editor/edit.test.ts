import { describe, expect, test } from "vitest";
import { itemsOf, shippedInstruments, type Instrument } from "../../../instruments/index.ts";
import { bandsTyped, readBands } from "./band-form.ts";
import { arrange, keyFor, questionKeys, setDomain } from "./edit.ts";
import { floorForm, looksNowhere } from "./floor-form.ts";
import { problemsOf } from "./publish.ts";
import { questionTyped, readQuestion } from "./question-form.ts";
import { testRun } from "./test-run.ts";
import { toolChanges } from "./tool-changes.ts";
import { placed } from "./web/problem-links.ts";

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
      ...questionTyped("sign", undefined),
      label: "A trusted adult",
      protective: "yes",
      weight: "9",
    });
    const item = read.ok ? itemsOf(read.value).at(-1) : undefined;
    expect(item).toMatchObject({ key: "a-trusted-adult", weight: 0, isProtective: true });
  });

  test("keeps its key when it is put into other words", () => {
    const item = itemsOf(screening).find(({ key }) => key === "absent");
    const read = readQuestion(
      screening,
      { ...ask, item },
      {
        ...questionTyped("sign", undefined),
        label: "Not at school",
        weight: "1",
      },
    );
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
  const typed = { atLeast: "severe", because: "direct evidence", answers: ["yes", "9"] };
  const asking = floorForm(screening, { place: undefined, looks });
  if (!asking) throw new Error("the question is not there");
  const wrong = asking.read(typed);
  expect(wrong).toMatchObject({ ok: false, errors: [{ field: "atLeast" }] });
  const read = asking.read({ ...typed, atLeast: "high" });
  expect(read.ok && read.value.floors.at(-1)?.when).toEqual({ item: "absent", isOneOf: ["yes"] });
});

test("what changes says the order of questions, and each of two floors that look at the same", () => {
  const moved = arrange(screening, { kind: "question", key: "absent" }, "down");
  expect(moved && toolChanges(screening, moved).map(({ what }) => what)).toEqual([
    "Order of questions",
  ]);
  const when = { ageUnder: 13 };
  const young = { atLeast: "high", because: "very young", when };
  const floors = [...screening.floors, { ...young, atLeast: "medium", because: "young" }, young];
  const added = toolChanges({ ...screening, floors: [] }, { ...screening, floors });
  expect(added.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["Floor: young", "Floor: very young"]),
  );
});

describe("bands", () => {
  const keysOf = (typed: Readonly<Record<string, string>>) => {
    const bands = { ...bandsTyped(screening).bands };
    for (const [name, value] of Object.entries(typed)) {
      const [part = "", row = ""] = name.split("-");
      bands[row] = { ...(bands[row] ?? { title: "", from: "" }), [part]: value };
    }
    const read = readBands(screening, { bands });
    return read.ok ? read.value.bands.map(({ key, title }) => [key, title]) : read.errors;
  };
  test("that move to another row keep their keys, and so their floors", () => {
    const inserted = { "title-2": "Guarded", "from-2": "1" };
    const moved = { "title-3": "Medium", "from-3": "2", "title-4": "High", "from-4": "9" };
    expect(keysOf({ ...inserted, ...moved })).toEqual([
      ["low", "Low"],
      ["guarded", "Guarded"],
      ["medium", "Medium"],
      ["high", "High"],
    ]);
  });
  test("that are renamed where they stand keep theirs", () => {
    expect(keysOf({ "title-1": "Lower" })).toEqual([
      ["low", "Lower"],
      ["medium", "Medium"],
      ["high", "High"],
    ]);
  });
});

test("a floor whose question is gone is put right where it can be taken away", () => {
  const when = { item: "absent", isOneOf: ["yes"] };
  const floors = [...screening.floors, { atLeast: "high", because: "absent", when }];
  const body = arrange({ ...screening, floors }, { kind: "question", key: "absent" }, "remove");
  if (!body) throw new Error("nothing was removed");
  const place = floors.length - 1;
  expect(body.floors.map((floor) => looksNowhere(body, floor)).at(place)).toBe(true);
  const [problem] = placed("draft", body, problemsOf(body));
  expect(problem).toMatchObject({ part: "floors", href: "/tools/drafts/draft/floors" });
  expect(
    problemsOf(arrange(body, { kind: "floor", key: String(place) }, "remove") ?? body),
  ).toEqual([]);
});

test("in a test run numbers below five, and what gives them away, are hidden", () => {
  const past = Array.from({ length: 12 }, (_, at) => ({
    answers: { items: { absent: { value: at < 3 ? "yes" : "no" } } },
    child: { age: 15, facts: [] },
    band: at < 3 ? "medium" : "low",
  }));
  const run = testRun(screening, screening, past);
  expect(run.children).toBe(12);
  expect(run.cells.flat()).not.toContain(3);
  expect(run.cells.flat()).not.toContain(9);
});

test("in a test run the answers that are gone give no small number of the table away", () => {
  const draft: Instrument = {
    ...screening,
    bands: screening.bands.map((band) => (band.key === "medium" ? { ...band, from: 1 } : band)),
    domains: screening.domains.map((domain) => ({
      ...domain,
      items: [{ key: "absent", label: "Absent", type: "sign", weight: 1 }],
    })),
  };
  const some = (many: number, value: string, band: string) =>
    Array.from({ length: many }, () => ({
      answers: { items: { absent: { value } } },
      child: { age: 15, facts: [] },
      band,
    }));
  const past = [...some(7, "possible", "low"), ...some(3, "yes", "low")];
  const run = testRun(draft, screening, [...past, ...some(30, "yes", "medium")]);
  expect(run.cells.flat()).toEqual(expect.arrayContaining(["withheld", "small", 30]));
  expect(run.gone.map(({ children }) => children)).toEqual(["withheld"]);
});
