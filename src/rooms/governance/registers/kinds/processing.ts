import { confirming, reviewField, reviewing, type Register } from "../register.ts";

export const processing: Register = {
  key: "processing",
  title: "Records of processing",
  one: "a record of processing",
  purpose:
    "What is done with information about people, who for, why and for how long. What Lantern itself knows is on the fact sheet; a person confirms what is written here.",
  law: "UK GDPR, article 30; for law enforcement, Data Protection Act 2018, section 61",
  prefix: "RP",
  titleLabel: "Name of the processing",
  audience: "governance",
  states: confirming,
  ...reviewing,
  fields: [
    {
      key: "regime",
      label: "Which record",
      kind: "choice",
      options: {
        "article-30": "General processing: UK GDPR, article 30",
        "section-61": "Law enforcement processing: DPA 2018, section 61",
      },
      missing: "Choose which record it is",
      inList: true,
    },
    {
      key: "controller",
      label: "Controllers, and how to reach their data protection officers",
      kind: "long",
      missing: "Enter the controllers",
    },
    {
      key: "purposes",
      label: "Purposes",
      kind: "long",
      missing: "Enter the purposes",
      inList: true,
    },
    {
      key: "people",
      label: "Whose information",
      kind: "long",
      missing: "Enter whose information it is",
    },
    {
      key: "categories",
      label: "What information",
      kind: "long",
      missing: "Enter what information it is",
    },
    { key: "special", label: "Special categories and criminal offences", kind: "long" },
    { key: "recipients", label: "Who receives it", kind: "long", missing: "Enter who receives it" },
    {
      key: "transfers",
      label: "Transfers out of the United Kingdom",
      kind: "text",
      missing: "Enter “None”, or where it goes",
    },
    {
      key: "retention",
      label: "How long it is kept",
      kind: "long",
      missing: "Enter how long it is kept",
    },
    {
      key: "security",
      label: "Security measures",
      kind: "long",
      missing: "Enter the security measures",
    },
    {
      key: "basis",
      label: "Lawful basis, gateway and condition",
      hint: "Names of sets in the register of lawful bases",
      kind: "long",
      missing: "Enter the lawful basis",
    },
    {
      key: "profiling",
      label: "Profiling and decisions by machines",
      kind: "text",
      missing: "Enter “None”, or what it is",
    },
    reviewField,
  ],
};

export const notice: Register = {
  key: "notice",
  title: "Privacy notices",
  one: "a privacy notice",
  purpose:
    "What children, parents and professionals are told. A confirmed notice is published at /privacy, and a record says which version a child was told by.",
  law: "UK GDPR, articles 12 to 14; Data Protection Act 2018, section 44",
  prefix: "PN",
  titleLabel: "Title of the notice",
  audience: "public",
  states: {
    draft: "To be confirmed by your partnership",
    confirmed: "Published",
    ended: "Replaced",
  },
  ...reviewing,
  fields: [
    {
      key: "for",
      label: "Who for",
      kind: "choice",
      options: {
        children: "Children and young people",
        parents: "Parents and carers",
        professionals: "People who work with children",
      },
      missing: "Choose who it is for",
      inList: true,
    },
    {
      key: "text",
      label: "What it says",
      hint: "Paragraphs, with an empty line between them",
      kind: "long",
      missing: "Enter what the notice says",
    },
    { key: "contact", label: "Contact", kind: "long", missing: "Enter a contact" },
    { key: "languages", label: "Languages and formats in which it can be had", kind: "text" },
    reviewField,
  ],
};

export const retention: Register = {
  key: "retention",
  title: "Retention schedule",
  one: "a class of records",
  purpose:
    "How long each class is kept. When a period has passed the record is listed for review and stays where it is: nothing is deleted automatically, and a legal hold stops everything.",
  law: "UK GDPR, article 5(1)(e); local retention schedules differ, so each period is confirmed by your partnership",
  prefix: "RS",
  titleLabel: "Class of records",
  audience: "governance",
  states: confirming,
  ...reviewing,
  fields: [
    {
      key: "covers",
      label: "What it covers",
      kind: "choice",
      options: {
        child: "Records of children on the exploitation pathway",
        other: "Something else: kept as a rule for people, not listed by Lantern",
      },
      missing: "Choose what it covers",
    },
    {
      key: "trigger",
      label: "Counted from",
      kind: "choice",
      options: {
        born: "The date of birth",
        closed: "The last entry in a closed record",
        other: "Something else: give details below",
      },
      missing: "Choose what the period is counted from",
      inList: true,
    },
    {
      key: "years",
      label: "Years",
      kind: "text",
      missing: "Enter the number of years",
      inList: true,
    },
    {
      key: "source",
      label: "Where the period comes from",
      kind: "long",
      missing: "Enter where the period comes from",
    },
    { key: "notes", label: "Notes", kind: "long" },
    reviewField,
  ],
};
