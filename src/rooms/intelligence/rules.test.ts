import { describe, expect, test } from "vitest";
import { asksAChild } from "./asks-a-child.ts";
import { connectionsOf, type Piece } from "./connections.ts";
import { matchKeys } from "./match-keys.ts";
import { isWeaker, weakestHop, weaknessOf, type Hop } from "./weakest-hop.ts";

describe("asking a child to gather information", () => {
  test.each([
    "We asked the girl to find out where he lives",
    "I told him to keep an eye on the flat",
    "Can you get the young person to take photos of the car",
    "She has agreed to find out the registration",
    "The boy will let us know when they are back",
    "Asked her if she could get the number of the phone",
    "We want our pupil to keep talking to him online",
    "the child offered to\nrecord it",
  ])("is found: %s", (text) => expect(asksAChild(text)).toBeDefined());

  test.each([
    "The girl was seen to get into the car",
    "Staff asked the taxi firm to find out who drove",
    "He told the shopkeeper to call police",
    "The child was asked how she was, and went home",
    "A boy was watching from the bench",
    "Officers will find out who owns the car",
    "The victim was told to get help",
  ])("is not seen where nobody asks: %s", (text) => expect(asksAChild(text)).toBeUndefined());

  test("takes no time over a long text", () => {
    const started = performance.now();
    asksAChild("asked the the the girl boy to a a a ".repeat(600).slice(0, 20_000));
    asksAChild("asked ".repeat(3300));
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

test("registrations and numbers are the same however they are written", () => {
  expect(matchKeys("QX12 ABC and qx12abc")).toEqual(["v:qx12abc"]);
  const ten = ["07700 900123", "+44 7700 900123", "+44 (0)7700 900123", "0044 7700-900-123"];
  for (const one of ten) expect(matchKeys(`ring ${one}.`), one).toEqual(["p:447700900123"]);
  expect(matchKeys("on 24 11 2026 at 16 00")).toEqual([]);
});

describe("the weakest hop", () => {
  const hop = (over: Partial<Hop>): Hop => ({
    intelligenceId: "1",
    rank: 0.5,
    graded: "3x5x2: 2, B",
    seenOn: "2026-11-01",
    pieces: 2,
    ...over,
  });
  test.each<[string, Partial<Hop>]>([
    ["not graded", { rank: undefined, graded: undefined }],
    ["a worse grade", { rank: 1.5 }],
    ["a single piece", { pieces: 1 }],
    ["older", { seenOn: "2025-01-01" }],
  ])("is the one that is %s", (_what, over) => {
    const [strong, weak] = [hop({}), hop(over)];
    expect(isWeaker(weak, strong)).toBe(true);
    expect(isWeaker(strong, weak)).toBe(false);
    expect(weakestHop([strong, weak])).toBe(weak);
    expect(weakestHop([weak, strong])).toBe(weak);
  });

  test("is said in words", () => {
    const words = weaknessOf(
      hop({ graded: undefined, pieces: 1, seenOn: "2025-01-01" }),
      "2026-11-23",
    );
    expect(words).toBe("not graded, a single piece, more than a year old");
  });

  test("of a statement that rests on two; what one piece names is no such statement", () => {
    const thing = (id: string) => ({ thingId: id, label: id });
    const piece = (id: string, things: readonly string[], rank?: number): Piece => ({
      intelligenceId: id,
      rank,
      graded: rank === undefined ? undefined : `grade ${rank}`,
      seenOn: "2026-11-01",
      things: things.map(thing),
    });
    const pieces = [
      piece("1", ["car", "jay"], 0.2),
      piece("2", ["jay", "park"]),
      piece("3", ["jay", "flat"], 0.4),
      piece("4", ["car", "flat"], 0.4),
    ];
    const found = connectionsOf("car", pieces);
    expect(
      found.map(({ to, through, weakest }) => [to.label, through.label, weakest.intelligenceId]),
    ).toEqual([["park", "jay", "2"]]);
    expect(connectionsOf("nothing", pieces)).toEqual([]);
  });
});
