import type { Permission, Role } from "./permissions.ts";

const reading: readonly Permission[] = ["tracker.view", "child.view"];
/** What everyone who works with children may do: raise a concern or a disagreement, and ask who to ring. */
const raising: readonly Permission[] = [
  "concern.raise",
  "child.find",
  "escalation.raise",
  "panel.refer",
  "intelligence.send",
];
/** What stands with others: the National Referral Mechanism, and forums beside the pathway. */
const elsewhere: readonly Permission[] = ["nrm.record", "forum.record"];
/** Asking a family, and being there at a moment when a child may be reached. */
const reaching: readonly Permission[] = ["family.ask", "moment.record"];
const recording: readonly Permission[] = [
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
const listing: readonly Permission[] = ["forum.lists", "forum.manage"];
/** Persons of concern, places, groups, vehicles and phones, and the measures on them. */
const mapping: readonly Permission[] = ["subject.view", "subject.record", "measure.view"];
/** What agencies send to police, handed over by their own officers; and what police ask for by the register alone. */
const informing = ["intelligence.handle", "intelligence.read", "request.record"] as const;
/** The leads of agencies and schools: who they are, and words to all of them. */
const leads: readonly Permission[] = ["lead.manage", "lead.message"];
const planning: readonly Permission[] = [
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
const leading: readonly Permission[] = [
  ...recording,
  ...planning,
  ...guarding,
  "level.set",
  "circle.manage",
  "case.close",
  "transfer.record",
  ...(["request.record", "request.decide"] as const),
];
const overseeing: readonly Permission[] = [
  ...leading,
  "assessment.oversee",
  "case.agree",
  "family.agree",
  "team.oversee",
  "supervision.record",
  "cohort.manage",
  "intelligence.agree",
  "tracker.export",
  "configuration.view",
  "statistics.view",
  "record.match",
  ...mapping,
];

/**
 * The roles that a new partnership starts with. It can change them and define its own from the same
 * vocabulary; the invariants in the test beside this file are what review of such a role looks for.
 */
export const roleDefaults: readonly Role[] = [
  { key: "practitioner", name: "Practitioner", permissions: recording, reach: "team" },
  {
    key: "lead-practitioner",
    name: "Lead practitioner",
    permissions: [...leading, "immigration.view"],
    reach: "team",
  },
  {
    key: "voluntary-key-worker",
    name: "Voluntary-sector key worker",
    // Return home interviews are often theirs: independent of who cares for the child.
    permissions: [
      ...reading,
      ...raising,
      "note.add",
      "action.manage",
      "missing.record",
      "recovery.record",
      "cohort.record",
      ...reaching,
      "visit.record",
      ...elsewhere,
    ],
    reach: "team",
  },
  {
    // Whom the others ask: the only built-in role that reads every sensitive service.
    key: "designated-nurse",
    name: "Designated nurse for safeguarding",
    permissions: [...recording, "service.sensitive", "check.answer"],
    reach: "team",
  },
  {
    // A manager of many children is reached by the team's stamp, never by hundreds of circles.
    key: "team-manager",
    name: "Team manager",
    permissions: [...overseeing, "check.answer", "immigration.view"],
    reach: "team",
  },
  {
    key: "mash-decision-maker",
    name: "MASH decision maker",
    permissions: [
      ...leading,
      ...listing,
      "lead.message",
      ...mapping,
      "flag.enforcement",
      "assessment.oversee",
      "case.agree",
      "family.agree",
      "intelligence.agree",
      "mash.decide",
      "record.match",
      "record.merge",
      "suggestion.read",
      "panel.manage",
      ...(["missing.match", "configuration.view", "words.edit", "measure.record"] as const),
    ],
    reach: "partnership",
  },
  {
    key: "exploitation-coordinator",
    name: "Exploitation co-ordinator",
    permissions: [
      ...overseeing,
      ...leads,
      ...listing,
      "flag.enforcement",
      "record.merge",
      "import.tracker",
      "feed.run",
      "tracker.arrange",
      ...(["missing.match", "tool.edit", "words.edit", "measure.record"] as const),
      "service.manage",
      "training.manage",
      "suggestion.read",
      "panel.manage",
    ],
    reach: "partnership",
  },
  {
    // The children on the agenda, from papers issued until a set time after: circle memberships.
    key: "panel-chair",
    name: "Panel chair",
    permissions: [
      ...reading,
      ...raising,
      ...planning,
      "note.add",
      "level.set",
      "action.manage",
      "plan.manage",
      "meeting.approve",
      "panel.manage",
      "case.agree",
      "configuration.view",
      "statistics.view",
    ],
    reach: "team",
  },
  {
    key: "police-spoc",
    name: "Police single point of contact",
    permissions: [
      ...reading,
      ...raising,
      "note.add",
      "action.manage",
      ...(["missing.record", "missing.match"] as const),
      "moment.record",
      "visit.record",
      ...elsewhere,
      ...(["subject.view", "measure.view", "measure.record"] as const),
      ...informing,
      "emergency.open",
      "check.answer",
    ],
    reach: "team",
  },
  {
    key: "intelligence-officer",
    name: "Intelligence officer",
    permissions: [...reading, ...raising, ...mapping, ...informing, "measure.record", "note.add"],
    reach: "team",
  },
  {
    key: "analyst",
    name: "Analyst",
    permissions: ["statistics.view", "configuration.view"],
    reach: "none",
  },
  {
    key: "training-coordinator",
    name: "Training co-ordinator",
    permissions: ["statistics.view", "lead.manage", "training.manage"],
    reach: "none",
  },
  {
    key: "commissioner",
    name: "Commissioner",
    permissions: ["statistics.view", "service.manage"],
    reach: "none",
  },
  {
    // The second person for a legal hold: somebody senior who keeps no register themselves.
    key: "board-member",
    name: "Board member",
    permissions: ["statistics.view", "configuration.view", "governance.agree"],
    reach: "none",
  },
  {
    key: "councillor",
    name: "Councillor",
    permissions: ["statistics.view"],
    reach: "none",
  },
  {
    // A sample for a limited time: dated circle memberships. The post's own team owns no records.
    key: "independent-scrutineer",
    name: "Independent scrutineer",
    permissions: ["child.view", "statistics.view", "configuration.view"],
    reach: "team",
  },
  {
    key: "quality-auditor",
    name: "Quality auditor",
    permissions: ["child.view", "statistics.view", "configuration.view"],
    reach: "team",
  },
  {
    key: "information-governance-officer",
    name: "Information governance officer",
    permissions: [
      "governance.view",
      "governance.manage",
      "governance.agree",
      "audit.view",
      "forum.lists",
      "emergency.review",
      "configuration.view",
      "alarm.answer",
    ],
    reach: "none",
  },
  {
    key: "system-administrator",
    name: "System administrator",
    permissions: [
      "staff.manage",
      "calendar.manage",
      "configuration.view",
      "health.view",
      "alarm.answer",
    ],
    reach: "none",
  },
  {
    // The system of a school, a charity or a health trust: it sends its team's concerns and reads
    // what came of them, and closes what was promised in its agency's name.
    key: "agency-system",
    name: "Agency’s system",
    permissions: ["concern.raise", "child.view", "action.manage", "check.answer"],
    reach: "team",
  },
  {
    // A machine gets what its one purpose needs, added by the partnership; this much watches health.
    key: "service-account",
    name: "Service account",
    permissions: ["health.view"],
    reach: "none",
  },
];
