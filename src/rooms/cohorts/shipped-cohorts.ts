import type { cohortsKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** Cohorts: starting points in neutral words, which a partnership makes its own. */
export const shippedCohorts: readonly Shipped<typeof cohortsKind>[] = [
  {
    kind: "cohorts",
    key: "cohorts",
    inForceFrom,
    body: {
      name: "Cohorts",
      source: "Lantern’s own neutral words: each area names its own groups of work",
      kinds: [
        {
          key: "early",
          name: "Early intervention",
          meaning: "Children who get early help, before harm or at its first signs",
        },
        {
          key: "violence",
          name: "Gangs and serious youth violence",
          meaning: "Children who are drawn into groups that use violence, or are in danger of it",
          isListed: true,
        },
        {
          key: "transitions",
          name: "Transitions",
          meaning: "Young people who go from services for children to services for adults",
        },
        { key: "place", name: "Around a place", meaning: "Children met at the same kind of place" },
      ],
      practices: [
        { key: "mentoring", name: "Mentoring" },
        { key: "detached", name: "Contextual or detached work" },
        { key: "family-conference", name: "Family group conference" },
        { key: "therapeutic", name: "Therapeutic work" },
        { key: "sport-arts", name: "Sport or arts" },
        { key: "mediation", name: "Mediation" },
        { key: "disruption", name: "Disruption of those who do harm" },
        { key: "education-training", name: "Education, training or work" },
        { key: "parents", name: "Work with parents and carers" },
        { key: "other", name: "Something else" },
      ],
      intensities: [
        { key: "daily", name: "Most days" },
        { key: "weekly", name: "Every week" },
        { key: "fortnightly", name: "Every two weeks" },
        { key: "monthly", name: "Every month" },
        { key: "when-asked", name: "When the child asks" },
      ],
      scale: [
        { key: "worse", name: "Things are worse" },
        { key: "no-difference", name: "No difference" },
        { key: "some", name: "It helped a little" },
        { key: "helped", name: "It helped" },
      ],
      outcomes: [
        { key: "achieved", name: "What it was for is there" },
        { key: "partly", name: "Partly there" },
        { key: "child-ended", name: "The child did not want to continue" },
        { key: "other-help", name: "Other help took its place" },
        { key: "moved", name: "The child moved" },
        { key: "eighteen", name: "Passed on at 18" },
        { key: "mistake", name: "Should not have been in it" },
      ],
      reviewDays: 90,
      smallest: 5,
    },
  },
];
