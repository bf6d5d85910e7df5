import { mashPhone } from "./people.ts";
/** What happened to a child who was missing, in hours before now. */
export type MissingStory = {
  readonly since: number;
  /** Absent while the child is missing. */
  readonly back?: number;
  readonly grade: "low" | "medium" | "high";
  readonly from: "home" | "placement" | "school" | "elsewhere";
  readonly known: string;
  readonly reportedBy: string;
  readonly update?: string;
  readonly foundBy?: string;
  readonly prevention?: string;
  readonly attempts?: readonly AttemptStory[];
  /** Why somebody decided that no more is tried. */
  readonly stopped?: string;
  readonly passedOn?: readonly { readonly kind: "place" | "person"; readonly wording: string }[];
};

export type AttemptStory = {
  readonly outcome: "offered" | "done" | "declined" | "not-found" | "not-attempted";
  /** Hours after the return. */
  readonly after: number;
  readonly instead?: string;
  readonly says?: string;
  readonly carer?: string;
  readonly reasons?: readonly string[];
  readonly changes?: string;
  readonly doneFor?: string;
};

export type ChildStory = {
  readonly hasPlan: boolean;
  /** The oldest first. */
  readonly episodes: readonly MissingStory[];
};

const day = 24;
const carer = "Her foster carer";

/** Two are missing now, one of them for the third time in 30 days; interviews of every outcome. */
export const childStories: readonly ChildStory[] = [
  {
    hasPlan: true,
    episodes: [
      {
        since: 22 * day,
        back: 22 * day - 9,
        grade: "medium",
        from: "placement",
        known: "Left after an argument about her telephone.",
        reportedBy: carer,
        foundBy: "Came back by herself",
        attempts: [
          {
            outcome: "declined",
            after: 20,
            instead: "Her youth worker asks again on their walk on Thursday.",
          },
        ],
        stopped:
          "Offered three times by two people. She talks to her youth worker each week, who asks.",
      },
      {
        since: 9 * day,
        back: 9 * day - 16,
        grade: "medium",
        from: "placement",
        known: "Did not come back from the youth club.",
        reportedBy: carer,
        foundBy: "Police, at the bus station",
        prevention: "Tired and hungry, no injury. She did not say where she had slept.",
        attempts: [
          { outcome: "offered", after: 4 },
          {
            outcome: "done",
            after: 30,
            reasons: ["older-people", "not-listened-to"],
            says: "They said I could stay as long as I wanted. Nobody here asks me what I want.",
            carer: "She comes back with things that nobody bought her.",
            changes: "Her carer and her social worker agree a time each day to talk.",
          },
        ],
        passedOn: [
          { kind: "place", wording: "A flat near the bus station, above the takeaway" },
          { kind: "person", wording: "Somebody older whom they call Dex, who drives them" },
        ],
      },
      {
        since: 14,
        grade: "high",
        from: "placement",
        reportedBy: carer,
        known: "Left by the back door at night. Her telephone is off, which is new.",
        update: "Her friend says that a car waited at the corner. Police have the description.",
      },
    ],
  },
  {
    hasPlan: true,
    episodes: [
      {
        since: 5,
        grade: "medium",
        from: "school",
        reportedBy: "The school’s attendance lead",
        known: "Left school at lunch with two older pupils and did not come back.",
      },
    ],
  },
  {
    hasPlan: false,
    episodes: [
      {
        since: 6 * day,
        back: 5 * day,
        grade: "low",
        from: "home",
        reportedBy: "The child’s mother",
        known: "Did not come home after football.",
        foundBy: "An uncle",
        attempts: [
          { outcome: "offered", after: 6 },
          { outcome: "not-found", after: 50, instead: "A letter and a call to the mother." },
        ],
      },
    ],
  },
  {
    hasPlan: true,
    episodes: [
      {
        since: 40,
        back: 26,
        grade: "medium",
        from: "placement",
        known: "Left the home after tea.",
        reportedBy: "The duty officer at the home",
        foundBy: "Police, two towns away",
        prevention: "Unhurt. Worried about having to move again.",
        attempts: [{ outcome: "offered", after: 3, doneFor: "Westvale, where she is placed" }],
      },
    ],
  },
  {
    hasPlan: false,
    episodes: [
      {
        since: 100 * day,
        back: 100 * day - 30,
        grade: "medium",
        from: "home",
        known: "Went out to meet somebody from a game.",
        reportedBy: "Her father",
        foundBy: "Came back by herself",
        attempts: [
          { outcome: "declined", after: 10, instead: "Asked again after the weekend." },
          {
            outcome: "done",
            after: 70,
            reasons: ["relationship", "family"],
            says: "I wanted to see whether he was real.",
          },
        ],
      },
    ],
  },
  {
    hasPlan: false,
    episodes: [
      {
        since: 60 * day,
        back: 60 * day - 8,
        grade: "low",
        from: "elsewhere",
        known: "Did not come back from a visit to a cousin.",
        reportedBy: "Her aunt",
        foundBy: "Her cousin",
        attempts: [
          {
            outcome: "not-attempted",
            after: 80,
            instead: "The family moved that week; the new area was asked to offer it.",
          },
        ],
        stopped: "She lives in another area now, whose team has offered and recorded it.",
      },
    ],
  },
];

export const planWords = {
  description: "About 1.65 m, slim, dark hair to the shoulder. A small scar on the left hand.",
  likelyPeople: "Two friends from the youth club. Somebody older who is called Dex.",
  firstSteps:
    "1. Ring their telephone and their friends.\n2. Look in their room for what is missing.\n3. Ring the police with this plan after 30 minutes.\n4. Ring the lead practitioner.",
  whomToRing: `Police: 101, ask for missing persons\nMASH: ${mashPhone}\nTheir carer: on the record`,
  likelyPlaces: "The bus station and the shops behind it, mostly in the evening.",
  talking:
    "Ask first whether they have eaten. They talk while walking. Do not ask about their telephone first.",
} as const;
