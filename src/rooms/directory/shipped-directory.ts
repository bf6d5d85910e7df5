import type {
  contactKind,
  directoryNumbersKind,
  publicAreasKind,
  sharingAgreementKind,
} from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** Who to ring, and on what basis agencies share. */
export const shippedDirectory: readonly Shipped<
  | typeof contactKind
  | typeof sharingAgreementKind
  | typeof publicAreasKind
  | typeof directoryNumbersKind
>[] = [
  {
    kind: "contact",
    key: "mash",
    inForceFrom,
    body: { name: "Multi-agency safeguarding hub (MASH)" },
  },
  {
    kind: "directory-numbers",
    key: "numbers",
    inForceFrom,
    body: { name: "Directory of telephone numbers", ringWithinDays: 90 },
  },
  {
    kind: "sharing-agreement",
    key: "partnership",
    inForceFrom,
    body: {
      name: "Partnership information sharing agreement",
      bases: [
        { key: "ca2004-s10", name: "Children Act 2004, sections 10 and 11: public task" },
        { key: "ca1989-s47", name: "Children Act 1989, section 47: enquiry" },
        { key: "dpa2018-part3", name: "Data Protection Act 2018, Part 3: law enforcement" },
        { key: "safeguarding", name: "Data Protection Act 2018, Schedule 1: safeguarding" },
        { key: "consent", name: "Consent of the person it is about" },
      ],
      usual: { council: "ca2004-s10", police: "ca2004-s10", health: "safeguarding" },
      otherwise: "safeguarding",
    },
  },
  {
    kind: "public-areas",
    key: "public-areas",
    inForceFrom,
    body: {
      name: "Who to ring by area and hour",
      source: "Each partnership enters its own areas, numbers and hours",
      areas: [
        {
          key: "whole-area",
          name: "The whole area",
          inHours: { name: "The multi-agency safeguarding hub (MASH)" },
          outOfHours: { name: "The council’s emergency duty team" },
          opensAt: "09:00",
          closesAt: "17:00",
          days: "working-days",
        },
      ],
    },
  },
];
