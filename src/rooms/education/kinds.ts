import type { EducationScheme } from "./education-scheme.ts";

/** What is recorded of a child's education. Each is added to, and the newest stands. */
export const educationKinds = [
  "enrolment",
  "attendance",
  "timetable",
  "exclusion",
  "support",
  "contact",
] as const;
export type EducationKind = (typeof educationKinds)[number];

export const isEducationKind = (text: string): text is EducationKind =>
  educationKinds.some((one) => one === text);

type Named = { readonly key: string; readonly name: string };

export const timetables: readonly Named[] = [
  { key: "part", name: "Part time" },
  { key: "full", name: "Full time" },
];

type Words = {
  /** The head of its form. */
  readonly title: string;
  readonly button: string;
  /** What its day is, and of a period its last. */
  readonly from: string;
  readonly to?: string;
  /** The question that its value answers; attendance has numbers instead. */
  readonly value?: string;
  readonly reason?: string;
  readonly values: (scheme: EducationScheme) => readonly Named[];
  readonly reasons: (scheme: EducationScheme) => readonly Named[];
};

const none = (): readonly Named[] => [];

export const kindWords: Readonly<Record<EducationKind, Words>> = {
  enrolment: {
    title: "Enrolment, or a move",
    button: "Record where the child is on roll",
    from: "Since when?",
    value: "What applies?",
    reason: "Why did it change?",
    values: ({ statuses }) => statuses,
    reasons: ({ changes }) => changes,
  },
  attendance: {
    title: "Attendance",
    button: "Record the attendance",
    from: "First day of the period",
    to: "Last day of the period",
    values: none,
    reasons: none,
  },
  timetable: {
    title: "Timetable",
    button: "Record the timetable",
    from: "Since when?",
    value: "Is it full time?",
    reason: "Why is it part time?",
    values: () => timetables,
    reasons: ({ partTimeReasons }) => partTimeReasons,
  },
  exclusion: {
    title: "Suspension or exclusion",
    button: "Record it",
    from: "First day",
    to: "Last day (if it is known)",
    value: "What was it?",
    reason: "What was it for?",
    values: ({ exclusions }) => exclusions,
    reasons: ({ exclusionReasons }) => exclusionReasons,
  },
  support: {
    title: "Special educational needs",
    button: "Record the support",
    from: "Since when?",
    value: "What is there?",
    values: ({ supports }) => supports,
    reasons: none,
  },
  contact: {
    title: "Contact about education",
    button: "Record the contact",
    from: "When was it?",
    value: "Outcome",
    values: ({ contacts }) => contacts,
    reasons: none,
  },
};
