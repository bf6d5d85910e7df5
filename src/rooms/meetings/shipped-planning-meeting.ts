import type { panelTypeKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** The meeting about one child. */
export const shippedPlanningMeeting: readonly Shipped<typeof panelTypeKind>[] = [
  {
    kind: "panel-type",
    key: "map",
    inForceFrom,
    body: {
      name: "Multi-agency planning meeting",
      abbreviation: "MAP",
      purpose: "One child: share what is known, agree how worried we are, and plan together",
      holdWithin: { unit: "working-days", amount: 10 },
      reviewWithinDays: 84,
      quorum: ["council", "police", "health"],
      accessDaysAfter: 14,
      decisions: [
        { key: "strategy-discussion", name: "Ask for a strategy discussion" },
        { key: "mace", name: "Take to the multi-agency exploitation meeting" },
        { key: "nrm", name: "Make a National Referral Mechanism referral" },
        { key: "service", name: "Refer to a service" },
        { key: "meet-again", name: "Meet again" },
        { key: "other", name: "Another decision" },
      ],
      agenda: [
        {
          key: "promises",
          title: "Actions from last time",
          prompt: "Each action: done, not done, and why",
          inFamilyVersion: true,
        },
        {
          key: "child-words",
          title: "What the child says",
          prompt: "In the child’s own words, and who heard them",
          inFamilyVersion: true,
        },
        {
          key: "worries",
          title: "What we are worried about",
          prompt: "What has happened, what is seen now, what we do not know",
          inFamilyVersion: true,
        },
        {
          key: "strengths",
          title: "What is going well",
          prompt: "Who and what keeps the child safe, and what has worked",
          inFamilyVersion: true,
        },
        {
          key: "others",
          title: "Brothers, sisters and others at risk",
          prompt: "Who else may be harmed, and who is looking into it",
          inFamilyVersion: false,
        },
        {
          key: "recovery",
          title: "Recovery",
          prompt: "What the child needs in order to recover, and who offers it",
          inFamilyVersion: true,
        },
        {
          key: "prosecution",
          title: "Likelihood of prosecution",
          prompt: "What is being investigated, and what the child needs during it",
          inFamilyVersion: false,
        },
        {
          key: "plan-child",
          title: "Safety plan with the child",
          prompt: "What will make the child safer, in words the child would use",
          inFamilyVersion: true,
        },
        {
          key: "plan-parents",
          title: "Safety plan with parents and carers",
          prompt: "What they will do, what they can ask for, and who to ring",
          inFamilyVersion: true,
        },
      ],
    },
  },
];
