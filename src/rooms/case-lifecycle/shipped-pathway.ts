import type { pathwayKind } from "../child-record/index.ts";
import type { Shipped } from "../configuration/index.ts";

/** The pathway as it stood, and as it says who does what by when. A starting point for each area. */
export const shippedPathway: readonly Shipped<typeof pathwayKind>[] = [
  {
    kind: "pathway",
    key: "pathway",
    inForceFrom: "2018-02-01",
    inForceTo: "2026-03-31",
    body: {
      name: "Exploitation pathway",
      stages: [
        {
          key: "opened",
          name: "Opened",
          meaning: "On the pathway; an assessment has not begun yet.",
        },
        {
          key: "assessment",
          name: "Assessment",
          meaning: "Agencies are finding out what is happening and how worried to be.",
        },
        {
          key: "planning",
          name: "Planning",
          meaning: "A multi-agency planning meeting is booked or has just been held.",
        },
        {
          key: "plan",
          name: "Plan in progress",
          meaning: "A safety plan is in place and is being carried out.",
        },
        {
          key: "review",
          name: "Review",
          meaning: "The plan is being reviewed: continue, change, or step down.",
        },
        {
          key: "stepping-down",
          name: "Stepping down",
          meaning: "Evidence of less risk is being tested before the pathway ends.",
        },
      ],
    },
  },
  {
    kind: "pathway",
    key: "pathway",
    inForceFrom: "2026-04-01",
    body: {
      name: "Exploitation pathway",
      source:
        "Working Together to Safeguard Children and the London child exploitation operating protocol; each partnership confirms its own days",
      stages: [
        {
          key: "opened",
          name: "Opened",
          meaning: "On the pathway; an assessment has not begun yet.",
          who: "MASH, then the team manager",
          what: [
            "Name a lead practitioner and say who is involved",
            "Alert the exploitation co-ordinator and the police single point of contact",
            "Fill in the screening tool with what is known",
          ],
          within: { unit: "working-days", amount: 1 },
          entry: ["A MASH decision opens the pathway, or a child is brought over from a tracker"],
          exit: [
            { text: "A screening tool is filled in", seenBy: "tool" },
            {
              text: "An assessment or a strategy discussion has begun",
              seenBy: "assessment-begun",
            },
          ],
          opens: "tool",
          source: "Working Together: a decision on next steps within one working day of a referral",
        },
        {
          key: "assessment",
          name: "Assessment",
          meaning: "Agencies are finding out what is happening and how worried to be.",
          who: "Lead practitioner, with the police, health and education",
          what: [
            "See the child and hear what they say; speak with the family where it is safe",
            "Hold a strategy discussion where significant harm is suspected",
            "Decide harm status and level, each with its reasons",
          ],
          within: { unit: "working-days", amount: 45 },
          entry: ["There is reason to find out more, and a named person leads the assessment"],
          exit: [
            { text: "The assessment is finished", seenBy: "assessment-finished" },
            { text: "A manager has reviewed it", seenBy: "overseen" },
            { text: "A person has decided the level", seenBy: "level" },
            { text: "A person has decided the harm status", seenBy: "harm" },
          ],
          opens: "assessment",
          source: "Working Together: no more than 45 working days from the referral",
        },
        {
          key: "planning",
          name: "Planning",
          meaning: "A multi-agency planning meeting is booked or has just been held.",
          who: "Chair of the multi-agency planning meeting",
          what: [
            "Invite the child, the family and every agency that is involved",
            "Agree the safety plan: who does what by when",
            "Think about brothers, sisters, friends and places",
          ],
          within: { unit: "working-days", amount: 10 },
          entry: ["The assessment says that agencies plan together"],
          exit: [
            { text: "The meeting was held", seenBy: "panel" },
            { text: "There are actions for the child", seenBy: "promise" },
            { text: "The child was told of the record and the plan", seenBy: "told" },
          ],
          opens: "meeting",
          source: "Local practice: a meeting within ten working days of the decision to hold one",
        },
        {
          key: "plan",
          name: "Plan in progress",
          meaning: "A safety plan is in place and is being carried out.",
          who: "Lead practitioner and the team around the child",
          what: [
            "Complete the actions and record their outcomes",
            "Disrupt: tell the police what is learnt of people and places",
            "Keep seeing the child; record what they say",
          ],
          within: { unit: "days", amount: 84 },
          entry: ["A safety plan was agreed, with a named owner for each action"],
          exit: [{ text: "A review meeting was held", seenBy: "panel" }],
          opens: "plan",
          source: "London practice: a multi-agency review at least every three months",
        },
        {
          key: "review",
          name: "Review",
          meaning: "The plan is being reviewed: continue, change, or step down.",
          who: "Chair, lead practitioner and the agencies of the plan",
          what: [
            "Say what has changed for the child, and the evidence",
            "Decide level and harm status again",
            "Continue, change the plan, or test stepping down",
          ],
          within: { unit: "working-days", amount: 10 },
          entry: ["A review is due, or something has happened that the plan did not foresee"],
          exit: [
            { text: "A person has decided the level again", seenBy: "level" },
            { text: "A person has decided the harm status again", seenBy: "harm" },
            { text: "The review meeting was held", seenBy: "panel" },
          ],
          opens: "level",
          source: "A starting point: each partnership agrees its own",
        },
        {
          key: "stepping-down",
          name: "Stepping down",
          meaning: "Evidence of less risk is being tested before the pathway ends.",
          who: "Lead practitioner and team manager",
          what: [
            "Show what is safer, over time and not for one week",
            "Agree who stays with the child, and what brings the pathway back",
            "Tell the child and the family what happens next",
          ],
          within: { unit: "days", amount: 84 },
          entry: ["A review found less risk, with evidence"],
          exit: [
            { text: "Evidence of lower risk has been sustained", seenBy: "level" },
            { text: "A manager has reviewed it", seenBy: "overseen" },
            { text: "A named worker stays in contact with the child" },
          ],
          opens: "plan",
          source:
            "Independent Inquiry into Child Sexual Abuse, 2022: levels were lowered, and children taken off lists, too early",
        },
      ],
    },
  },
];
