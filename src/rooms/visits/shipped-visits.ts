import type { visitsKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** Visits: starting points in neutral words, which a partnership makes its own. */
export const shippedVisits: readonly Shipped<typeof visitsKind>[] = [
  {
    kind: "visits",
    key: "visits",
    inForceFrom: "2014-01-01",
    body: {
      name: "Visits",
      source:
        "Lantern’s own neutral words; how often a child is to be seen is each area’s to agree, and more often where the plan says so",
      warnings: [
        { key: "two-visit", name: "Joint visit" },
        { key: "police", name: "Not without the police" },
        { key: "dog", name: "A dog" },
        { key: "not-at-door", name: "Do not speak of it at the door" },
        { key: "must-not-know", name: "A person must not know about the visit" },
        { key: "meet-elsewhere", name: "Meet somewhere else" },
        { key: "access", name: "Getting in: stairs, entry, lift" },
        { key: "infection", name: "Health of a visitor" },
        { key: "other", name: "Something else" },
      ],
      purposes: [
        { key: "planned", name: "Planned" },
        { key: "unannounced", name: "Unannounced" },
        { key: "after-missing", name: "After the child was missing" },
        { key: "statutory", name: "Statutory" },
        { key: "enquiry", name: "Part of an enquiry or assessment" },
        { key: "first", name: "First visit" },
        { key: "other", name: "Something else" },
      ],
      settings: [
        { key: "home", name: "Where the child lives" },
        { key: "placement", name: "At a placement" },
        { key: "school", name: "At school or college" },
        { key: "relative", name: "At a relative’s or a friend’s" },
        { key: "out", name: "Out and about, or in a car" },
        { key: "office", name: "At an office or a centre" },
        { key: "custody", name: "In custody, at a court or in hospital" },
        { key: "other", name: "Somewhere else" },
      ],
      lines: [{ name: "Emergency: police and ambulance", phone: "999" }],
      seenWithinDays: 28,
      aloneWithinDays: 42,
      warningReviewDays: 91,
      typeUpWithinDays: 2,
    },
  },
];
