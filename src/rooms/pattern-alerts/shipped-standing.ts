import type { standingQueryKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** What each has until a partnership sets its own; the stop date makes somebody review it. */
const usual = {
  owner: "exploitation-coordinator",
  openDays: 28,
  quietDays: 90,
  stopsOn: "2028-03-31",
  isOn: true,
  source: "A starting point: each partnership agrees its own",
} as const;

/** Questions asked each night about children whom nobody has referred. They suggest and set nothing. */
export const shippedStanding: readonly Shipped<typeof standingQueryKind>[] = [
  {
    kind: "standing-query",
    key: "repeated-missing",
    inForceFrom,
    body: {
      ...usual,
      name: "Missing again and again",
      finds:
        "Children who were missing three times or more in 90 days, with no concern or referral in that time and who are not on the pathway",
      suggests: "Read the return home interviews, and send a concern if it points to exploitation",
      rule: "repeated-missing",
      atLeast: 3,
      withinDays: 90,
    },
  },
  {
    kind: "standing-query",
    key: "low-concerns",
    inForceFrom,
    body: {
      ...usual,
      owner: "mash-decision-maker",
      name: "Two low concerns from two agencies",
      finds:
        "Children with a concern from each of two agencies in 90 days that the MASH rated green or blue, and nothing opened since",
      suggests:
        "Read the concerns together, and send one that joins them if together they say more",
      rule: "low-concerns",
      atLeast: 2,
      withinDays: 90,
      agencies: 2,
      ratings: ["green", "blue"],
    },
  },
  {
    kind: "standing-query",
    key: "harmed-no-panel",
    inForceFrom,
    body: {
      ...usual,
      name: "Harmed repeatedly and never at panel",
      finds:
        "Children recorded as being exploited on two days or more, by decisions or by accounts, who have had no meeting and no place on a panel’s agenda",
      suggests: "Book a meeting about the child, or refer the child to a panel",
      rule: "harmed-no-panel",
      atLeast: 2,
    },
  },
  {
    kind: "standing-query",
    key: "high-for-long",
    inForceFrom,
    body: {
      ...usual,
      name: "At the highest level for a year",
      finds:
        "Children on the pathway whose level has been the highest for a year without a break, and who have been at no meeting or panel for 84 days",
      suggests: "Refer the child to a panel: what is being done has not made the child safer yet",
      rule: "high-for-long",
      withinDays: 365,
      panelDays: 84,
    },
  },
  {
    kind: "standing-query",
    key: "linked-not-flagged",
    inForceFrom,
    body: {
      ...usual,
      name: "Linked with a person of concern, and no flag",
      finds: "Children linked with a person of concern, with no flag on their record",
      suggests: "Read what links them, and decide whether a flag is needed",
      rule: "linked-not-flagged",
    },
  },
  {
    kind: "standing-query",
    key: "closed-concerns",
    inForceFrom,
    body: {
      ...usual,
      owner: "mash-decision-maker",
      name: "Three concerns closed without action in twelve months",
      finds:
        "Children with three concerns or more in twelve months that ended with no further action by the MASH, and who are not on the pathway",
      suggests: "Read the concerns together: together they may say what none of them said alone",
      rule: "closed-concerns",
      atLeast: 3,
      withinDays: 365,
      steps: ["no-further-action"],
    },
  },
  {
    kind: "standing-query",
    key: "not-seen-alone",
    inForceFrom,
    body: {
      ...usual,
      name: "Not seen alone again and again",
      finds:
        "Children on the pathway who were not seen alone on three visits or more in 90 days, and not seen alone since",
      suggests: "Ask who could see the child alone, and where",
      rule: "not-seen-alone",
      atLeast: 3,
      withinDays: 90,
    },
  },
];
