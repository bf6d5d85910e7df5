import type { transferKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";
const days = (amount: number) => ({ unit: "working-days", amount }) as const;

const told = {
  key: "area-told",
  whose: "ours",
  text: "Tell the other area, by telephone and then in writing",
  within: days(1),
} as const;
const acknowledged = {
  key: "acknowledged",
  whose: "theirs",
  text: "Say that they know, and who leads there",
  within: days(5),
} as const;

/** Transfers between areas. Which areas are nearby, and who to ring there, each partnership enters itself. */
export const shippedTransfers: readonly Shipped<typeof transferKind>[] = [
  {
    kind: "transfer-kinds",
    key: "transfer-kinds",
    inForceFrom,
    body: {
      name: "Transfers between areas",
      source: "Starting point after cross-border protocols; each partnership agrees its own",
      answerWithin: days(5),
      kinds: [
        {
          key: "moved-out",
          name: "Moves to another area",
          meaning: "The child and their carers live there from now on",
          duties: [
            told,
            {
              key: "plan-kept",
              whose: "ours",
              text: "Keep plan and visits until the other area has taken the child on",
            },
            {
              key: "handover-meeting",
              whose: "ours",
              text: "Hold a meeting of both areas, with the lead practitioners",
              within: days(10),
            },
            acknowledged,
            {
              key: "own-meeting",
              whose: "theirs",
              text: "Take the child to their own meeting on exploitation",
              within: days(20),
            },
          ],
        },
        {
          key: "moved-in",
          name: "Moves here from another area",
          meaning: "The child was known to another area and lives here now",
          duties: [
            {
              key: "history-asked",
              whose: "ours",
              text: "Ask the other area for what it knows, and who led",
              within: days(2),
            },
            {
              key: "level-decided",
              whose: "ours",
              text: "Decide level and harm status here; theirs is not taken over",
              within: days(5),
            },
            {
              key: "handover-meeting",
              whose: "ours",
              text: "Take part in the meeting of both areas",
              within: days(10),
            },
            {
              key: "plan-kept",
              whose: "theirs",
              text: "Keep plan and visits until this area has taken the child on",
            },
          ],
        },
        {
          key: "placed-out",
          name: "Placed in another area",
          meaning: "This area looks after the child, who lives in a placement elsewhere",
          duties: [
            told,
            {
              key: "plan-kept",
              whose: "ours",
              text: "Keep the plan, visits and return home interviews",
            },
            {
              key: "placement-briefed",
              whose: "ours",
              text: "Give the placement the carer’s sheet",
              within: days(2),
            },
            acknowledged,
            {
              key: "local-risks",
              whose: "theirs",
              text: "Say what is known of risks around the placement",
              within: days(5),
            },
          ],
        },
        {
          key: "school-elsewhere",
          name: "At school or college in another area",
          meaning: "The child lives here and spends the day there",
          duties: [
            told,
            {
              key: "school-told",
              whose: "ours",
              text: "Talk with the school’s safeguarding lead",
              within: days(5),
            },
            acknowledged,
          ],
        },
      ],
    },
  },
];
