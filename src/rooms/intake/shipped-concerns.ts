import type { clockKind, Shipped } from "../configuration/index.ts";
import type { screeningToolKind } from "./configuration-kinds.ts";

const inForceFrom = "2014-01-01";

/** The clocks of a concern as its sender sees them, and the screening tool that can come with it. */
export const shippedConcerns: readonly Shipped<typeof clockKind | typeof screeningToolKind>[] = [
  {
    kind: "clock",
    key: "mash-decision",
    inForceFrom,
    body: {
      name: "Decision on a concern",
      within: { unit: "working-days", amount: 1 },
      source: "Working Together to Safeguard Children: a decision within one working day",
    },
  },
  {
    kind: "clock",
    key: "concern-outcome",
    inForceFrom,
    body: {
      name: "Outcome of a concern, before its sender asks",
      within: { unit: "working-days", amount: 3 },
      source:
        "Working Together to Safeguard Children: the referrer follows up after three working days",
    },
  },
  {
    kind: "screening-tool",
    key: "safeguard",
    inForceFrom,
    body: {
      name: "SAFEGUARD",
      version: "London, 2014",
      source: "London safeguarding children protocol: a screening, not an assessment",
      answers: [
        { key: "yes", name: "Yes" },
        { key: "possibly", name: "Possibly" },
        { key: "no", name: "No" },
        { key: "not-known", name: "Not known" },
      ],
      prompts: [
        { key: "s", title: "Sexual health and behaviour", hint: "What has been seen or said" },
        {
          key: "a1",
          title: "Absent from school or running away",
          hint: "Days missed, times away, where from",
        },
        {
          key: "f",
          title: "Family: harm or problems at home",
          hint: "What is known of life at home",
        },
        {
          key: "e",
          title: "Emotional and physical condition",
          hint: "Changes in mood, sleep, health or injuries",
        },
        {
          key: "g",
          title: "Gangs, older age groups and crime",
          hint: "Who the child spends time with",
        },
        {
          key: "u",
          title: "Use of technology and sexual bullying",
          hint: "Phones, messages, pictures, pressure online",
        },
        { key: "a2", title: "Alcohol and drugs", hint: "What is known, and where it comes from" },
        {
          key: "r",
          title: "Receipt of unexplained gifts or money",
          hint: "New belongings, money, travel, phones",
        },
        {
          key: "d",
          title: "Distrust of authority figures",
          hint: "Fear of police or services, or of being seen with them",
        },
      ],
    },
  },
];
