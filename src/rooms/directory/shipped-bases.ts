import { entriesOf, type ShippedEntry } from "./shipped-entry.ts";

const basis = entriesOf("basis-set", "LB", "staff");

const safeguardingCondition =
  "Article 9(2)(g), substantial public interest: Data Protection Act 2018, Schedule 1, paragraph 18 (safeguarding of children and of individuals at risk); criminal offence data under article 10 on the same paragraph";

/** Lawful basis, legal gateway and special-category condition, kept apart and chosen together. */
export const shippedBases: readonly ShippedEntry[] = [
  basis("Working together for the child’s welfare", {
    key: "ca2004-s10",
    regime: "uk-gdpr",
    lawfulBasis:
      "Article 6(1)(e): a task in the public interest, or the exercise of official authority",
    gateway: "Children Act 2004, sections 10 and 11",
    condition: safeguardingCondition,
  }),
  basis("Duty to share what may help another agency", {
    key: "ca2004-s16la",
    regime: "uk-gdpr",
    lawfulBasis: "Article 6(1)(c): a legal obligation",
    gateway:
      "Children Act 2004, section 16LA, reported in force since 30 September 2026 (your partnership must confirm), unless sharing would be more detrimental to the child",
    condition: safeguardingCondition,
  }),
  basis("Enquiry into significant harm", {
    key: "ca1989-s47",
    regime: "uk-gdpr",
    lawfulBasis: "Article 6(1)(c): a legal obligation; for agencies asked to help, article 6(1)(e)",
    gateway: "Children Act 1989, section 47(1) and (9)",
    condition: safeguardingCondition,
  }),
  basis("Child in need", {
    key: "ca1989-s17",
    regime: "uk-gdpr",
    lawfulBasis: "Article 6(1)(e): a task in the public interest",
    gateway: "Children Act 1989, sections 17 and 27",
    condition: "Article 9(2)(h), social care: Data Protection Act 2018, Schedule 1, paragraph 2",
  }),
  basis("Safeguarding by an organisation without statutory powers", {
    key: "safeguarding",
    regime: "uk-gdpr",
    lawfulBasis:
      "Article 6(1)(ea): recognised legitimate interests, safeguarding; before it is in force, article 6(1)(f)",
    gateway: "Common law: disclosure in the public interest, to protect a child",
    condition: safeguardingCondition,
  }),
  basis("Life at risk", {
    key: "vital",
    regime: "uk-gdpr",
    lawfulBasis: "Article 6(1)(d): vital interests",
    gateway: "Common law: to prevent death or serious harm",
    condition: "Article 9(2)(c): vital interests of a person who cannot consent",
  }),
  basis("Law enforcement by the police", {
    key: "dpa2018-part3",
    regime: "part-3",
    lawfulBasis: "Section 35(2)(b): necessary for a task carried out for a law enforcement purpose",
    gateway:
      "Common law: the police’s duty to prevent and detect crime; Crime and Disorder Act 1998, section 115, for what is passed to them",
    condition:
      "Section 35(5) with Schedule 8, paragraph 4: safeguarding of children and of individuals at risk",
  }),
  basis("With consent", {
    key: "consent",
    regime: "uk-gdpr",
    lawfulBasis:
      "Article 6(1)(a): consent, freely given and as easily withdrawn; seldom right where an agency has power over a family",
    gateway: "Consent overrides the duty of confidence",
    condition: "Article 9(2)(a): explicit consent",
  }),
];
