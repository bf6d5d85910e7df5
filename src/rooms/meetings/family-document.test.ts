import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages } from "../../platform/words/index.ts";
import type { Action } from "../work/actions.ts";
import { shippedPlanningMeeting } from "./shipped-planning-meeting.ts";
import { familyDocument, type FamilyContext } from "./family-document.ts";
import type { Item } from "./record-reads.ts";
import type { PanelType } from "./panel-type.ts";

const map = shippedPlanningMeeting.find(({ key }) => key === "map")?.body as unknown as PanelType;
const excluded = map.agenda.filter(({ inFamilyVersion }) => !inFamilyVersion).map(({ key }) => key);
const included = map.agenda.filter(({ inFamilyVersion }) => inFamilyVersion).map(({ key }) => key);

const item = (name: string, wording: string): [string, Item] => [
  name,
  { itemId: name, item: name, wording, changedBy: null, changedAt: null, version: 1 },
];

const action = (actionId: string, given: Partial<Action>): Action => ({
  actionId,
  personId: "child",
  wording: "Canary0promise",
  agencyId: "agency",
  agency: "Eastmoor Council",
  ownerId: null,
  owner: "Canary0owner",
  dueOn: "2026-12-15",
  state: "open",
  outcome: "Canary0outcome",
  closedOn: null,
  addedOn: "2026-12-02",
  version: 1,
  ...given,
});

type HandlerInput = {
  readonly professional: readonly string[];
  readonly family: Readonly<Record<string, string>>;
  readonly promises: readonly { readonly forFamily: string | null }[];
  readonly language: string;
};

/** A meeting in which everything that is not for the family holds the word Canary. */
function meetingOf({ professional, family, promises, language }: HandlerInput): FamilyContext {
  const texts = [...map.agenda.map(({ key }) => key), "view-child", "view-parents"];
  return {
    person: { givenName: "Amina", familyName: "Canary0family" },
    meeting: { startsAt: new Date("2026-12-02T14:30:00Z") },
    type: map,
    contents: {
      items: new Map([
        ...texts.map((key, index) => item(key, `Canary${professional[index] ?? ""}`)),
        // Even if somebody stored such a part: the agenda leaves it out, so it goes nowhere.
        ...excluded.map((key) => item(`family.${key}`, "Canary0excluded")),
        ...Object.entries(family).map(([key, text]) => item(`family.${key}`, text)),
      ]),
      actions: [action("elsewhere", {}), ...promises.map((_, index) => action(`made${index}`, {}))],
      agreed: new Map(promises.map(({ forFamily }, index) => [`made${index}`, forFamily])),
    },
    ring: [{ name: "Mariam Begum", phone: "020 7946 0123" }],
    paper: { recipient: "Amina", language },
  };
}

const plain = fc.stringMatching(/^[A-Za-z ]{0,40}$/).filter((text) => !/canary/i.test(text));
const given: fc.Arbitrary<HandlerInput> = fc.record({
  professional: fc.array(fc.stringMatching(/^[a-z0-9 ]{0,20}$/), { minLength: 11, maxLength: 11 }),
  family: fc.dictionary(fc.constantFrom(...included), plain),
  promises: fc.array(fc.record({ forFamily: fc.option(plain) }), { maxLength: 4 }),
  language: fc.constantFrom(...languages.map(({ code }) => code)),
});

describe("the family's paper", () => {
  test("holds nothing that was not written for the family, whatever the meeting holds", () => {
    expect(excluded).toEqual(["others", "prosecution"]);
    fc.assert(
      fc.property(given, (generated) => {
        const text = JSON.stringify(familyDocument(meetingOf(generated)));
        expect(text).not.toMatch(/canary/i);
        for (const written of Object.values(generated.family)) {
          if (written !== "") expect(text).toContain(written);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("names its recipient, who to ring, and when the plan is looked at again", () => {
    const paper = familyDocument(
      meetingOf({
        professional: [],
        family: { "plan-child": "You ring Ruth." },
        promises: [{ forFamily: "We meet you at school." }],
        language: "en",
      }),
    );
    const text = JSON.stringify(paper);
    expect(paper).toMatchObject({
      title: "Plan for Amina",
      madeFor: "For Amina",
      marking: undefined,
    });
    expect(text).toContain("Mariam Begum: 020 7946 0123");
    expect(text).toContain("We will look at this plan again by 24 February 2027.");
    expect(text).toContain("We meet you at school.");
  });

  test.each(languages)(
    "is headed in $englishName, and says where nobody checked it",
    (language) => {
      const paper = familyDocument(
        meetingOf({ professional: [], family: {}, promises: [], language: language.code }),
      );
      expect(paper.language).toEqual(language);
      expect(paper.blocks[0]?.kind).toBe(language.isChecked ? "heading" : "paragraph");
    },
  );
});
