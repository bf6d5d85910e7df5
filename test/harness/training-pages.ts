import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const training = { as: "training" };

/** What the person who keeps training opens, and pages of those without an account. */
export const trainingPages: readonly Stop[] = [
  { ...training, name: "training sessions", at: "/training", heading: "Prevention: training" },
  { ...training, name: "training courses", at: "/training/courses", heading: "Courses" },
  {
    ...training,
    name: "a training course, with errors",
    at: "/training/courses/new",
    then: (page) => press(page, "Add the course"),
    heading: "Add a course",
  },
  {
    ...training,
    name: "people and their training",
    at: "/training/people?show=expiring",
    heading: "People and their training",
  },
  {
    ...training,
    name: "someone in training, with errors",
    at: "/training/people/new",
    then: (page) => press(page, "Add"),
    heading: "Add someone",
  },
  { ...training, name: "register for training", at: "/training/me", heading: "Register" },
  {
    ...training,
    name: "coverage of training",
    at: "/training/coverage",
    heading: "Coverage against target",
  },
  {
    ...training,
    name: "a headcount, with errors",
    at: "/training/headcounts/new",
    then: (page) => press(page, "Save the headcount"),
    heading: "State a headcount",
  },
  { ...training, name: "support offered", at: "/training/support", heading: "Support offered" },
  {
    ...training,
    name: "training contacts, with errors",
    at: "/training/contacts",
    then: (page) => press(page, "Name the contact"),
    heading: "Training contacts",
  },
  {
    ...training,
    name: "who knows who to ring",
    at: "/training/awareness",
    heading: "Who knows who to ring",
  },
  {
    ...training,
    name: "a count of awareness, with errors",
    at: "/training/awareness/counts/new",
    then: (page) => press(page, "Save the numbers"),
    heading: "State what was counted",
  },
  { ...training, name: "programmes", at: "/training/programmes", heading: "Programmes" },
  {
    ...training,
    name: "parenting programmes",
    at: "/training/programmes/parenting",
    heading: "Parenting programmes",
  },
  {
    ...training,
    name: "who had a programme",
    at: "/training/programmes/reach",
    heading: "Who had a programme, and who had none",
  },
  {
    ...training,
    name: "practice taken over from other work",
    at: "/training/practices",
    heading: "Practice taken over from other work",
  },
  {
    ...training,
    name: "a practice, with errors",
    at: "/training/practices/new",
    then: (page) => press(page, "Add the practice"),
    heading: "Add a practice",
  },
  {
    ...training,
    name: "a programme, with errors",
    at: "/training/programmes/new",
    then: (page) => press(page, "Add the programme"),
    heading: "Add a programme",
  },
  {
    ...training,
    name: "files of training, with errors",
    at: "/training/imports",
    then: (page) => press(page, "Read this file"),
    heading: "Import training",
  },
  {
    name: "check a certificate, with errors",
    at: "/certificates",
    then: (page) => press(page, "Check the code"),
    heading: "Check a training certificate",
  },
  {
    name: "a code of a hall that is none",
    at: `/h/${"a".repeat(32)}`,
    heading: "This code does not work any more",
  },
  {
    name: "a link to book training that is none",
    at: `/t/${"a".repeat(24)}`,
    heading: "This link does not work any more",
  },
];
