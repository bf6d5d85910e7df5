import type { ConfigurationItem } from "../configuration-item.ts";

const inForceFrom = "2014-01-01";

/** Notices outside Lantern, stages of a disagreement, how often a child is gone through in supervision, and how soon people are told of a mistake. */
export const shippedWork: readonly ConfigurationItem[] = [
  {
    kind: "notice-budget",
    key: "notices",
    inForceFrom,
    body: {
      name: "Three messages a day",
      perDay: 3,
      digestHour: 8,
      earliestHour: 7,
      latestHour: 18,
      interrupts: ["missing-urgent", "emergency", "meeting-urgent"],
    },
  },
  {
    kind: "escalation-stages",
    key: "stages",
    inForceFrom,
    body: {
      name: "Four stages",
      source:
        "Working Together 2023 asks for a clear policy; stages and days are local: each partnership agrees its own",
      stages: [
        {
          key: "practitioners",
          name: "Practitioner to practitioner",
          decides: "The two practitioners",
          within: { unit: "working-days", amount: 2 },
        },
        {
          key: "managers",
          name: "Managers",
          decides: "The managers of both",
          within: { unit: "working-days", amount: 3 },
        },
        {
          key: "heads",
          name: "Heads of service",
          decides: "The heads of both services, with their designated leads for safeguarding",
          within: { unit: "working-days", amount: 5 },
        },
        {
          key: "partnership",
          name: "Safeguarding partnership",
          decides: "The delegated safeguarding partners",
          within: { unit: "working-days", amount: 10 },
        },
      ],
    },
  },
  {
    kind: "clock",
    key: "supervision",
    inForceFrom,
    body: {
      name: "Each child gone through in supervision",
      within: { unit: "days", amount: 28 },
      source: "A local rule: each partnership agrees its own",
    },
  },
  {
    kind: "clock",
    key: "records-apart",
    inForceFrom,
    body: {
      name: "Everybody told that two records were joined by mistake",
      within: { unit: "working-days", amount: 3 },
      source:
        "A local rule: each partnership agrees its own. What has to be reported of a breach is reported within 72 hours (UK GDPR, article 33)",
    },
  },
];
