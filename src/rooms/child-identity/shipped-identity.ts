import type {
  careStatusesKind,
  identitySourcesKind,
  immigrationKind,
} from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";
import { shippedEthnicity } from "./shipped-ethnicity.ts";
import { shippedLanguages } from "./shipped-languages.ts";

const since = "2014-01-01";

const sources: Shipped<typeof identitySourcesKind> = {
  kind: "identity-sources",
  key: "sources",
  inForceFrom: since,
  body: {
    name: "Sources and religions",
    sources: [
      { key: "child", name: "The child", isChilds: true },
      {
        key: "childs-words",
        name: "A record of what the child said",
        isChilds: true,
        isRecord: true,
      },
      { key: "parent-carer", name: "A parent or carer" },
      { key: "family", name: "Family or friends" },
      { key: "document", name: "A document that someone saw", isRecord: true },
      { key: "court", name: "A court order", isRecord: true },
      { key: "health", name: "A health service" },
      { key: "school", name: "A school or college" },
      { key: "social-care", name: "Children’s social care" },
    ],
    faiths: [
      { key: "none", name: "No religion" },
      { key: "buddhist", name: "Buddhist" },
      { key: "christian", name: "Christian" },
      { key: "hindu", name: "Hindu" },
      { key: "jewish", name: "Jewish" },
      { key: "muslim", name: "Muslim" },
      { key: "sikh", name: "Sikh" },
      { key: "other", name: "Another religion or belief" },
    ],
  },
};

const care: Shipped<typeof careStatusesKind> = {
  kind: "care-statuses",
  key: "statuses",
  inForceFrom: since,
  body: {
    name: "Children Act 1989 and what stands beside it",
    statuses: [
      { key: "at-home", name: "Lives with family, no order" },
      { key: "supervision", name: "Supervision order (section 35)" },
      { key: "child-arrangements", name: "Child arrangements order (section 8)" },
      { key: "special-guardianship", name: "Special guardianship order (section 14A)" },
      { key: "private-fostering", name: "Private fostering (section 66)" },
      { key: "accommodated", name: "Accommodated by the council (section 20)" },
      { key: "interim-care", name: "Interim care order (section 38)" },
      { key: "care-order", name: "Care order (section 31)" },
      { key: "emergency-protection", name: "Emergency protection order (section 44)" },
      { key: "police-protection", name: "Police protection (section 46)" },
      { key: "placed-for-adoption", name: "Placed for adoption" },
      { key: "remanded", name: "Remanded to youth detention accommodation" },
      { key: "leaving-care", name: "Left care, with a right to support" },
    ],
  },
};

const immigration: Shipped<typeof immigrationKind> = {
  kind: "immigration",
  key: "immigration",
  inForceFrom: since,
  body: {
    name: "Immigration status",
    statuses: [
      { key: "british", name: "British citizen" },
      { key: "irish", name: "Irish citizen" },
      { key: "settled", name: "EU settled status" },
      { key: "pre-settled", name: "EU pre-settled status" },
      { key: "indefinite", name: "Indefinite leave to remain" },
      { key: "limited", name: "Limited leave to remain" },
      { key: "refugee", name: "Refugee status" },
      { key: "humanitarian", name: "Humanitarian protection" },
      { key: "uasc-leave", name: "Leave as an unaccompanied child" },
      { key: "trafficking", name: "Permission to stay as a victim of trafficking" },
      { key: "asylum-claim", name: "Asylum claim not decided" },
      { key: "appeal", name: "Appeal not decided" },
      { key: "no-leave", name: "No leave, or leave has ended" },
      { key: "to-be-established", name: "Being established with a legal adviser" },
    ],
    purposes: [
      { key: "legal-advice", name: "To arrange legal advice for the child" },
      { key: "entitlement", name: "To settle what support the child is entitled to" },
      { key: "nrm", name: "To prepare a referral to the National Referral Mechanism" },
      { key: "age", name: "Because the child’s age is questioned" },
      { key: "plan", name: "To plan care or leaving care" },
      { key: "correct", name: "To check or correct what is recorded" },
    ],
  },
};

/** Lists that a new partnership begins with, each for it to confirm. */
export const shippedIdentity: readonly Shipped[] = [
  sources,
  shippedEthnicity,
  shippedLanguages,
  care,
  immigration,
];
