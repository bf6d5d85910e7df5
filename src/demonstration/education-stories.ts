type Entry = {
  readonly kind: "enrolment" | "attendance" | "timetable" | "exclusion" | "support" | "contact";
  /** So many days ago; `until` is the last day of a period. */
  readonly ago: number;
  readonly until?: number;
  readonly reviewAgo?: number;
  readonly by?: string;
} & Readonly<
  Partial<
    Record<
      | ("value" | "reason" | "possible" | "attended" | "unauthorised" | "hours")
      | ("sessions" | "decided" | "seenBy" | "wording"),
      string
    >
  >
>;

export type EducationStory = readonly Entry[];

/** Safeguarding leads of schools, each with a deputy. */
export const schoolLeads: readonly (readonly [string, string])[] = [
  ["Marian Tuckwell", "Joseph Amadi"],
  ["Farah Siddique", "Owen Lister"],
  ["Colm Brannigan", "Priya Nair"],
  ["Helen Oyelaran", "Tom Ashdown"],
];

const period = (ago: number, until: number, figures: readonly [number, number, number]): Entry => {
  const [possible, attended, unauthorised] = figures.map(String);
  return {
    kind: "attendance",
    ago,
    until,
    possible: possible ?? "",
    attended: attended ?? "",
    unauthorised: unauthorised ?? "",
  };
};

/** What is known of some children: better, worse, out of school, taught at home. */
export const educationStories: readonly EducationStory[] = [
  [
    {
      kind: "enrolment",
      ago: 84,
      value: "on-roll",
      reason: "managed-move",
      wording: "Agreed by both schools and her mother",
    },
    period(82, 44, [54, 33, 12]),
    period(42, 15, [38, 29, 3]),
    { kind: "support", ago: 80, value: "sen-support", wording: "Support with reading" },
    {
      kind: "contact",
      ago: 9,
      value: "spoken",
      seenBy: "Pastoral lead",
      wording: "Likes art; comes in early on Tuesdays",
    },
  ],
  [
    period(82, 44, [54, 46, 2]),
    period(42, 15, [38, 16, 18]),
    {
      kind: "timetable",
      ago: 70,
      reviewAgo: 42,
      value: "part",
      hours: "12.5",
      reason: "behaviour",
      wording: "Mornings only, agreed with a grandmother",
    },
    { kind: "exclusion", ago: 74, value: "suspension", reason: "disruptive", sessions: "4" },
    { kind: "exclusion", ago: 24, value: "suspension", reason: "pupil-assault", sessions: "6" },
  ],
  [
    {
      kind: "enrolment",
      ago: 60,
      value: "home",
      reason: "home-chosen",
      by: "lead",
      decided: "Her parents wrote to the school after a suspension",
      seenBy: "Nobody yet: the elective home education officer has written twice",
    },
    {
      kind: "contact",
      ago: 40,
      value: "tried",
      seenBy: "Elective home education officer",
      by: "lead",
    },
  ],
  [
    {
      kind: "enrolment",
      ago: 90,
      value: "missing-education",
      reason: "family-moved",
      wording: "The new address is checked with housing",
      by: "lead",
    },
    { kind: "contact", ago: 12, value: "seen", seenBy: "Education welfare officer", by: "lead" },
  ],
  [
    period(82, 44, [54, 51, 0]),
    period(42, 15, [38, 37, 0]),
    { kind: "support", ago: 200, value: "ehcp", wording: "Reviewed in June" },
  ],
];
