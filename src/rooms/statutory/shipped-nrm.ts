import type { nrmClocksKind, nrmFormKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2019-08-27";

const pauses = [
  { key: "information", name: "The decision maker has asked for more information" },
  { key: "court", name: "Court proceedings have to end first" },
  { key: "child-not-well", name: "The child is not well enough" },
];

/**
 * The Home Office's form as a person prepares it, and who decides by when. Both change: each
 * partnership confirms the fields, the days and whether a local panel decides.
 */
export const shippedNrm: readonly Shipped<typeof nrmFormKind | typeof nrmClocksKind>[] = [
  {
    kind: "nrm-form",
    key: "nrm-form",
    inForceFrom,
    body: {
      name: "Referral of a child",
      source: "The Home Office’s online form, in the words of this partnership; confirm its fields",
      address: "www.modernslavery.gov.uk",
      responders: [
        { key: "council", name: "The council" },
        { key: "police", name: "The police" },
        { key: "nca", name: "National Crime Agency" },
        { key: "barnardos", name: "Barnardo’s" },
        { key: "nspcc", name: "NSPCC Child Trafficking Advice Centre" },
        { key: "salvation-army", name: "The Salvation Army" },
        { key: "refugee-council", name: "Refugee Council" },
        { key: "home-office", name: "Home Office: visas, borders and enforcement" },
      ],
      sections: [
        {
          title: "Who refers",
          fields: [
            { key: "responder-name", label: "Your name", known: "my-name" },
            { key: "responder-agency", label: "Your organisation", known: "my-agency" },
            {
              key: "responder-role",
              label: "Your role, telephone and work email address",
              hint: "The form sends a link to the work address before it opens",
            },
          ],
        },
        {
          title: "The child",
          fields: [
            { key: "name", label: "First name and last name", known: "name" },
            {
              key: "other-names",
              label: "Other names used",
              known: "other-names",
              isOptional: true,
            },
            {
              key: "born",
              label: "Date of birth",
              known: "born",
              hint: "Where the age is in doubt, say so: the child is treated as a child",
            },
            { key: "sex", label: "Sex or gender", known: "sex" },
            { key: "nationality", label: "Nationality or nationalities" },
            {
              key: "language",
              label: "Languages spoken, and whether an interpreter is needed",
            },
            {
              key: "contact",
              label: "How the child can be contacted safely, and through which person",
              hint: "The name and number of a professional. Where the child can be found is not carried over from the record",
            },
          ],
        },
        {
          title: "What happened",
          fields: [
            {
              key: "exploitation",
              label: "Kinds of exploitation that are suspected",
              hint: "Sexual, criminal, forced labour, domestic servitude, organ removal",
            },
            {
              key: "where-when",
              label: "In which country or area, and between which dates",
              isLong: true,
            },
            {
              key: "by-whom",
              label: "What is known of those responsible, and of how they controlled the child",
              isLong: true,
            },
            {
              key: "travel",
              label: "How the child was moved",
              isLong: true,
              isOptional: true,
            },
            {
              key: "indicators",
              label: "Indicators: what was seen or said, who by and when",
              isLong: true,
            },
            {
              key: "account",
              label: "The account in full",
              hint: "In order of time, and what supports it. The child need not have said it",
              isLong: true,
            },
          ],
        },
        {
          title: "Who else knows",
          fields: [
            { key: "social-worker", label: "Lead practitioner and council", known: "lead" },
            {
              key: "police-reference",
              label: "Police force and crime reference",
              hint: "Write “not reported” and why, where there is none",
            },
          ],
        },
      ],
    },
  },
  {
    kind: "nrm-clocks",
    key: "competent-authority",
    inForceFrom,
    body: {
      name: "Single competent authority",
      source:
        "Modern slavery statutory guidance: reasonable grounds within five working days where possible; conclusive grounds no sooner than 30 days after",
      decider: "The Home Office’s competent authority",
      reasonable: { unit: "working-days", amount: 5 },
      conclusiveNotBefore: 30,
      pauses,
    },
  },
  {
    kind: "nrm-clocks",
    key: "local-panel",
    inForceFrom: "2021-06-01",
    body: {
      name: "Devolved panel",
      source:
        "Home Office pilot of devolved decision making for children: reasonable grounds within 45 days, conclusive grounds within 90 days of them, also in one meeting",
      decider:
        "A panel of the council, the police and health; not chaired by who works with the child",
      reasonable: { unit: "days", amount: 45 },
      conclusive: { unit: "days", amount: 90 },
      pauses,
    },
  },
];
