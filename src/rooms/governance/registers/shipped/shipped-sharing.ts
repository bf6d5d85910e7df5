import { entriesOf, shippedBases, type ShippedEntry } from "../../../directory/index.ts";

const agreement = entriesOf("sharing-agreement", "SA", "staff");
const arrangement = entriesOf("controllers", "JC", "staff");

export const shippedSharing: readonly ShippedEntry[] = [
  agreement("Partnership information sharing agreement", {
    parties: [],
    otherParties: "",
    purpose:
      "To find children who are being exploited or may be, to protect them, and to complete what is agreed for them.",
    information: [
      "identity",
      "whereabouts",
      "worry",
      "chronology",
      "plan",
      "family",
      "adults",
      "health",
      "education",
      "offending",
    ],
    sets: shippedBases.map(({ title }) => title).join("\n"),
    from: "2026-01-01",
    to: "",
    signed: "",
    document: "",
  }),
  arrangement("Joint controllers of the shared record", {
    parties: [],
    decides:
      "Why the record is kept, who reaches it, how long it is kept, and how it is secured: decided together by the agencies of the partnership.",
    alone:
      "What each agency records stays that agency’s: it answers for its accuracy, and for what it shares from its own systems. What the police record for law enforcement is processed under Part 3 of the Data Protection Act 2018.",
    contact:
      "The council’s data protection officer, who passes on what another agency must answer. Anyone can write to any of the controllers.",
    rights:
      "The agency that holds the record answers within one month, after asking every agency whose information is in it.",
    breaches:
      "Report a breach in Lantern as soon as you find it. The agency whose people caused it tells the Information Commissioner; where that is not clear, the council does.",
  }),
];
