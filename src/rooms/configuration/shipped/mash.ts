import type { ConfigurationItem } from "../configuration-item.ts";

const inForceFrom = "2014-01-01";

/** The front door: screening, clocks, ratings, thresholds, next steps and whom to ring. */
export const shippedMash: readonly ConfigurationItem[] = [
  {
    kind: "contact",
    key: "mash",
    inForceFrom,
    body: { name: "Multi-agency safeguarding hub (MASH)", phone: "", hours: "" },
  },
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
      name: "What came of a concern, before its sender asks",
      within: { unit: "working-days", amount: 3 },
      source:
        "Working Together to Safeguard Children: whoever referred follows up after three working days",
    },
  },
  {
    kind: "mash-rating",
    key: "rating",
    inForceFrom,
    body: {
      name: "BRAG",
      ratings: [
        {
          key: "red",
          name: "Red",
          meaning: "May be suffering significant harm now",
          decideWithin: { unit: "hours", amount: 4 },
        },
        {
          key: "amber",
          name: "Amber",
          meaning: "May need help from social care; more needs to be known today",
          decideWithin: { unit: "working-days", amount: 1 },
        },
        {
          key: "green",
          name: "Green",
          meaning: "May need early help",
          decideWithin: { unit: "working-days", amount: 1 },
        },
        {
          key: "blue",
          name: "Blue",
          meaning: "Universal services can meet the need",
          decideWithin: { unit: "working-days", amount: 1 },
        },
      ],
    },
  },
  {
    kind: "threshold",
    key: "threshold",
    inForceFrom,
    body: {
      name: "Continuum of need",
      levels: [
        { key: "level-1", name: "Level 1", meaning: "Universal services meet the child’s needs" },
        { key: "level-2", name: "Level 2", meaning: "Early help would benefit the child" },
        { key: "level-3", name: "Level 3", meaning: "Complex needs: a child in need (section 17)" },
        {
          key: "level-4",
          name: "Level 4",
          meaning: "Reasonable cause to suspect significant harm (section 47)",
        },
      ],
    },
  },
  {
    kind: "next-step",
    key: "next-step",
    inForceFrom,
    body: {
      name: "Next steps",
      steps: [
        { key: "strategy-discussion", name: "Strategy discussion", opensPathway: true },
        { key: "assessment", name: "Child and family assessment", opensPathway: true },
        { key: "exploitation-pathway", name: "Exploitation pathway", opensPathway: true },
        { key: "already-open", name: "Already open: to the lead and manager", opensPathway: true },
        { key: "early-help", name: "Early help", opensPathway: false, onlyForChild: true },
        { key: "no-further-action", name: "No further action by the MASH", opensPathway: false },
      ],
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
