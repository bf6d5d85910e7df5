import type { HouseholdKind } from "../rooms/family-network/index.ts";

/** Somebody around a child of the demonstration; "%" in a name is the child's family name. */
export type Around = {
  readonly name: string;
  readonly relationship: string;
  readonly part: "partner" | "informed" | "not-involved" | "not-asked";
  readonly source: string;
  readonly phone?: string;
  readonly language?: string;
  readonly contact: readonly [
    safety: "safe" | "supervised" | "not-safe" | "not-known",
    why: string,
  ];
  readonly views?: readonly (readonly [side: "theirs" | "worker", wording: string])[];
  readonly doNotTell?: string;
};

export type FamilyStory = {
  /** What other pages say of the child already: see families-around.ts. */
  readonly of: "parent-paper" | "carer-sheet" | "sister-paper" | "grandmother" | "father";
  /** Days before today. */
  readonly ago: number;
  readonly people: readonly Around[];
  readonly evidence: string;
  readonly responsible: readonly {
    readonly kind: string;
    /** Which of the people, from 0; without it an authority. */
    readonly of?: number;
    readonly authority?: string;
    /** What is restricted of it, for the time of the first order. */
    readonly restricted?: string;
  }[];
  /** Who of the people the child lives with; of a child whose place is protected nothing. */
  readonly household?: { readonly kind: HouseholdKind; readonly of: readonly number[] };
  readonly orders?: readonly {
    readonly kind: string;
    readonly court: string;
    readonly of?: number;
    readonly ago: number;
    /** Days after the day of the story. */
    readonly until?: number;
    readonly terms: string;
    readonly document: string;
  }[];
  readonly decided?: {
    readonly age: 16 | 18;
    readonly names: readonly number[];
    readonly wording: string;
  };
};

const birth = "Birth certificate seen at the assessment";

/** Invented telephone numbers stand in the range that is kept for drama. */
export const stories: readonly FamilyStory[] = [
  {
    of: "parent-paper",
    ago: 20,
    evidence: birth,
    people: [
      {
        name: "Jo %",
        relationship: "mother",
        part: "partner",
        source: "the-person",
        phone: "07700 900401",
        contact: ["safe", "Seen together at home on four visits; the child asked for more of it"],
        views: [
          ["theirs", "I want to hear the same day when something happens, not at the meeting."],
          ["worker", "Rings within the hour when the child is late, and keeps every appointment."],
        ],
      },
      {
        name: "Lee Marchbank",
        relationship: "father",
        part: "not-involved",
        source: "police",
        phone: "07700 900402",
        contact: [
          "not-safe",
          "An order forbids contact until next spring; he has asked friends where they live",
        ],
        doNotTell:
          "An order protects the mother and the child from him. Whoever tells him of the plan tells him where they go and when.",
      },
      {
        name: "Micah %",
        relationship: "brother",
        part: "informed",
        source: "child",
        contact: ["safe", "Shares a room with the child; they look out for each other"],
      },
    ],
    responsible: [
      { kind: "birth", of: 0 },
      {
        kind: "registration",
        of: 1,
        restricted: "May not be told where the child lives or goes to school.",
      },
    ],
    orders: [
      {
        kind: "non-molestation",
        court: "Family Court at Eastmoor",
        of: 1,
        ago: 210,
        until: 150,
        terms:
          "No contact with the mother or the child by any means; not within 100 metres of home or school.",
        document: "EM26F00418, on the court file of the legal team",
      },
    ],
  },
  {
    of: "carer-sheet",
    ago: 34,
    evidence: "Sealed care order on the court file of the legal team",
    people: [
      {
        name: "Pat Lowe",
        relationship: "foster-carer",
        part: "partner",
        source: "social-care",
        phone: "07700 900411",
        contact: ["safe", "Approved foster carer; the child has lived there since the summer"],
        views: [["theirs", "Give me one number that answers at night and I will manage the rest."]],
      },
      {
        name: "Shanice %",
        relationship: "mother",
        part: "informed",
        source: "the-person",
        phone: "07700 900412",
        contact: ["supervised", "Two hours on Saturdays at the family centre, as the court agreed"],
        views: [["theirs", "I know they are safe there. I still want to be asked first."]],
      },
    ],
    responsible: [
      { kind: "birth", of: 1 },
      { kind: "section-31", authority: "Eastmoor Council" },
    ],
    orders: [
      {
        kind: "care",
        court: "Family Court at Eastmoor",
        ago: 200,
        terms:
          "The child is in the care of Eastmoor Council; contact with the mother as the care plan says.",
        document: "EM26C00087, on the court file of the legal team",
      },
    ],
  },
  {
    of: "sister-paper",
    ago: 15,
    evidence: birth,
    people: [
      {
        name: "Ash %",
        relationship: "sister",
        part: "partner",
        source: "child",
        phone: "07700 900421",
        contact: ["safe", "The child names her as who they would ring first"],
      },
      {
        name: "Bea %",
        relationship: "aunt-or-uncle",
        part: "partner",
        source: "child",
        phone: "07700 900422",
        contact: ["safe", "Can be rung at any hour, as she told the child and the worker"],
        views: [["theirs", "Any hour means any hour. Do not wait until Monday."]],
      },
      {
        name: "Marta %",
        relationship: "mother",
        part: "not-asked",
        source: "the-person",
        language: "Polish",
        contact: ["not-known", "An interpreter is booked to ask; two calls were not understood"],
      },
    ],
    responsible: [{ kind: "birth", of: 2 }],
  },
  {
    of: "grandmother",
    household: { kind: "relatives", of: [0, 1, 2] },
    ago: 26,
    evidence: "Special guardianship order seen at the visit",
    people: [
      {
        name: "Ada Pennington",
        relationship: "special-guardian",
        part: "partner",
        source: "the-person",
        phone: "07700 900431",
        contact: ["safe", "The child has lived with her since she was small"],
        views: [
          ["theirs", "She talks to me when I am cooking. Come then, not at nine in the morning."],
        ],
      },
      {
        name: "Kofi %",
        relationship: "brother",
        part: "informed",
        source: "the-person",
        contact: ["safe", "Lives in the same home"],
      },
      {
        name: "Yaw %",
        relationship: "brother",
        part: "informed",
        source: "the-person",
        contact: ["safe", "Lives in the same home"],
      },
    ],
    responsible: [{ kind: "special-guardianship", of: 0 }],
    orders: [
      {
        kind: "special-guardianship",
        court: "Family Court at Eastmoor",
        of: 0,
        ago: 1900,
        terms: "Ada Pennington is special guardian of all three children.",
        document: "EM21P00233, copy with the guardian",
      },
    ],
  },
  {
    of: "father",
    household: { kind: "family", of: [0] },
    ago: 40,
    evidence: "On the birth certificate, seen at the assessment",
    people: [
      {
        name: "Idris %",
        relationship: "father",
        part: "partner",
        source: "the-person",
        phone: "07700 900441",
        language: "Somali",
        contact: ["safe", "The child lives with him and says that home is calm"],
        views: [["theirs", "Ask for the interpreter before you come, not when you are here."]],
      },
      {
        name: "Hodan %",
        relationship: "grandparent",
        part: "informed",
        source: "child",
        contact: ["safe", "Cooks for them on Fridays"],
      },
    ],
    responsible: [{ kind: "registration", of: 0 }],
  },
];
