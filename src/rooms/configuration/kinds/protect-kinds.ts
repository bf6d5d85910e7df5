import { z } from "zod";
import { documentsShape } from "../shapes/document-shapes.ts";
import { cohortsShape, educationShape } from "../shapes/education-shapes.ts";
import { leadsShape } from "../shapes/lead-shapes.ts";
import { panelShape } from "../shapes/panel-shapes.ts";
import {
  assessmentFactorsShape,
  assessmentKindShape,
  pathwayShape,
} from "../shapes/pathway-shapes.ts";
import { subjectFlagsShape, subjectLinksShape } from "../shapes/subject-shapes.ts";
import { recoveryShape, servicesShape } from "../shapes/recovery-shapes.ts";
import { standingKinds } from "../shapes/standing-shapes.ts";
import { mashKinds } from "../shapes/mash-shapes.ts";
import { familyLinksShape, familyQuestionsShape, momentsShape } from "../shapes/family-shapes.ts";
import { frontDoorKinds } from "./front-door-kinds.ts";
import { exploitationSections } from "../shapes/exploitation-sections.ts";
import { forumShape, nrmClocksShape, nrmFormShape } from "../shapes/nrm-shapes.ts";
import {
  closureShape,
  neighbourShape,
  stepDownShape,
  stopKinds,
  transferKindsShape,
  transitionShape,
} from "../shapes/life-shapes.ts";
import { hideNowShape, visitsShape } from "../shapes/visit-shapes.ts";
import { daysWithin, key, named, words } from "../shapes/shape-parts.ts";

/** How far an outcome of a plan is; the words for each are the partnership's. */
export const ratingsOfPlans = ["red", "amber", "green", "achieved"] as const;

/** What a person can be told of; a partnership chooses which of them interrupt. */
export const kindsOfNotice = [
  "missing-urgent",
  "emergency",
  "meeting-urgent",
  "missing",
  "concern",
  "access",
  "meeting",
  "action",
  "flag",
  "chase",
  "escalation",
  "supervision",
  "moment",
  "check",
  "family",
  "handed-over",
  "lead",
  "export",
  "governance",
] as const;

/** The kinds of configuration that the work with a child goes by. */
export const protectKinds = {
  ...frontDoorKinds,
  "exploitation-definition": {
    title: "Definition of exploitation",
    purpose: "What the word means, from when: a fact is recorded under the definition of its day",
    body: z.object({ name: words, meaning: z.string().min(1).max(2000), source: words }),
  },
  "exploitation-facts": {
    title: "Facts of exploitation",
    purpose: "What is recorded of exploitation, and what a problem profile counts",
    body: z.object({
      name: words,
      sources: z.array(named).min(1),
      sections: z
        .array(
          z.object({
            key: z.enum(exploitationSections),
            title: words,
            hint: words.optional(),
            /** One that says that nothing is known stands beside no other, and gives way to one that does. */
            options: z.array(named.extend({ saysNothing: z.boolean().optional() })).min(1),
          }),
        )
        .min(1),
    }),
  },
  pathway: {
    title: "Pathway",
    purpose: "The stages that a child goes through from a concern to the end of the plan",
    body: pathwayShape,
  },
  "assessment-kind": {
    title: "Assessments",
    purpose: "Each kind of assessment or enquiry: its clock, what it runs from and how it can end",
    body: assessmentKindShape,
  },
  "assessment-factors": {
    title: "Factors at the end of an assessment",
    purpose: "What is ticked when an assessment is finished, for the children in need census",
    body: assessmentFactorsShape,
  },
  forum: {
    title: "Other forums",
    purpose:
      "Which forums outside the pathway a child can be known to, and which of them are hidden",
    body: forumShape,
  },
  "nrm-form": {
    title: "Form of the National Referral Mechanism",
    purpose: "The fields of the Home Office’s form in its order, and who may refer",
    body: nrmFormShape,
  },
  "nrm-clocks": {
    title: "Clocks of the National Referral Mechanism",
    purpose: "Who decides on a referral and by when: the competent authority or a local panel",
    body: nrmClocksShape,
  },
  "safety-plan": {
    title: "Safety plans",
    purpose:
      "How soon a plan is reviewed, how an outcome is rated, and how the child’s words are kept",
    body: z.object({
      name: words,
      reviewWithinDays: z.int().positive(),
      ratings: z
        .array(z.object({ key: z.enum(ratingsOfPlans), name: words, meaning: words }))
        .min(2),
      /** Where a child said something: the kind of place, never which. */
      settings: z.array(named).min(1),
      /** How what a child said was written down. */
      recordings: z.array(named).min(1),
      /** What the child is asked to rate from 0 to 10. */
      question: words,
    }),
  },
  "missing-grade": {
    title: "Grades of a missing child",
    purpose: "How the police grade the risk to a child who is missing, lowest first",
    body: z.object({
      name: words,
      grades: z
        .array(
          z.object({
            key,
            name: words,
            meaning: words,
            /** Shown before the others, and marked. */
            isUrgent: z.boolean().optional(),
          }),
        )
        .min(1),
    }),
  },
  "missing-reason": {
    title: "Reasons for going missing",
    purpose: "What drives a child away and what draws them, as an interviewer hears it",
    body: z.object({
      name: words,
      reasons: z.array(z.object({ key, name: words, kind: z.enum(["push", "pull"]) })).min(1),
    }),
  },
  "missing-threshold": {
    title: "Threshold of missing episodes",
    purpose: "How many episodes within how many days ask for what to be considered",
    body: z.object({
      name: words,
      episodes: z.int().positive(),
      withinDays: z.int().positive(),
      /** What somebody is to consider; nothing follows by itself. */
      says: words,
      source: words,
    }),
  },
  services: {
    title: "Services",
    purpose: "Tiers of services, how a referral ends or fails, and how long a child may wait",
    body: servicesShape,
  },
  "subject-links": {
    title: "Links with persons, places and other subjects",
    purpose:
      "How a person of concern, a place, a vehicle or another subject is linked with a child",
    body: subjectLinksShape,
  },
  "subject-flags": {
    title: "Flags on persons, places and other subjects",
    purpose: "The flags that a subject other than a child can have, and how long before review",
    body: subjectFlagsShape,
  },
  recovery: {
    title: "Direct work and recovery",
    purpose:
      "Who works with a child and where, what is rated at start, review and close, and when is looked back",
    body: recoveryShape,
  },
  education: {
    title: "Education",
    purpose: "Where a child is on roll, attendance, timetables, exclusions and support",
    body: educationShape,
  },
  cohorts: {
    title: "Cohorts",
    purpose: "Kinds of cohorts, who may know of them, what is tried and whether it worked",
    body: cohortsShape,
  },
  leads: {
    title: "Exploitation leads",
    purpose:
      "How long their training holds, how often they are confirmed, and what messages to them are about",
    body: leadsShape,
  },
  panel: {
    title: "Panels over many children",
    purpose: "Who sits on each panel, how often, what it looks at and what it can decide",
    body: panelShape,
  },
  documents: {
    title: "Documents",
    purpose: "Which kinds of documents on a child’s record are told apart",
    body: documentsShape,
  },
  visits: {
    title: "Visits",
    purpose:
      "What is warned of at a door, how visits are recorded, and how often a child has to be seen",
    body: visitsShape,
  },
  "hide-now": {
    title: "Hide now",
    purpose: "Where the button leads that leaves any page at once",
    body: hideNowShape,
  },
  closure: {
    title: "Closing a record",
    purpose: "What closing asks: evidence, who agrees, and what hinders it",
    body: closureShape,
  },
  ...stopKinds,
  "step-down": {
    title: "Lowering a level",
    purpose: "What is given when a level is lowered",
    body: stepDownShape,
  },
  transition: {
    title: "Turning 18",
    purpose: "From which age on the plan for turning 18 is begun",
    body: transitionShape,
  },
  "transfer-kinds": {
    title: "Transfers between areas",
    purpose: "How another area can have to do with a child, and the duties of both",
    body: transferKindsShape,
  },
  "neighbouring-area": {
    title: "Other areas",
    purpose: "Areas nearby, and whom to ring there",
    body: neighbourShape,
  },
  ...mashKinds,
  ...standingKinds,
  "family-links": {
    title: "Links for families",
    purpose: "Whom a one-time link is made for, and for how many days it is valid",
    body: familyLinksShape,
  },
  "family-questions": {
    title: "Questions for families",
    purpose: "What the page behind a link says and asks, in each language",
    body: familyQuestionsShape,
  },
  moments: {
    title: "Moments to reach a child",
    purpose: "At which moments somebody is prompted, who, and how soon",
    body: momentsShape,
  },
  "notice-budget": {
    title: "Notices outside Lantern",
    purpose: "How often a person is told by mail, when, and what interrupts at any hour",
    body: z.object({
      name: words,
      /** Digest and interruptions together; danger beyond it goes at most once an hour. */
      perDay: z.int().min(1).max(20),
      /** Where a person has not chosen: the hour in London on a working day. */
      digestHour: z.int().min(0).max(23),
      earliestHour: z.int().min(0).max(23),
      latestHour: z.int().min(0).max(23),
      interrupts: z.array(z.enum(kindsOfNotice)).min(1),
    }),
  },
  "escalation-stages": {
    title: "Escalation of a disagreement",
    purpose: "The stages that a professional disagreement goes through, who decides, and how soon",
    body: z.object({
      name: words,
      source: words,
      stages: z.array(z.object({ key, name: words, decides: words, within: daysWithin })).min(1),
    }),
  },
} as const;
