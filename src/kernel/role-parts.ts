import type { Permission } from "./permissions.ts";

export const reading: readonly Permission[] = ["tracker.view", "child.view"];
/** What everyone who works with children may do: raise a concern or a disagreement, and ask who to ring. */
export const raising: readonly Permission[] = [
  "concern.raise",
  "child.find",
  "escalation.raise",
  "panel.refer",
  "intelligence.send",
];
/** What stands with others: the National Referral Mechanism, forums beside the pathway, cases on places and groups. */
export const elsewhere: readonly Permission[] = [
  "nrm.record",
  "forum.record",
  "context.view",
  "context.record",
];
/** Asking a family, and being there at a moment when a child may be reached. */
export const reaching: readonly Permission[] = ["family.ask", "moment.record"];
export const recording: readonly Permission[] = [
  ...reading,
  ...raising,
  "child.edit",
  "note.add",
  "tool.use",
  "assessment.record",
  "action.manage",
  "plan.manage",
  "whereabouts.edit",
  "missing.record",
  "recovery.record",
  "education.record",
  "cohort.record",
  ...reaching,
  "visit.record",
  ...elsewhere,
];
/** Who may know of what is hidden. */
export const listing: readonly Permission[] = ["forum.lists", "forum.manage"];
/** Licences, and what is told to the authorities that issued them. */
export const licensing: readonly Permission[] = ["licence.view", "licence.record"];
/** Persons of concern, places, groups, vehicles and phones, the measures on them, and their licences. */
export const mapping: readonly Permission[] = [
  "subject.view",
  "subject.record",
  "measure.view",
  ...licensing,
];
/** What agencies send to police, handed over by their own officers; what police ask for by the register alone; and investigations. */
export const informing: readonly Permission[] = [
  "intelligence.handle",
  "intelligence.read",
  "request.record",
  "investigation.record",
];
/** The leads of agencies and schools: who they are, and words to all of them. */
export const leads: readonly Permission[] = ["lead.manage", "lead.message"];
export const planning: readonly Permission[] = [
  "flag.manage",
  "meeting.manage",
  "decision.file",
  "paper.release",
];
const guarding: readonly Permission[] = [
  "whereabouts.protect",
  "record.restrict",
  "conflict.manage",
  "emergency.open",
];
export const leading: readonly Permission[] = [
  ...recording,
  ...planning,
  ...guarding,
  "level.set",
  "circle.manage",
  "case.close",
  "transfer.record",
  "request.record",
  "request.decide",
  "investigation.record",
];
export const overseeing: readonly Permission[] = [
  ...leading,
  "assessment.oversee",
  "case.agree",
  "family.agree",
  "team.oversee",
  "supervision.record",
  "cohort.manage",
  "intelligence.agree",
  "context.decide",
  "tracker.export",
  "configuration.view",
  "statistics.view",
  "record.match",
  ...mapping,
];
