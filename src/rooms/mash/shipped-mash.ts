import type { mashRatingKind, nextStepKind, thresholdKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** Ratings, thresholds and next steps. */
export const shippedMash: readonly Shipped<
  typeof mashRatingKind | typeof thresholdKind | typeof nextStepKind
>[] = [
  {
    kind: "mash-rating",
    key: "rating",
    inForceFrom,
    body: {
      name: "BRAG",
      ratings: [
        {
          key: "red",
          name: "Red",
          meaning: "May be suffering significant harm now",
          decideWithin: { unit: "hours", amount: 4 },
        },
        {
          key: "amber",
          name: "Amber",
          meaning: "May need help from social care; more needs to be known today",
          decideWithin: { unit: "working-days", amount: 1 },
        },
        {
          key: "green",
          name: "Green",
          meaning: "May need early help",
          decideWithin: { unit: "working-days", amount: 1 },
        },
        {
          key: "blue",
          name: "Blue",
          meaning: "Universal services can meet the need",
          decideWithin: { unit: "working-days", amount: 1 },
        },
      ],
    },
  },
  {
    kind: "threshold",
    key: "threshold",
    inForceFrom,
    body: {
      name: "Continuum of need",
      levels: [
        { key: "level-1", name: "Level 1", meaning: "Universal services meet the child’s needs" },
        { key: "level-2", name: "Level 2", meaning: "Early help would benefit the child" },
        { key: "level-3", name: "Level 3", meaning: "Complex needs: a child in need (section 17)" },
        {
          key: "level-4",
          name: "Level 4",
          meaning: "Reasonable cause to suspect significant harm (section 47)",
        },
      ],
    },
  },
  {
    kind: "next-step",
    key: "next-step",
    inForceFrom,
    body: {
      name: "Next steps",
      steps: [
        { key: "strategy-discussion", name: "Strategy discussion", opensPathway: true },
        { key: "assessment", name: "Child and family assessment", opensPathway: true },
        { key: "exploitation-pathway", name: "Exploitation pathway", opensPathway: true },
        { key: "already-open", name: "Already open: to the lead and manager", opensPathway: true },
        { key: "early-help", name: "Early help", opensPathway: false, onlyForChild: true },
        { key: "no-further-action", name: "No further action by the MASH", opensPathway: false },
      ],
    },
  },
];
