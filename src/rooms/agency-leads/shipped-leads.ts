import type { leadsKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** Leads of agencies and schools: the times and words are each area's to agree. */
export const shippedLeads: readonly Shipped<typeof leadsKind>[] = [
  {
    kind: "leads",
    key: "leads",
    inForceFrom: "2014-01-01",
    body: {
      name: "Exploitation leads",
      source:
        "Keeping children safe in education asks that designated leads are trained every two years; the other times and words are local",
      trainings: [
        { key: "exploitation", name: "Child exploitation for leads", holdsMonths: 24 },
        { key: "designated-lead", name: "Designated safeguarding lead", holdsMonths: 24 },
        { key: "refresher", name: "Yearly refresher", holdsMonths: 12 },
      ],
      confirmMonths: 6,
      exempt: [],
      themes: [
        { key: "online", name: "Online" },
        { key: "travel", name: "Travel and transport" },
        { key: "places", name: "Places where young people meet" },
        { key: "substances", name: "Substances" },
        { key: "recruiting", name: "How children are drawn in" },
        { key: "other", name: "Something else" },
      ],
      messageDays: 28,
    },
  },
];
