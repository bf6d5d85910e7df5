import type { ConfigurationItem } from "../configuration-item.ts";

/** Levels, harm status, flags, and who may open or find a record beyond their reach. */
export const shippedProtect: readonly ConfigurationItem[] = [
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
    kind: "clock",
    key: "chase-answer",
    inForceFrom: "2014-01-01",
    body: {
      name: "Answer to a question about something late",
      within: { unit: "working-days", amount: 3 },
      source: "A starting point: each partnership agrees its own",
    },
  },
  {
    kind: "clock",
    key: "meeting-answer",
    inForceFrom: "2014-01-01",
    body: {
      name: "Answer to an invitation, or an update before a meeting",
      within: { unit: "working-days", amount: 2 },
      source: "A starting point: each partnership agrees its own",
    },
  },
  {
    kind: "find-without-seeing",
    key: "find",
    inForceFrom: "2014-01-01",
    body: {
      name: "Finding without seeing",
      dailyLimit: 20,
      relationships: [
        { key: "in-my-service", name: "The child is a pupil, patient or client of my service" },
        { key: "referred", name: "The child has been referred to my service" },
        { key: "met-today", name: "I have met or dealt with the child today" },
        { key: "sibling", name: "I work with a brother, sister or parent" },
      ],
      tellsOfFlagTo: [
        "lead-practitioner",
        "team-manager",
        "mash-decision-maker",
        "exploitation-coordinator",
        "police-spoc",
      ],
    },
  },
  {
    kind: "emergency-access",
    key: "emergency",
    inForceFrom: "2014-01-01",
    body: {
      name: "Opening a record in an emergency",
      minutes: 15,
      dailyLimit: 5,
      reasons: [
        { key: "danger-now", name: "A child is in danger now" },
        { key: "missing-now", name: "A child is missing now" },
        { key: "out-of-hours", name: "A decision cannot wait until the lead can be reached" },
      ],
    },
  },
];
