import type { Shipped } from "../configuration/index.ts";
import type { intelligenceKind } from "./configuration-kinds.ts";

const coded = (code: string, name: string) => ({ code, name });

/** Intelligence as the College of Policing has it graded and handled; hand-over is off until it is agreed with the force. */
export const shippedIntelligence: readonly Shipped<typeof intelligenceKind>[] = [
  {
    kind: "intelligence",
    key: "intelligence",
    inForceFrom: "2014-01-01",
    body: {
      name: "Intelligence for police",
      source:
        "College of Policing, authorised professional practice on intelligence reports: 3x5x2 with handling codes P and C; 5x5x5 is read on older material. Ways and times are each area’s to agree with its force",
      handOver: { file: false, api: false, mail: false },
      handling: [
        {
          ...coded("P", "P: lawful sharing permitted"),
          meaning: "May be shared for a policing or safeguarding purpose",
          needsConditions: false,
        },
        {
          ...coded("C", "C: lawful sharing permitted with conditions"),
          meaning: "May be shared only as its conditions say",
          needsConditions: true,
        },
      ],
      gradings: [
        {
          key: "3x5x2",
          name: "3x5x2",
          inUse: true,
          sources: [coded("1", "Reliable"), coded("2", "Untested"), coded("3", "Not reliable")],
          assessments: [
            coded("A", "Known directly"),
            coded("B", "Known indirectly but corroborated"),
            coded("C", "Known indirectly"),
            coded("D", "Not known"),
            coded("E", "Suspected to be false"),
          ],
        },
        {
          key: "5x5x5",
          name: "5x5x5 (older material)",
          inUse: false,
          sources: [
            coded("A", "Always reliable"),
            coded("B", "Mostly reliable"),
            coded("C", "Sometimes reliable"),
            coded("D", "Unreliable"),
            coded("E", "Untested source"),
          ],
          assessments: [
            coded("1", "Known to be true without reservation"),
            coded("2", "Known personally to the source but not to the officer"),
            coded("3", "Not known personally to the source but corroborated"),
            coded("4", "Cannot be judged"),
            coded("5", "Suspected to be false"),
          ],
        },
      ],
      outcomes: [
        {
          key: "used",
          name: "Used in work that is under way",
          heard: "What you sent was useful: it went into work that is under way.",
        },
        {
          key: "visit",
          name: "A visit, a patrol or a check followed",
          heard: "Something was done about it. Thank you: keep sending what you see.",
        },
        {
          key: "kept",
          name: "Kept as part of the picture",
          heard: "It is kept as part of the picture. On its own it was not enough to act on.",
        },
        {
          key: "no-action",
          name: "Looked into, nothing further",
          heard: "It was looked into and nothing further is planned. Send more if you see more.",
        },
      ],
      reviewDays: 180,
      endingDays: 14,
      alikeDays: 28,
    },
  },
];
