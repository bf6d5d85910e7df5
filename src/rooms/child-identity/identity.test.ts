import { describe, expect, test } from "vitest";
import { completenessOf, standingFact, type Fact } from "./fact.ts";
import { identitySourcesKind } from "./configuration-kinds.ts";
import { shippedIdentity } from "./shipped-identity.ts";
import { readTelephone } from "./telephone.ts";

const fact = (more: Partial<Fact>): Fact => ({
  factId: "1",
  kind: "faith",
  state: "known",
  value: "none",
  wording: null,
  details: {},
  from: null,
  to: null,
  source: "child",
  sourceName: null,
  childAsked: null,
  goesTo: [],
  notWith: null,
  notedOn: "2026-11-20",
  recordedBy: "Ruth Adeyemi",
  recordedAt: new Date("2026-11-20T10:00:00Z"),
  ...more,
});

test("the newest of a kind stands", () => {
  const facts = [fact({ value: "hindu" }), fact({ kind: "care" }), fact({ value: "sikh" })];
  expect(standingFact(facts, "faith")?.value).toBe("sikh");
});

test("what nobody recorded has not been asked, and an answer that was not given is one", () => {
  const { known, notAsked, didNotSay } = completenessOf([
    fact({}),
    fact({ kind: "ethnicity", state: "did-not-say" }),
  ]);
  expect([known, didNotSay, notAsked.length]).toEqual([["faith"], ["ethnicity"], 8]);
});

describe("a telephone number", () => {
  test.each([
    "07700900123",
    "07700 900 123",
    "07700-900-123",
    "07700.900.123",
    "(07700) 900123",
    "+447700900123",
    "+44 (0)7700 900123",
    "+44 7700 900 123",
    "00447700900123",
    "447700900123",
  ])("written as %s is one number", (typed) => {
    expect(readTelephone(typed)).toEqual({ ok: true, value: "07700 900123" });
  });

  test("of another country keeps its plus", () => {
    expect(readTelephone("0048 512 345 678")).toEqual({ ok: true, value: "+48512345678" });
  });

  test.each(["", "after four", "12", "07700 900123 mum", "0000000000", "+"])(
    "%j is none",
    (typed) => {
      expect(readTelephone(typed).ok).toBe(false);
    },
  );
});

test("no list of sources takes a guess, and the shipped one asks the child", () => {
  const shipped = shippedIdentity.find(({ kind }) => kind === "identity-sources");
  const body = identitySourcesKind.body.parse(shipped?.body);
  const guess = { key: "guess", name: "Worker’s guess" };
  const read = identitySourcesKind.body.safeParse({ ...body, sources: [...body.sources, guess] });
  expect(read.success).toBe(false);
});
