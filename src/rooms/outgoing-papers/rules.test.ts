import { describe, expect, test } from "vitest";
import type { Document } from "../../platform/documents/index.ts";
import { english } from "../../platform/words/index.ts";
import { blocks, judgeRecipient, type RecipientFacts } from "./judge-recipient.ts";
import { lookThrough, unanswered, type PaperFacts } from "./look-through.ts";
import { possibleNames, tellingWords } from "./names-in-parts.ts";
import { partsOf, partWords, withoutParts } from "./parts.ts";

const paper: Document = {
  title: "Plan for Keira",
  marking: undefined,
  madeFor: "For Sadia Doyle",
  made: "We met on 24 November 2026.",
  language: english,
  blocks: [
    { kind: "heading", text: "What we are worried about" },
    { kind: "paragraph", text: "The man at 12 Tideway Street." },
    { kind: "heading", text: "What will happen" },
    {
      kind: "table",
      head: ["What", "Who"],
      rows: [
        ["Ring Ruth", "Health"],
        ["Meet Marlon’s sister", "School"],
      ],
    },
    { kind: "list", items: ["Ring 999", "[held:0123456789ab] is the place"] },
  ],
};

const facts: PaperFacts = {
  places: [{ kind: "address", wording: "12 Tideway Street, QX1 4RT" }],
  harm: ["Marlon from the shop", "her uncle", "Dave Doyle"],
  senders: [],
  untold: [],
  names: [{ given: "Keira", family: "Doyle" }],
};

const find = (document: Document, child: (text: string) => boolean = () => false) =>
  lookThrough(partsOf(document), facts, ({ text }) => child(text)).map(
    ({ part, what }) => `${part} ${what}`,
  );

describe("what stands in a paper", () => {
  test("is found where it stands, each kind of it", () => {
    expect(find(paper, (text) => text.includes("Ruth"))).toEqual([
      "2 place",
      "4.1 child",
      "4.2 harm",
      "5.2 held",
    ]);
  });

  test("is found in the title too, and nothing is found where there is nothing", () => {
    expect(find({ ...paper, title: "Plan for MARLON", blocks: [] })).toEqual(["0 harm"]);
    expect(find({ ...paper, blocks: [{ kind: "paragraph", text: "You ring Ruth." }] })).toEqual([]);
  });

  test("the child's own family name, and words that name nobody, are no danger's name", () => {
    const own = ["Keira", "Doyle"];
    expect(tellingWords("Dave Doyle", own)).toEqual(["dave"]);
    expect(tellingWords("her uncle", own)).toEqual([]);
    expect(tellingWords("An older Boy called Jay-Jay", own)).toEqual(["jay"]);
  });

  test.each(["tobias okonkwo", "saw Okonkwo, Tobias", "TOBIAS OKONKWO’s sister"])(
    "the name of a child is looked up however it is written: %s",
    (text) => {
      expect(possibleNames(text)).toContain("okonkwo tobias");
      expect(possibleNames("Tobias and Ada Okonkwo")).not.toContain("okonkwo tobias");
    },
  );

  test("names of two words are looked up as well", () => {
    expect(possibleNames("saw Mary Ann Van Dyk")).toContain("vandyk maryann");
  });
});

describe("a part that is left out", () => {
  test("takes a heading with it under which nothing is left, and a line leaves the rest", () => {
    const short = withoutParts(paper, new Set(["2", "4.2", "5.1", "5.2"]));
    expect(short.blocks).toEqual([
      { kind: "heading", text: "What will happen" },
      { kind: "table", head: ["What", "Who"], rows: [["Ring Ruth", "Health"]] },
    ]);
    expect(withoutParts(paper, new Set())).toEqual(paper);
    expect(partWords("4.2")).toBe("Paragraph 4, line 2");
  });
});

describe("what was found is answered", () => {
  const [place, harm, child] = (["place", "harm", "child"] as const).map((what) => ({
    part: "2",
    what,
  }));
  test.each([
    ["family-plan", [place, harm, child], ["place", "harm"]],
    ["minutes", [place, harm, child], ["place"]],
    ["a kind that nobody knows", [harm], ["harm"]],
  ] as const)("in %s a reason answers what it may", (kind, found, left) => {
    const all = found.flatMap((one) => (one ? [one] : []));
    expect(unanswered(all, all, kind).map(({ what }) => what)).toEqual(left);
    expect(unanswered(all, [], kind)).toEqual(all);
  });
});

describe("who gets a paper", () => {
  const around: RecipientFacts = {
    excluded: [{ staffId: "s1", name: "Nora Vale", people: ["Peter Marsh"], homes: [] }],
    harm: ["Marlon Stone", "Dave"],
    harmPlaces: [],
    otherPlaces: [],
    places: [],
    named: [],
    untold: [],
    adult: null,
    names: [{ given: "Keira", family: "Doyle" }],
    standing: undefined,
  };
  const nobodyAround = { kind: "family", aroundId: null, somebodyElse: null };
  const by = { ...nobodyAround, channel: "by-hand", address: null };
  const judge = (name: string, more: Partial<RecipientFacts> = {}, hasPurpose = false) =>
    judgeRecipient({ name, ...by, staffId: null, hasPurpose }, { ...around, ...more });

  test.each([
    ["Sadia Doyle", []],
    ["nora  VALE", ["excluded"]],
    ["Zora Vale", ["surname"]],
    ["Peter Marsh", ["household"]],
    ["Marlon Stone", ["harm"]],
    ["Stone, Marlon", ["harm"]],
    ["Dave Doyle", ["harm-word"]],
    ["Dave", ["harm"]],
    ["Marlon Hart", ["harm-word"]],
  ])("%s", (name, reasons) => {
    expect(judge(name)).toEqual(reasons);
  });

  const marked = { untold: [{ aroundId: "a1", name: "Darren Hill" }] };
  const given = (more: object, facts: Partial<RecipientFacts>) =>
    judgeRecipient(
      { name: "Darren Hill", ...by, staffId: null, hasPurpose: false, ...more },
      { ...around, ...facts },
    );

  test("whoever must not be told gets none, by whichever name, unless it is said to be another", () => {
    expect(given({ aroundId: "a1", name: "Dad" }, marked)).toEqual(["untold"]);
    expect(given({ name: "HILL, Darren" }, marked)).toEqual(["untold"]);
    expect(given({ somebodyElse: "His cousin, seen at the office" }, marked)).toEqual([]);
    expect(given({ aroundId: "a2", somebodyElse: null }, marked)).toEqual([]);
    expect(given({ kind: "child" }, marked)).toEqual([]);
  });

  test("from 18 the family gets none, but for whom the young adult named", () => {
    expect(given({}, { adult: [] })).toEqual(["adult"]);
    expect(given({ aroundId: "a2" }, { adult: ["a2"] })).toEqual([]);
    expect(given({ aroundId: "a3" }, { adult: ["a2"] })).toEqual(["adult"]);
    expect(given({ kind: "child" }, { adult: [] })).toEqual([]);
  });

  test("a colleague needs a post, and reach or a purpose", () => {
    const standing = { works: true, reaches: false };
    expect(judge("Ada Moss", { standing })).toEqual(["no-reach"]);
    expect(judge("Ada Moss", { standing }, true)).toEqual([]);
    expect(judge("Ada Moss", { standing: { works: false, reaches: true } })).toEqual(["no-post"]);
    const shut = { ...by, staffId: "s1", name: "Another Name", hasPurpose: true };
    expect(judgeRecipient(shut, around)).toEqual(["excluded"]);
  });

  test("a name alone is said and stops nobody", () => {
    expect((["surname", "harm-word"] as const).filter(blocks)).toEqual([]);
    expect((["excluded", "household", "harm", "no-post", "no-reach"] as const).every(blocks)).toBe(
      true,
    );
  });
});
