import {
  confirming,
  reviewField,
  reviewing,
  textAt,
  type Body,
  type Field,
  type Register,
} from "../register.ts";

/** What can be shared, in words that people round a table would use. */
const information = {
  identity: "Who the child is: name, date of birth, reference",
  whereabouts: "Where the child can be found",
  worry: "Harm status, level and flags, with the reasons",
  chronology: "What happened: the chronology",
  plan: "Actions, meetings and their minutes",
  family: "Family, friends and other children",
  adults: "Adults who may be a danger",
  health: "Health",
  education: "School and attendance",
  offending: "Offences and police information",
} as const;

const lasts: readonly Field[] = [
  {
    key: "from",
    label: "In force from",
    kind: "day",
    missing: "Enter the day it is in force from",
  },
  { key: "to", label: "In force to (if it ends)", kind: "day" },
  reviewField,
];

/** Whether an agreement is in force on a day. */
export function isLive(body: Body, on: string): boolean {
  const [from, to] = [textAt(body, "from"), textAt(body, "to")];
  return from !== "" && from <= on && (to === "" || to >= on);
}

export const sharingAgreement: Register = {
  key: "sharing-agreement",
  title: "Sharing agreements",
  one: "a sharing agreement",
  purpose:
    "Which agencies share what with each other, why and until when. People are warned where none is in force; urgent sharing to protect a child is never stopped by it.",
  law: "Information Commissioner’s data sharing code (statutory, 2021); Children Act 2004, sections 10, 11 and 16LA",
  prefix: "SA",
  titleLabel: "Name of the agreement",
  audience: "staff",
  states: confirming,
  ...reviewing,
  fields: [
    {
      key: "parties",
      label: "Agencies that are party to it",
      kind: "agencies",
      missing: "Choose the agencies",
    },
    {
      key: "otherParties",
      label: "Other parties",
      hint: "Organisations that do not use Lantern",
      kind: "text",
    },
    {
      key: "purpose",
      label: "What it is for",
      kind: "long",
      missing: "Enter what it is for",
      inList: true,
    },
    {
      key: "information",
      label: "What may be shared",
      kind: "several",
      options: information,
      missing: "Choose what may be shared",
    },
    {
      key: "sets",
      label: "Lawful basis sets that it relies on",
      hint: "From the register of lawful bases",
      kind: "entries",
      of: "basis-set",
      missing: "Choose the sets it relies on",
    },
    ...lasts,
    {
      key: "signed",
      label: "Who signed, for which agency, and when",
      hint: "One on each line",
      kind: "long",
    },
    { key: "document", label: "Where the signed document is kept", kind: "text" },
  ],
};

export const basisSet: Register = {
  key: "basis-set",
  title: "Lawful bases for sharing",
  one: "a lawful basis set",
  purpose:
    "Lawful basis, legal gateway and special-category condition belong together: people choose one set, and each of the three is kept apart. A confirmed set is not edited, because records refer to it; add another and end the old one.",
  law: "UK GDPR, articles 6, 9 and 10; Data Protection Act 2018, Schedule 1 and Part 3",
  prefix: "LB",
  titleLabel: "Name of the set",
  titleHint: "What people choose: “Safeguarding a child: enquiry”",
  audience: "staff",
  states: confirming,
  isFixed: true,
  fields: [
    {
      key: "regime",
      label: "Which regime",
      kind: "choice",
      options: {
        "uk-gdpr": "General processing: UK GDPR and DPA 2018, Part 2",
        "part-3": "Law enforcement processing: DPA 2018, Part 3",
      },
      missing: "Choose the regime",
    },
    {
      key: "lawfulBasis",
      label: "Lawful basis",
      hint: "UK GDPR, article 6; under Part 3, section 35",
      kind: "long",
      missing: "Enter the lawful basis",
      inList: true,
    },
    {
      key: "gateway",
      label: "Legal gateway",
      hint: "The statute or the common-law power that lets the agency share",
      kind: "long",
      missing: "Enter the legal gateway",
      inList: true,
    },
    {
      key: "condition",
      label: "Special-category condition",
      hint: "UK GDPR, article 9 with DPA 2018, Schedule 1; under Part 3, Schedule 8",
      kind: "long",
      missing: "Enter the special-category condition",
      inList: true,
    },
  ],
};

export const controllers: Register = {
  key: "controllers",
  title: "Joint controllers",
  one: "an arrangement between controllers",
  purpose:
    "Which agency answers for what: for each row that one agency recorded, that agency; for what is decided together, all of them. The arrangement says who answers to the child.",
  law: "UK GDPR, article 26; Data Protection Act 2018, section 58",
  prefix: "JC",
  titleLabel: "Name of the arrangement",
  audience: "staff",
  states: confirming,
  ...reviewing,
  fields: [
    { key: "parties", label: "Controllers", kind: "agencies", missing: "Choose the controllers" },
    {
      key: "decides",
      label: "What is decided together",
      kind: "long",
      missing: "Enter what is decided together",
      inList: true,
    },
    { key: "alone", label: "What each agency decides alone", kind: "long" },
    {
      key: "contact",
      label: "Contact for a child, a parent or a member of the public",
      kind: "long",
      missing: "Enter a contact",
    },
    {
      key: "rights",
      label: "Who answers requests for access, correction and objection",
      kind: "long",
    },
    { key: "breaches", label: "Who reports a breach", kind: "long" },
    reviewField,
  ],
};
