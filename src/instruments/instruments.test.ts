import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "./answers.ts";
import { bandOfScore, calculate, rank } from "./calculate.ts";
import {
  changesSince,
  choicesOf,
  conclude,
  itemsOf,
  notKnown,
  offersFrom,
  problemsIn,
  problemsInDefinition,
  shippedInstruments,
  tryOut,
  withConfirmed,
  type Instrument,
} from "./index.ts";

const child = { age: 15, facts: [] } as const;
const tool = (key: string): Instrument => {
  const found = shippedInstruments.find((one) => one.key === key);
  if (!found) throw new Error(`no tool ${key}`);
  return found;
};
/** Every item answered with what adds nothing, but for those that are named. */
function answersTo(instrument: Instrument, given: Readonly<Record<string, string>> = {}): Answers {
  const items = itemsOf(instrument).map((item) => {
    const none = choicesOf(item).findLast(({ score }) => score === 0)?.value ?? "heard";
    const value = given[item.key] ?? none;
    return [item.key, { value, evidence: "seen at school" }] as const;
  });
  return {
    items: Object.fromEntries(items),
    protectiveFactors: [],
    childsView: { words: "I am fine" },
    parentsView: { notSought: "would add to the danger" },
  };
}
const scored = shippedInstruments.filter(({ bands }) => bands.length > 0);

describe("shipped tools", () => {
  test.each(shippedInstruments.map((one) => [one.key, one] as const))(
    "%s is well formed",
    (_, one) => {
      expect(problemsInDefinition(one)).toEqual([]);
    },
  );

  test("the structure after SERAF: 11 + 1 vulnerabilities, 12 signs, 5 lately, 1 earlier, 6 both", () => {
    const seraf = tool("seraf-structured");
    const score = (given: Record<string, string>): number =>
      calculate(seraf, answersTo(seraf, given), child).score;
    expect(seraf.domains.map(({ items }) => items.length)).toEqual([12, 12, 10]);
    expect(score({ vehicles: "current" })).toBe(5);
    expect(score({ vehicles: "earlier" })).toBe(1);
    expect(score({ vehicles: "both", neglect: "yes", "out-late": "yes" })).toBe(8);
  });

  test.each([
    [0, "category-1"],
    [5, "category-1"],
    [6, "category-2"],
    [10, "category-2"],
    [11, "category-3"],
    [15, "category-3"],
    [16, "category-4"],
    [90, "category-4"],
  ])("after SERAF a score of %i is %s", (score, band) => {
    expect(bandOfScore(tool("seraf-structured"), score)?.key).toBe(band);
  });

  test.each([
    [18, "low"],
    [19, "medium"],
    [34, "medium"],
    [35, "high"],
    [54, "high"],
  ])("in eight domains a score of %i is %s", (score, band) => {
    expect(bandOfScore(tool("eight-domains"), score)?.key).toBe(band);
  });
});

describe("floors", () => {
  const graded = tool("graded-domains");
  test.each([
    ["a child of 12", { age: 12, facts: [] }, {}],
    ["a learning disability", { age: 16, facts: ["learning-disability"] as const }, {}],
    ["one direct evidence", child, { "missing-grade": "3" }],
  ])("%s is never low", (_, who, given) => {
    const answers = answersTo(graded, given);
    const calculated = calculate(graded, answers, who);
    expect(calculated.band?.key).toBe("medium");
    const low = { band: "low", reason: "I think so" };
    expect(conclude(graded, { answers, child: who, judgement: low })).toMatchObject({
      kind: "invalid",
      problems: [{ item: "band" }],
    });
  });

  test("a child of 13 with nothing known may be low", () => {
    const answers = answersTo(graded);
    const given = {
      answers,
      child: { age: 13, facts: [] },
      judgement: { band: "low", reason: "" },
    };
    expect(conclude(graded, given)).toMatchObject({
      kind: "concluded",
      value: { agreement: "same" },
    });
  });
});

describe("concluding", () => {
  const screening = tool("safeguard");
  const answers = answersTo(screening, { absent: "yes", gangs: "yes" });

  test("where judgement and answers differ, a reason is needed, and both are kept", () => {
    const judged = (reason: string) =>
      conclude(screening, { answers, child, judgement: { band: "high", reason } });
    expect(judged(" ")).toMatchObject({ kind: "invalid" });
    expect(judged("A cousin was exploited at the same flat")).toMatchObject({
      kind: "concluded",
      value: { agreement: "judged higher", calculated: { band: { key: "medium" } } },
    });
  });

  test("without a judgement there is no number", () => {
    const result = conclude(screening, {
      answers,
      child,
      judgement: { band: undefined, reason: "" },
    });
    expect(result.kind).toBe("invalid");
    expect(JSON.stringify(result)).not.toContain("score");
  });

  test("a conversation ends in words, and cannot leave them out", () => {
    const talk = tool("health-conversation");
    const given = (reason: string) => ({
      answers: answersTo(talk),
      child,
      judgement: { band: undefined, reason },
    });
    expect(conclude(talk, given("")).kind).toBe("invalid");
    expect(conclude(talk, given("Worried about the partner’s age"))).toMatchObject({
      value: { agreement: "no bands" },
    });
  });

  test("an item left out, a stranger, no evidence and no view are named, each at its place", () => {
    const { absent: _, ...items } = answers.items;
    const broken: Answers = {
      ...answers,
      items: {
        ...items,
        gangs: { value: "yes" },
        colour: { value: "red" },
        familial: { value: "3" },
      },
      childsView: { words: "" },
    };
    expect(problemsIn(screening, broken).map(({ item }) => item)).toEqual([
      "absent",
      "familial",
      "gangs",
      "colour",
      "childsView",
    ]);
  });
});

describe("not known", () => {
  test("is never a no: the score says how far it could reach", () => {
    const screening = tool("safeguard");
    const answers = answersTo(screening, { absent: "yes", gangs: notKnown, distrust: notKnown });
    const calculated = calculate(screening, answers, child);
    expect([calculated.score, calculated.scoreIfUnknownWereSo]).toEqual([1, 3]);
    expect(calculated.bandIfUnknownWereSo?.key).toBe("medium");
  });

  test("learning more never lowers a band (every tool, generated answers)", () => {
    for (const instrument of scored) {
      const items = itemsOf(instrument);
      fc.assert(
        fc.property(
          fc.array(fc.nat(5), { minLength: items.length, maxLength: items.length }),
          fc.nat(items.length - 1),
          (picks, at) => {
            const values = items.map((item, index) => {
              const choices = choicesOf(item);
              return [
                item.key,
                choices[(picks[index] ?? 0) % choices.length]?.value ?? notKnown,
              ] as const;
            });
            const full = answersTo(instrument, Object.fromEntries(values));
            const key = items[at]?.key ?? "";
            const less = { ...full, items: { ...full.items, [key]: { value: notKnown } } };
            const [knowing, not] = [full, less].map((one) => calculate(instrument, one, child));
            const band = (one: typeof knowing) => rank(instrument, one?.band?.key ?? "");
            expect(band(knowing)).toBeGreaterThanOrEqual(band(not));
            expect(not?.scoreIfUnknownWereSo).toBeGreaterThanOrEqual(knowing?.score ?? 0);
          },
        ),
        { seed: 7, numRuns: 100 },
      );
    }
  });
});

describe("the time before", () => {
  const screening = tool("safeguard");
  const before = answersTo(screening, { absent: "yes", gangs: notKnown, distrust: "possible" });

  test("changes are named with their direction; not known now is not less", () => {
    const now = answersTo(screening, { absent: notKnown, gangs: "yes", familial: "yes" });
    expect(changesSince(screening, before, now).map((c) => [c.item, c.direction])).toEqual([
      ["absent", "not known now"],
      ["familial", "more"],
      ["gangs", "known now"],
      ["distrust", "changed"],
    ]);
  });

  test("an answer that another takes the place of, and adds as much, is changed", () => {
    const now = answersTo(screening, { absent: "yes", gangs: notKnown, distrust: "no" });
    expect(changesSince(screening, before, now)).toMatchObject([
      { item: "distrust", before: "Possible", now: "No", direction: "changed" },
    ]);
  });

  test("an earlier answer is offered and counts only when confirmed", () => {
    const offers = offersFrom(screening, { answers: before, on: "2026-05-01" });
    expect(offers.map(({ item }) => item)).not.toContain("gangs");
    expect(withConfirmed({}, offers, new Set())).toEqual({});
    const taken = withConfirmed(
      { absent: { value: "no" } },
      offers,
      new Set(["absent", "distrust"]),
    );
    expect(taken).toMatchObject({
      absent: { value: "no" },
      distrust: { value: "possible", on: "2026-05-01" },
    });
  });
});

describe("editing a tool", () => {
  const screening = tool("safeguard");

  test("what is wrong is said where it is", () => {
    const [own] = screening.domains;
    if (!own) throw new Error("no domain");
    const broken: Instrument = {
      ...screening,
      domains: [own, { ...own, key: "again" }],
      bands: [
        { key: "low", title: "Low", from: 1 },
        { key: "low", title: "High", from: 99 },
      ],
      floors: [{ atLeast: "severe", because: "", when: { item: "absent", isOneOf: ["maybe"] } }],
    };
    const at = problemsInDefinition(broken).map((one) => one.at);
    expect(at).toContain("domains[1].items[0].key");
    expect(at).toEqual(expect.arrayContaining(["bands[0].from", "bands[1].from", "bands[1].key"]));
    expect(at).toEqual(
      expect.arrayContaining(["floors[0].atLeast", "floors[0].because", "floors[0].when"]),
    );
  });

  test("a new version is tried on past answers, and says what it cannot know", () => {
    const past = ["yes", "no"].map((absent) => ({
      answers: answersTo(screening, { absent, gangs: "yes" }),
      child,
      band: absent === "yes" ? "medium" : "low",
    }));
    const stricter: Instrument = {
      ...screening,
      bands: screening.bands.map((band) => (band.key === "medium" ? { ...band, from: 1 } : band)),
      domains: [
        ...screening.domains,
        {
          key: "new",
          title: "New",
          items: [{ key: "travel", label: "Travel", type: "sign", weight: 1 }],
        },
      ],
    };
    expect(tryOut(stricter, past)).toEqual({
      uses: 2,
      moves: [
        { then: "medium", now: "medium", uses: 1 },
        { then: "low", now: "medium", uses: 1 },
      ],
      gone: [],
      neverAsked: ["travel"],
    });
  });

  test("an answer that a new version cannot take is named with why", () => {
    const before = answersTo(screening, { absent: "possible", gangs: "yes" });
    const fewer: Instrument = {
      ...screening,
      domains: screening.domains.map((one) => ({
        ...one,
        items: one.items
          .filter(({ key }) => key !== "gangs")
          .map((item) => ({ key: item.key, label: item.label, type: "sign", weight: 1 })),
      })),
    };
    const past = [{ answers: before, child, band: "low" }];
    expect(tryOut(fewer, past).gone).toEqual(
      expect.arrayContaining([
        { item: "absent", why: "answer", uses: 1 },
        { item: "gangs", why: "question", uses: 1 },
      ]),
    );
  });

  test("what protects is asked and adds nothing, whatever weight somebody wrote", () => {
    const items = [
      { key: "trusted", label: "Somebody to trust", type: "sign", weight: 3 },
    ] as const;
    const own: Instrument = {
      ...screening,
      domains: [{ key: "home", title: "Home", items: [{ ...items[0], isProtective: true }] }],
    };
    expect(problemsInDefinition(own).map(({ at }) => at)).toContain("domains[0].items[0].weight");
  });
});
