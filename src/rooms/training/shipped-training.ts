import type { Shipped } from "../configuration/index.ts";
import type { trainingKind } from "./configuration-kinds.ts";

const local = "Local stages";
const former = "Former Working Together groups";
const colleges = "Intercollegiate levels";

const level = (key: string, name: string, group: string) => ({ key, name, group });
const audience = (key: string, name: string, target: number) => ({ key, name, target });

/** Training: stages, groups and levels as they are named in the field; targets and times are each area's to agree. */
export const shippedTraining: readonly Shipped<typeof trainingKind>[] = [
  {
    kind: "training",
    key: "training",
    inForceFrom: "2014-01-01",
    body: {
      name: "Training on child exploitation",
      source:
        "Levels of the intercollegiate documents for health staff and for looked after children, the groups of Working Together 2010, and local stages; targets are local",
      audiences: [
        audience("universal", "Universal staff", 80),
        audience("designated-lead", "Designated leads", 100),
        audience("police", "Police", 90),
        audience("health", "Health", 90),
        audience("social-care", "Social care", 90),
        audience("foster-carers", "Foster carers", 90),
        audience("care-staff", "Care staff", 90),
        audience("parents", "Parents", 0),
        audience("voluntary", "Private and voluntary sector", 80),
        audience("community", "Community", 0),
        audience("relevant-activity", "Relevant activity under the duty to report", 100),
      ],
      levels: [
        level("stage-1", "Stage 1: awareness", local),
        level("stage-2", "Stage 2: working with children", local),
        level("stage-3", "Stage 3: specialist", local),
        level("stage-4", "Stage 4: leads and managers", local),
        level("group-1", "Group 1: occasional contact", former),
        level("group-2", "Group 2: regular contact", former),
        level("group-3", "Group 3: working mainly with children", former),
        level("group-4", "Group 4: particular responsibility for safeguarding", former),
        level("group-5", "Group 5: professional advisers and designated leads", former),
        level("group-6", "Group 6: operational managers", former),
        level("group-7", "Group 7: senior managers", former),
        level("group-8", "Group 8: members of the board", former),
        level("level-1", "Level 1: all staff", colleges),
        level("level-2", "Level 2: contact with children", colleges),
        level("level-3", "Level 3: working with children", colleges),
        level("level-4", "Level 4: named professionals", colleges),
        level("level-5", "Level 5: designated professionals", colleges),
        level("board", "Board level", colleges),
      ],
      lengths: [
        { key: "hour", name: "One hour", minutes: 60 },
        { key: "two-hours", name: "Two hours", minutes: 120 },
        { key: "half-day", name: "Half a day", minutes: 180 },
        { key: "day", name: "One day", minutes: 360 },
        { key: "two-days", name: "Two days", minutes: 720 },
      ],
      roles: [
        { key: "social-worker", name: "Social worker" },
        { key: "early-help", name: "Early help or family support" },
        { key: "police-officer", name: "Police officer or police staff" },
        { key: "nurse", name: "Nurse, midwife or health visitor" },
        { key: "doctor", name: "Doctor" },
        { key: "teacher", name: "Teacher" },
        { key: "school-staff", name: "School or college staff" },
        { key: "youth-worker", name: "Youth worker" },
        { key: "youth-justice", name: "Youth justice" },
        { key: "foster-carer", name: "Foster carer" },
        { key: "residential", name: "Residential care" },
        { key: "manager", name: "Manager" },
        { key: "volunteer", name: "Volunteer" },
        { key: "other", name: "Other" },
      ],
      expiringDays: 31,
      linkDays: 14,
      care: "This training is about the exploitation of children. It can be hard to hear, and some of us have lived through it. You can step out at any time without giving a reason, choose another date, or ask the organiser beforehand what will be covered.",
      careWhere: [
        {
          key: "survivors",
          name: "Support line for survivors of abuse in childhood",
          how: "Details are in the directory of services",
        },
        {
          key: "work",
          name: "Employee assistance or occupational health",
          how: "Ask your manager or personnel team; you need not say why",
        },
        { key: "doctor", name: "Your own doctor", how: "Or 111 at any hour" },
      ],
    },
  },
];
