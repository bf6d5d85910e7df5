import { describe, expect, test } from "vitest";
import { responsibilitiesOn, spanOn, type Responsibility } from "./family.ts";
import {
  hasContact,
  tellingAsked,
  untoldMeant,
  whyNotTold,
  type Recipient,
  type Typed,
} from "./who-may-be-told.ts";

const darren: Recipient = {
  aroundId: "a1",
  called: "Darren Hill",
  name: "Darren Hill",
  relation: "Father",
  phone: "07700 900123",
  email: "darren.hill@mail.example",
  isParent: true,
  isEnded: false,
  doNotTell: "He has threatened her",
};
const sadia: Recipient = {
  ...darren,
  aroundId: "a2",
  called: "Sadia Hill",
  name: "Sadia Hill",
  phone: null,
  email: null,
  doNotTell: null,
};

describe("who is meant by what was typed", () => {
  test.each<[string, Typed, boolean]>([
    ["the name", { name: "Darren Hill" }, true],
    ["the name the other way round", { name: "HILL, darren" }, true],
    ["the name with a middle one", { name: "Mr Darren John Hill" }, true],
    ["the name within words", { words: "Left with Darren Hill at the gate" }, true],
    ["the telephone, written otherwise", { phone: "+44 7700 900 123" }, true],
    ["the telephone within words", { words: "ring 07700900123 after six" }, true],
    ["the email", { email: "Darren.Hill@mail.example" }, true],
    ["a first name alone", { name: "Darren" }, false],
    ["another of the family", { name: "Sadia Hill" }, false],
    ["another number", { phone: "07700 900124" }, false],
    ["two numbers that would make it together", { words: "0770 then 0900123" }, false],
    ["nothing", { name: "" }, false],
  ])("%s", (_what, typed, isMeant) => {
    expect(untoldMeant({ people: [sadia, darren] }, typed)?.aroundId).toBe(
      isMeant ? "a1" : undefined,
    );
  });

  test("nobody is meant who may be told", () => {
    expect(untoldMeant({ people: [{ ...darren, doNotTell: null }] }, { name: "Darren Hill" })).toBe(
      undefined,
    );
  });

  test("a text has a contact only where the whole number or address stands in it", () => {
    expect(hasContact("Ring (07700) 900-123", darren)).toBe(true);
    expect(hasContact("Flat 7, 7009 Hill Road", darren)).toBe(false);
    expect(hasContact("anything", { phone: null, email: null })).toBe(false);
    expect(hasContact("ring 12", { phone: "12", email: null })).toBe(false);
  });
});

describe("who may be told", () => {
  test("is refused for the person who is marked, and from 18 for all who nobody named", () => {
    const people = [darren, sadia];
    expect(whyNotTold({ people, namedAsAdult: undefined }, "a1")).toContain("must not be told");
    expect(whyNotTold({ people, namedAsAdult: undefined }, "a2")).toBeUndefined();
    expect(whyNotTold({ people, namedAsAdult: [] }, "a2")).toContain("they decide who is told");
    expect(whyNotTold({ people, namedAsAdult: ["a2"] }, "a2")).toBeUndefined();
    expect(whyNotTold({ people, namedAsAdult: ["a1"] }, "a1")).toContain("must not be told");
  });

  const at16 = {
    decisionId: "d",
    atAge: 16,
    outcome: "nobody",
    wording: "Nobody",
    decidedOn: "2026-01-02",
    aroundIds: [],
    recordedBy: "A",
    recordedAt: new Date("2026-01-02T10:00:00Z"),
  } as const;

  test.each([
    [null, "2026-12-01", [], undefined],
    ["2010-12-02", "2026-12-01", [at16], undefined],
    ["2010-12-01", "2026-12-01", [], { age: 16, since: "2026-12-01" }],
    ["2008-12-02", "2026-12-01", [at16], { age: 16, since: "2024-12-02", answer: at16 }],
    ["2008-12-01", "2026-12-01", [], { age: 18, since: "2026-12-01" }],
  ])("is asked again at 16 and at 18: born %s", (bornOn, on, decisions, asked) => {
    expect(tellingAsked(bornOn, decisions, on)).toEqual(asked);
  });

  test("what was said at 16 answers nothing at 18", () => {
    expect(tellingAsked("2008-12-01", [at16], "2026-12-01")).toEqual({
      age: 18,
      since: "2026-12-01",
    });
  });
});

describe("parental responsibility", () => {
  const held: Responsibility = {
    responsibilityId: "r1",
    aroundId: "a2",
    authority: null,
    kind: "birth",
    evidence: "Birth certificate",
    fromOn: "2008-12-01",
    untilOn: null,
    endedOn: null,
    endKind: null,
    endReason: null,
    version: 1,
    recordedBy: "A",
    recordedAt: new Date("2026-01-02T10:00:00Z"),
  };

  test("is held on the days between, and by nobody from 18", () => {
    const on = (day: string) =>
      responsibilitiesOn([held], { bornOn: "2008-12-01", on: day }).length;
    expect([on("2008-11-30"), on("2026-11-30"), on("2026-12-01")]).toEqual([0, 1, 0]);
    expect(responsibilitiesOn([held], { bornOn: null, on: "2030-01-01" })).toEqual([held]);
  });

  test.each([
    [{}, "2026-01-01", "now"],
    [{ fromOn: "2026-02-01" }, "2026-01-31", "to-come"],
    [{ untilOn: "2026-01-31" }, "2026-01-31", "now"],
    [{ untilOn: "2026-01-31" }, "2026-02-01", "ended"],
    [{ endedOn: "2026-01-31", endKind: "ended" as const }, "2026-01-30", "now"],
    [{ endedOn: "2026-01-31", endKind: "ended" as const }, "2026-01-31", "ended"],
    [{ endedOn: "2026-01-31", endKind: "wrong" as const }, "2026-01-01", "wrong"],
  ])("stands at %j on %s", (more, on, state) => {
    expect(spanOn({ ...held, ...more }, on)).toBe(state);
  });
});
