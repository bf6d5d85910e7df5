import { picturePolicy } from "../../../platform/files/limits.ts";
import type { screeningToolKind } from "../configuration-kinds.ts";
import type { BodyOf } from "../../configuration/index.ts";
import type { About } from "./concern-about.ts";
import { line, partKeys, repeated, text, type Part, type PartKey } from "./part-types.ts";
import { accounts, childrenThere, vehicles } from "./thing-parts.ts";

export { partKeys, type Group, type Part, type PartKey, type Question } from "./part-types.ts";

const noChild: readonly PartKey[] = [
  ...(["children", "places", "vehicles", "accounts", "adults", "chronology", "picture"] as const),
];

/** What can be added to a concern: of a place there are no brothers and sisters, and of a child no other children there. */
export const partsFor = (about: About): readonly PartKey[] =>
  about === "child" ? partKeys.filter((key) => key !== "children") : noChild;

export type Screening = BodyOf<typeof screeningToolKind>;

export function isPartKey(text: string): text is PartKey {
  return (partKeys as readonly string[]).includes(text);
}

export const partTitles: Readonly<Record<PartKey, string>> = {
  family: "Brothers, sisters and household",
  children: "Children who go there or are seen with it",
  places: "Places",
  vehicles: "Vehicles",
  accounts: "Accounts online",
  adults: "Adults",
  parents: "What the parent or carer knows",
  words: "The child’s own words",
  screening: "SAFEGUARD screening",
  chronology: "Your own chronology",
  picture: "A picture of a place or a thing",
};

/** The same over what was written: the MASH reads it too, and “your own” would be the wrong one’s. */
export const readTitles: Readonly<Record<PartKey, string>> = {
  ...partTitles,
  chronology: "The sender’s own chronology",
};

export const partHints: Readonly<Record<PartKey, string>> = {
  family: "Who lives with the child, and which other children may need help",
  children: "What they are called and about how old they are, if known",
  places: "Where it happens, and where the child goes",
  vehicles: "Registration, make and colour, and who is seen in it",
  accounts: "On which service, under which name, and who is behind it",
  adults: "Who may be harming the child, and who helps",
  parents: "And whether telling them is safe",
  words: "Word for word, who heard them and when",
  screening: "Nine prompts: a screening, not an assessment",
  chronology: "A file from your own system: PDF, Word, Excel, CSV or text",
  picture: "A map, a vehicle, a shop front. Never a child, nor what is on a phone",
};

const knows = [
  { key: "yes", name: "Yes" },
  { key: "no", name: "No" },
  { key: "not-known", name: "Not known" },
];

const family: Part = {
  key: "family",
  title: partTitles.family,
  purpose:
    "Other children at home may need help too, and an adult at home may be the one who helps. Leave empty what you do not know.",
  groups: [
    ...repeated(4, (index) => ({
      title: `Person ${index}`,
      questions: [
        line(`name${index}`, "Name"),
        line(`is${index}`, "Who they are to the child", "Sister, stepfather, foster carer"),
        line(`age${index}`, "Age or date of birth"),
      ],
    })),
    { questions: [text("more", "Anyone else, and who lives where")] },
  ],
};

const places: Part = {
  key: "places",
  title: partTitles.places,
  purpose:
    "An address, a shop, a park, a bus route or a website. Say what you know and who told you.",
  groups: [
    ...repeated(3, (index) => ({
      title: `Place ${index}`,
      questions: [
        line(`where${index}`, "Where", "As you would tell a taxi driver, with a postcode if known"),
        line(`what${index}`, "What happens there, and when"),
      ],
    })),
    { questions: [text("more", "Other places")] },
  ],
};

const adults: Part = {
  key: "adults",
  title: partTitles.adults,
  purpose:
    "Names, nicknames, phones, cars and online names that the child or others have mentioned. Put only what you know; do not look for more yourself.",
  groups: [
    ...repeated(3, (index) => ({
      title: `Adult ${index}`,
      questions: [
        line(`name${index}`, "Name, or what they are called"),
        line(`is${index}`, "How the child knows them"),
        line(
          `what${index}`,
          "What is known",
          "Age, appearance, phone, car, online name, who told you",
        ),
      ],
    })),
    { questions: [text("helps", "An adult the child trusts")] },
  ],
};

const parents: Part = {
  key: "parents",
  title: partTitles.parents,
  purpose:
    "Parents are told where that is safe. It is not safe if telling could put the child or anyone else in danger, or warn a person who is harming them.",
  groups: [
    {
      questions: [
        {
          kind: "choice",
          name: "knows",
          label: "Does a parent or carer know about your worry?",
          options: knows,
          most: 20,
        },
        {
          kind: "choice",
          name: "safe",
          label: "Is it safe to tell them?",
          options: knows,
          most: 20,
        },
        text("why", "Why, and what they said if they know"),
        {
          kind: "choice",
          name: "consent",
          label: "Did they, or the child, agree that you send this?",
          options: [
            { key: "yes", name: "Yes" },
            { key: "no", name: "They said no" },
            { key: "not-asked", name: "They were not asked" },
          ],
          most: 20,
        },
        text("consentWhy", "If they were not asked, or said no: why you are sending it"),
      ],
    },
  ],
};

/** Of these each entry stands: what a child said is added to and never edited. */
const words: Part = {
  key: "words",
  title: partTitles.words,
  purpose:
    "Write what the child said, word for word, also where it is rude, muddled or may be wrong. Do not tidy it, and do not ask more than you must. What you add is never changed; add more at any time.",
  groups: [
    {
      questions: [
        {
          ...text("said", "What the child said"),
          hint: "Only the child’s words. If you asked something, put your question in brackets.",
        },
        line("heardBy", "Who heard it"),
        line("heardAt", "When", "24 November 2026, at break"),
      ],
    },
  ],
};

const chronology: Part = {
  key: "chronology",
  title: partTitles.chronology,
  purpose:
    "What your own system says, with dates. The MASH reads it with your concern; it is not copied automatically into another record.",
  groups: [{ questions: [line("note", "What it is (optional)", "Attendance since September")] }],
};

const picture: Part = {
  key: "picture",
  title: partTitles.picture,
  purpose: picturePolicy,
  groups: [{ questions: [line("shows", "What it shows, and where it is from")] }],
};

/** Parts that bring a file. */
export const isFilePart = (key: PartKey): key is "chronology" | "picture" =>
  key === "chronology" || key === "picture";

/** The prompts are the partnership's own, in their words and with their answers. */
export function screeningPart(tool: Screening): Part {
  return {
    key: "screening",
    title: partTitles.screening,
    purpose: `${tool.name} (${tool.version}). A screening, not an assessment: it helps you to say what you have seen, and no number comes of it. Not known is an answer.`,
    groups: tool.prompts.map(({ key, title, hint }) => ({
      title,
      questions: [
        {
          kind: "choice",
          name: key,
          label: "Does this apply?",
          options: tool.answers,
          most: 20,
        },
        {
          kind: "text",
          name: `${key}-seen`,
          label: "What you have seen",
          hint,
          rows: 2,
          most: 2_000,
        },
      ],
    })),
  };
}

const fixed = {
  family,
  children: childrenThere,
  places,
  vehicles,
  accounts,
  adults,
  parents,
  words,
  chronology,
  picture,
};

export function partOf(key: PartKey, tool: Screening): Part {
  return key === "screening" ? screeningPart(tool) : fixed[key];
}
