import type { recoveryKind, servicesKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** Services, direct work and recovery: starting points in neutral words, which a partnership makes its own. */
export const shippedSupport: readonly Shipped<typeof servicesKind | typeof recoveryKind>[] = [
  {
    kind: "services",
    key: "services",
    inForceFrom: "2014-01-01",
    body: {
      name: "Services",
      source: "Lantern’s own neutral words; the time limit is each area’s to agree",
      tiers: [
        { key: "universal", name: "Universal" },
        { key: "early", name: "Early help" },
        { key: "targeted", name: "Targeted" },
        { key: "specialist", name: "Specialist" },
        { key: "recovery", name: "Recovery" },
      ],
      outcomes: [
        { key: "completed", name: "Completed" },
        { key: "partly", name: "Partly completed" },
        { key: "child-did-not-want", name: "The child did not want it" },
        { key: "service-could-not", name: "The service could not offer it" },
        { key: "not-accepted", name: "The referral was not accepted" },
        { key: "moved", name: "The child moved" },
        { key: "adult-services", name: "Passed on to services for adults" },
        { key: "not-needed", name: "No longer needed" },
      ],
      whyNot: [
        { key: "none-here", name: "No local service" },
        { key: "full", name: "Full, or the waiting list is closed" },
        { key: "criteria", name: "The child does not meet the criteria" },
        { key: "age", name: "Not for the child’s age" },
        { key: "funding", name: "No funding, or the contract ended" },
        { key: "not-reachable", name: "The child cannot get there" },
        { key: "language", name: "Not in the child’s language, or not accessible" },
      ],
      waitDays: 28,
      smallest: 5,
    },
  },
  {
    kind: "recovery",
    key: "recovery",
    inForceFrom: "2014-01-01",
    body: {
      name: "Direct work and recovery",
      source:
        "Lantern’s own neutral words, close to what local protocols ask of recovery: a partnership replaces them by its own outcomes framework",
      workers: [
        { key: "key-worker", name: "Key worker" },
        { key: "social-worker", name: "Social worker" },
        { key: "idva", name: "Independent domestic violence adviser (IDVA)" },
        { key: "isva", name: "Independent sexual violence adviser (ISVA)" },
        { key: "child-isva", name: "ISVA for children" },
        { key: "independent-guardian", name: "Independent child trafficking guardian" },
        { key: "mentor", name: "Mentor" },
        { key: "youth-justice", name: "Youth justice worker" },
        { key: "programme", name: "Programme or group" },
        { key: "therapy", name: "Therapy or counselling", isTherapy: true },
      ],
      settings: [
        { key: "home", name: "Where the child lives" },
        { key: "school", name: "At school or college" },
        { key: "out", name: "Out and about, or in a car" },
        { key: "centre", name: "At a centre or a service" },
        { key: "office", name: "At an office" },
        { key: "custody", name: "In custody or at a court" },
        { key: "remote", name: "By telephone, message or video" },
        { key: "other", name: "Somewhere else" },
      ],
      endings: [
        { key: "goal-met", name: "What it was for is there" },
        { key: "programme-over", name: "The programme is over" },
        { key: "child-ended", name: "The child did not want to continue" },
        { key: "not-engaged", name: "We did not find a way to work with the child" },
        { key: "moved", name: "The child moved" },
        { key: "service-ended", name: "The service ended it" },
        { key: "eighteen", name: "Passed on at 18" },
      ],
      outcomes: [
        {
          key: "safety",
          name: "Safety",
          meaning: "Safe where they live, where they go and online; knows who to turn to",
        },
        {
          key: "relationships",
          name: "People they can trust",
          meaning: "Family, friends and adults who are good for them, and who stay",
        },
        {
          key: "health",
          name: "Health and wellbeing",
          meaning: "Physical and emotional health, sleep, alcohol and drugs",
        },
        {
          key: "learning",
          name: "Education, training or work",
          meaning: "Has a place, is there, and gets something from it",
        },
        {
          key: "understanding",
          name: "Hope and understanding",
          meaning:
            "Has a say, sees a future, and understands what was done and that it was not their fault",
        },
      ],
      scale: [
        { key: "far", name: "A long way off" },
        { key: "begun", name: "Some of it, now and then" },
        { key: "mostly", name: "Mostly there" },
        { key: "holds", name: "There, and sustained" },
      ],
      lookBackMonths: [6, 12],
      stepDownStages: ["stepping-down"],
    },
  },
];
