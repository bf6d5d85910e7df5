import type {
  flagTypeKind,
  harmStatusKind,
  levelFloorsKind,
  levelSchemeKind,
  stepDownKind,
} from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** Levels, harm status and flags, and what a lower level asks. Each partnership confirms its own days. */
export const shippedLevels: readonly Shipped<
  | typeof levelSchemeKind
  | typeof harmStatusKind
  | typeof flagTypeKind
  | typeof levelFloorsKind
  | typeof stepDownKind
>[] = [
  {
    // The London protocol's categories, which its 2021 edition removed.
    kind: "level-scheme",
    key: "level",
    inForceFrom: "2014-01-01",
    inForceTo: "2021-02-28",
    body: {
      name: "London categories",
      reviewWithinDays: 84,
      levels: [
        { level: 1, name: "Category 1" },
        { level: 2, name: "Category 2" },
        { level: 3, name: "Category 3" },
      ],
    },
  },
  {
    kind: "level-scheme",
    key: "level",
    inForceFrom: "2021-03-01",
    body: {
      name: "Low, Medium, High",
      reviewWithinDays: 84,
      levels: [
        { level: 1, name: "Low", alsoWritten: ["1", "L", "Cat 1"], reviewWithinDays: 84 },
        { level: 2, name: "Medium", alsoWritten: ["2", "M", "Cat 2"], reviewWithinDays: 56 },
        { level: 3, name: "High", alsoWritten: ["3", "H", "Cat 3"], reviewWithinDays: 28 },
      ],
    },
  },
  {
    kind: "harm-status",
    key: "harm-status",
    inForceFrom: "2018-02-01",
    body: {
      name: "Harm status",
      reviewWithinDays: 84,
      undecidedWithin: { unit: "working-days", amount: 10 },
      statuses: [
        {
          key: "undecided",
          name: "Undecided",
          meaning: "Nobody has decided yet. A decision is due by the date shown.",
          isUndecided: true,
        },
        {
          key: "no-known-harm",
          name: "No known harm",
          meaning: "Nothing seen or said so far shows that the child has been exploited.",
        },
        {
          key: "suspected",
          name: "Suspected",
          meaning: "There is reason to think that the child is or has been exploited.",
          harm: "suspected",
        },
        {
          key: "current",
          name: "Being exploited",
          meaning: "It is known that the child is being exploited now. This is harm, not risk.",
          harm: "now",
        },
        {
          key: "past",
          name: "Exploited in the past",
          meaning: "It is known that the child was exploited, and known that it has stopped.",
          harm: "past",
        },
      ],
    },
  },
  {
    kind: "flag-type",
    key: "flags",
    inForceFrom: "2016-04-01",
    body: {
      name: "Exploitation flags",
      reviewWithinDays: 84,
      types: [
        {
          key: "cse",
          name: "Child sexual exploitation",
          meaning: "The child is, or may be, sexually exploited.",
        },
        {
          key: "cce",
          name: "Child criminal exploitation",
          meaning: "The child is, or may be, made or led to commit crime for others.",
        },
        {
          key: "county-lines",
          name: "County lines",
          meaning: "The exploitation involves moving or selling drugs along a deal line.",
        },
        {
          key: "trafficking",
          name: "Modern slavery or trafficking",
          meaning: "The child is, or may be, moved or held in order to be exploited.",
        },
      ],
    },
  },
  {
    kind: "level-floors",
    key: "level-floors",
    inForceFrom,
    body: {
      name: "Floors of levels",
      source:
        "Starting point after published tools and the Independent Inquiry (2022); each partnership confirms its own",
      floors: [
        {
          key: "under-13",
          atLeast: 2,
          when: { ageUnder: 13 },
          because: "a child under 13 cannot consent in law, and is not in the lowest level",
        },
        {
          key: "learning-disability",
          atLeast: 2,
          when: { fact: "learning-disability" },
          because: "a child with a learning disability may not see what is being done to them",
        },
        {
          key: "being-exploited",
          atLeast: 2,
          when: { harm: "now" },
          because: "the harm status says that the child is being exploited",
        },
      ],
    },
  },
  {
    kind: "step-down",
    key: "step-down",
    inForceFrom,
    body: {
      name: "A lower level",
      source:
        "Starting point after the Independent Inquiry (2022): levels were moved from high to low too quickly",
      asksEvidence: true,
      asksChildView: true,
    },
  },
];
