import { confirming, reviewField, reviewing, type Register } from "../register.ts";

/** The fields of the Algorithmic Transparency Recording Standard, tiers 1 and 2, in words of our own. */
export const algorithm: Register = {
  key: "algorithm",
  title: "Algorithms",
  one: "an algorithm",
  purpose:
    "What the computer works out and who decides. Lantern scores nobody and predicts nothing: each entry says what is suggested, who to, and how a person decides. Confirmed entries are published at /algorithms.",
  law: "Algorithmic Transparency Recording Standard; UK GDPR, articles 13 to 15 and 22A to 22D",
  prefix: "AL",
  titleLabel: "Name of the tool",
  audience: "public",
  states: {
    draft: "To be confirmed by your partnership",
    confirmed: "Published",
    ended: "No longer used",
  },
  ...reviewing,
  fields: [
    {
      key: "description",
      label: "In short: what it does and why (tier 1)",
      kind: "long",
      missing: "Enter what it does",
      inList: true,
    },
    {
      key: "contact",
      label: "Contact (tier 1)",
      kind: "text",
      missing: "Enter a contact",
    },
    {
      key: "owner",
      label: "Who owns it and who answers for it",
      kind: "text",
      missing: "Enter who answers for it",
    },
    { key: "how", label: "How it works", kind: "long", missing: "Enter how it works" },
    {
      key: "data",
      label: "What it reads, and what it never reads",
      kind: "long",
      missing: "Enter what it reads",
    },
    {
      key: "decision",
      label: "What a person decides, and how the tool comes into it",
      kind: "long",
      missing: "Enter what a person decides",
    },
    { key: "training", label: "What people who use it are taught", kind: "long" },
    {
      key: "appeal",
      label: "How a person can ask for a review",
      kind: "long",
      missing: "Enter how a person can ask for a review",
    },
    {
      key: "risks",
      label: "What can go wrong, and what is done about it",
      kind: "long",
      missing: "Enter what can go wrong",
    },
    { key: "measured", label: "How well it works: what was measured", kind: "long" },
    { key: "alternatives", label: "What was considered instead", kind: "long" },
    {
      key: "equality",
      label: "Equality impact assessments",
      hint: "From the register of equality impact",
      kind: "entries",
      of: "equality",
    },
    {
      key: "assessments",
      label: "Other impact assessments",
      hint: "Data protection impact assessments and where they are kept",
      kind: "text",
    },
    { key: "module", label: "Where it is in the program", kind: "text" },
    reviewField,
  ],
};

export const equality: Register = {
  key: "equality",
  title: "Equality impact",
  one: "an equality impact assessment",
  purpose:
    "Who may be treated worse by a change or an algorithm, what shows it, and what is done. One for each change that could weigh differently on children.",
  law: "Equality Act 2010, section 149",
  prefix: "EQ",
  titleLabel: "The change or algorithm",
  audience: "governance",
  states: confirming,
  ...reviewing,
  fields: [
    {
      key: "about",
      label: "What changes, and who for",
      kind: "long",
      missing: "Enter what changes",
    },
    {
      key: "groups",
      label: "Groups who may be affected",
      hint: "Age, disability, sex, race, religion or belief, sexual orientation, gender reassignment, pregnancy; children in care; first language",
      kind: "long",
      missing: "Enter the groups",
    },
    { key: "evidence", label: "What shows it", kind: "long", missing: "Enter what shows it" },
    {
      key: "effect",
      label: "Effect",
      kind: "choice",
      options: {
        none: "No difference found",
        good: "Better for some, worse for none",
        bad: "Worse for some",
        unknown: "Not known yet",
      },
      missing: "Choose the effect",
      inList: true,
    },
    { key: "action", label: "What is done about it", kind: "long", missing: "Enter what is done" },
    { key: "owner", label: "Who does it", kind: "text", missing: "Enter who does it" },
    reviewField,
  ],
};
