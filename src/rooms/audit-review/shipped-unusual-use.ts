import type { clockKind, Shipped } from "../configuration/index.ts";
import type { unusualUseKind } from "../record-access/index.ts";

const inForceFrom = "2014-01-01";

/**
 * From when a use of records is a question to somebody. The numbers are a start and none is guidance:
 * a partnership changes them by what the first months show.
 */
export const shippedUnusualUse: readonly Shipped<typeof unusualUseKind | typeof clockKind>[] = [
  {
    kind: "unusual-use",
    key: "unusual-use",
    inForceFrom,
    body: {
      name: "Unusual use of records",
      opensAt: "07:00",
      closesAt: "20:00",
      weeks: 6,
      timesUsual: 3,
      withinMinutes: 10,
      daysAround: 14,
      rules: [
        {
          key: "many-records",
          name: "Far more records than usual",
          meaning:
            "Opened so many children’s records in a day, and several times as many as on this person’s own middle day",
          atLeast: 30,
          isOn: true,
        },
        {
          key: "out-of-hours",
          name: "Out of hours",
          meaning:
            "Opened so many records at night or at a weekend, and did not on more than two days of the weeks before",
          atLeast: 5,
          isOn: true,
        },
        {
          key: "no-work",
          name: "No work on the records",
          meaning:
            "Opened this many records by a post with partnership-wide access, with no concern, meeting, team, professional network or work of their own on them before or after",
          atLeast: 10,
          isOn: true,
        },
        {
          key: "not-found",
          name: "Addresses that lead nowhere",
          meaning: "Asked within minutes for this many different records without access",
          atLeast: 10,
          isOn: true,
        },
        {
          key: "before-conflict",
          name: "Just before a conflict of interest",
          meaning: "Opened a record so many times in the days before a conflict was declared on it",
          atLeast: 2,
          isOn: true,
        },
        {
          key: "same-surname",
          name: "Same family name",
          meaning:
            "Opened records of so many children with the person’s own uncommon family name, of which nobody has decided yet whether they know each other",
          atLeast: 1,
          isOn: true,
        },
        {
          key: "emergencies",
          name: "Many emergency openings",
          meaning: "Opened this many records in an emergency on one day",
          atLeast: 3,
          isOn: true,
        },
        {
          key: "large-export",
          name: "A large file",
          meaning: "Took out a file of so many children",
          atLeast: 100,
          isOn: true,
        },
        {
          key: "held-places",
          name: "Protected places in texts",
          meaning:
            "Named so many times within seven days, in texts, where a protected child can be found, without being one of those who may know; told at once, also to those who may",
          atLeast: 5,
          isOn: true,
        },
      ],
    },
  },
  {
    kind: "clock",
    key: "audit-signed",
    inForceFrom,
    body: {
      name: "Signing what the audit recorded",
      within: { unit: "hours", amount: 1 },
      source:
        "Lantern signs each minute; what is unsigned for longer is said on the page of the checkpoints",
    },
  },
];
