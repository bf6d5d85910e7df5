import type { panelTypeKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** The strategy discussion about one child: social care, police and health, within a day. */
export const shippedStrategyDiscussion: readonly Shipped<typeof panelTypeKind>[] = [
  {
    kind: "panel-type",
    key: "strategy-discussion",
    inForceFrom: "2014-01-01",
    body: {
      name: "Strategy discussion",
      abbreviation: "strategy discussion",
      purpose: "One child: decide together, at once, whether a section 47 enquiry begins",
      holdWithin: { unit: "hours", amount: 24 },
      isUrgent: true,
      reviewWithinDays: 21,
      quorum: ["council", "police", "health"],
      accessDaysAfter: 14,
      decisions: [
        {
          key: "section-47-joint",
          name: "Section 47 enquiry, by police and social care together",
          concludes: { kind: "strategy-discussion", outcome: "section-47-joint" },
          begins: "section-47",
        },
        {
          key: "section-47-single",
          name: "Section 47 enquiry by social care alone",
          concludes: { kind: "strategy-discussion", outcome: "section-47-single" },
          begins: "section-47",
        },
        {
          key: "no-enquiry",
          name: "No section 47 enquiry",
          concludes: { kind: "strategy-discussion", outcome: "no-further-action" },
        },
        { key: "other", name: "Another decision" },
      ],
      agenda: [
        {
          key: "now",
          title: "What has happened, and who is safe now",
          prompt: "What is known, how it is known, where the child is and who is with them",
          inFamilyVersion: false,
        },
        {
          key: "child-words",
          title: "What the child says",
          prompt: "In the child’s own words, and who heard them",
          inFamilyVersion: true,
        },
        {
          key: "others",
          title: "Brothers, sisters and others at risk",
          prompt: "Who else may be harmed, and who is looking into it",
          inFamilyVersion: false,
        },
        {
          key: "health",
          title: "Health",
          prompt:
            "What the child needs from a doctor, whether a medical examination is needed, and when",
          inFamilyVersion: false,
        },
        {
          key: "enquiry",
          title: "How the enquiry goes about it",
          prompt: "Who sees the child and when, who speaks to parents, what the police do first",
          inFamilyVersion: false,
        },
        {
          key: "safe",
          title: "How the child is kept safe until then",
          prompt: "What each does today and tonight, and who to ring",
          inFamilyVersion: true,
        },
      ],
    },
  },
];
