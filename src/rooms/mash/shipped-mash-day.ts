import type {
  mashDayKind,
  mashPauseKind,
  partnerCheckKind,
  sharingDutyKind,
} from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** The MASH's day: its hours, what it takes, whom it asks, why a clock may stand still, duties to share. */
export const shippedMashDay: readonly Shipped<
  typeof mashDayKind | typeof partnerCheckKind | typeof mashPauseKind | typeof sharingDutyKind
>[] = [
  {
    kind: "mash-day",
    key: "mash-day",
    inForceFrom,
    body: {
      name: "The MASH’s day",
      source: "Put in your own hours, and whether every contact comes to this MASH",
      opens: "09:00",
      closes: "17:00",
      takes: "exploitation",
      routes: [
        { key: "front-door", name: "Children’s social care front door" },
        { key: "early-help", name: "Early help" },
        { key: "other-area", name: "Another area’s MASH" },
        { key: "adult-safeguarding", name: "Adult safeguarding" },
        { key: "designated-officer", name: "Local authority designated officer (LADO)" },
      ],
    },
  },
  {
    kind: "partner-check",
    key: "partner-check",
    inForceFrom,
    body: {
      name: "Partner checks",
      source: "Local: agree the agencies and the hours in your MASH’s operating protocol",
      asked: [
        { key: "police", name: "Police", isUsual: true },
        { key: "health", name: "Health", isUsual: true },
        { key: "school", name: "Education", isUsual: true },
        { key: "youth-justice", name: "Youth justice", isUsual: true },
        { key: "housing", name: "Housing", isUsual: false },
        { key: "probation", name: "Probation", isUsual: false },
        { key: "voluntary", name: "Voluntary sector", isUsual: false },
      ],
      limits: [
        { key: "red", workingHours: 2 },
        { key: "amber", workingHours: 4 },
        { key: "green", workingHours: 8 },
        { key: "blue", workingHours: 16 },
      ],
      otherwise: 4,
    },
  },
  {
    kind: "mash-pause",
    key: "mash-pause",
    inForceFrom,
    body: {
      name: "Pausing a clock",
      source: "Local: agree which waits stop a clock, so that times compare",
      reasons: [
        { key: "partner", name: "Waiting for a partner check" },
        { key: "sender", name: "Waiting for the sender, who was asked to say more" },
        { key: "consent", name: "Waiting for the family’s agreement, where it is safe to ask" },
        { key: "police-advice", name: "The police asked us to wait" },
      ],
    },
  },
  {
    kind: "sharing-duty",
    key: "sharing-duty",
    inForceFrom,
    body: {
      name: "Duties to share information",
      duties: [
        {
          key: "ca2004-s16la",
          name: "Duty to share: Children Act 2004, section 16LA",
          source: "Children’s Wellbeing and Schools Act 2026, section 4",
          meaning:
            "What is relevant to safeguarding the child, or to the child’s welfare, is given to another body that it may help",
          exception: "Sharing would be more detrimental to the child than not sharing",
          // As a partnership's letter reported it; each partnership confirms it with its lawyer.
          inForceFrom: "2026-09-30",
          isReported: true,
        },
      ],
    },
  },
];
