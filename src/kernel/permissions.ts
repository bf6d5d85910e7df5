/**
 * Everything that a role can allow, each in words that the pages show. A permission alone opens no
 * record: access is permission and reach to the record.
 */
export const permissions = {
  "tracker.view": "See the list of children open to the exploitation pathway, within reach",
  "child.view": "Open a child’s record, within reach",
  "child.edit": "Change what is recorded about a child, within reach",
  "immigration.view":
    "Read and record a child’s nationality and immigration status for a stated purpose, within reach; never for who enforces the law",
  "note.add": "Add a note to a child’s chronology",
  "tool.use": "Fill in a screening or assessment tool about a child, within reach",
  "tool.edit":
    "Make and change screening and assessment tools, try them on past answers, and put them in force",
  "words.edit":
    "Write the text of the public form, and approve, as the second person, what a colleague wrote",
  "missing.record":
    "Record that a child is missing and has returned, and the interviews after, within reach",
  "missing.match":
    "See children other systems report missing now who match no record, and identify them",
  "recovery.record":
    "Record referrals to services, direct work with a child and how outcomes are, within reach",
  "education.record": "Record a child’s education, within reach, and who to ring in each school",
  "cohort.record":
    "Decide that a child is in a cohort, and record what is tried and whether it worked, within reach",
  "cohort.manage":
    "Open and close cohorts, and keep the lists of those that only their people may know of",
  "visit.record": "Record visits to a child and warnings for visiting staff, within reach",
  "service.manage":
    "Keep the directory of services, the lists of sensitive ones, and the directory of telephone numbers",
  "service.sensitive":
    "Read which sensitive services a child goes to without being on their lists, within reach",
  "nrm.record":
    "Prepare and record referrals to the National Referral Mechanism, and section 45, within reach",
  "forum.record":
    "Record that a child is known to another forum, within reach; a hidden forum from its list alone",
  "forum.lists": "Read who may know of each hidden forum and why: staff by name, and no child",
  "forum.manage": "Put a colleague on the list of a hidden forum or take one off it, never oneself",
  "level.set": "Record harm status and risk level, with the reasons",
  "assessment.record":
    "Begin, pause and finish assessments, and move a child along the pathway, within reach",
  "assessment.oversee": "Record a manager’s oversight of a colleague’s assessment",
  "case.close": "Propose to close a child’s record, and open a closed one again, within reach",
  "case.agree": "Agree, as the second person, that a child’s record is closed: never one’s own",
  "transfer.record":
    "Record moves between areas and the plan for turning 18, with the duties of each, within reach",
  "family.ask":
    "Ask a child or a family for their views by a one-time link, and answer them, within reach",
  "family.agree":
    "Agree, as the second person, to a link where the record is restricted or a place is protected",
  "moment.record": "Record a reachable moment and its outcome, within reach",
  "escalation.raise":
    "Raise a disagreement between agencies about a child, and escalate it by stages, within reach",
  "team.oversee": "See each team member’s work and what is overdue, and reassign work",
  "supervision.record":
    "Record what was considered and decided about a child in supervision, within reach",
  "flag.manage": "Raise, review and end flags on a child’s record, with the reasons",
  "flag.enforcement":
    "Decide whether a child’s flag may be used for enforcement against the child; never one’s own request",
  "subject.view":
    "Read persons of concern, places, groups, vehicles and phones, and the children within reach they are linked with",
  "subject.record":
    "Record persons of concern, places, groups, vehicles and phones, their flags and their links with children within reach",
  "measure.view":
    "Read orders, notices and tactics on persons of concern and places, and agree their effect on a child as a lead",
  "measure.record":
    "Propose and record orders, notices and tactics on persons of concern and places, never on a child",
  "licence.view":
    "Read licences that were referred to the authority that issued them, with the sanitised ground; never a child",
  "licence.record":
    "Record a licence of a person, vehicle or place one reads, refer it, send it to the authority that issued it, and record the answer",
  "request.record":
    "Record a request for a child’s information for an investigation or a court, within reach, and read those of one’s own agency",
  "investigation.record":
    "Record investigations of crimes against a child and what the child as a victim is told and entitled to, within reach",
  "request.decide":
    "Decide what is given on a request for a child’s information and who it is safe to notify, within reach; never for who enforces the law",
  "training.manage":
    "Keep courses, sessions, attendance and certificates of training, with the names of who was trained",
  "participation.manage":
    "Keep what young people, parents and carers said at safety forums, and release, as the second person, what a colleague wrote",
  "lead.manage":
    "Say who leads on exploitation in every agency and school, their training, and confirm them",
  "lead.message":
    "Send a message without names of children to the leads of agencies and schools, and see who opened it",
  "circle.manage": "Add people to a child’s professional network and remove them",
  "concern.raise": "Send a concern to the MASH, and see what your own team has sent",
  "intelligence.send":
    "Send police what was seen or heard, and see what came of one’s own in general words",
  "intelligence.agree":
    "Decide, as a named manager, whether what a child said goes to police although telling the child is unsafe",
  "intelligence.handle":
    "Sanitise, grade, hand over and answer what agencies send to police; only where the post is in the police",
  "intelligence.read":
    "Take over sanitised intelligence into the force’s own system, once hand-over by API is turned on",
  "context.view":
    "Read cases on places, groups and online spaces in which one’s own agency has a part",
  "context.record":
    "Refer a place, a group or an online space, assess it, plan who makes it safer, and review it",
  "context.decide":
    "Open, close and reopen a case on a place, group or online space, let its level fall, and restrict who reads it",
  "context.oversee":
    "Read and work on every case on a place, group or online space of the partnership that is not restricted",
  "mash.decide": "Work the MASH queue: match concerns to children and decide on them",
  "check.answer":
    "Answer for your agency what the MASH asks it about children it names, and see nothing else of them",
  "record.match": "Decide whether two records are of one child, within reach of both",
  "record.merge":
    "Propose to join two records of one child, agree to a colleague’s proposal, and take records apart again",
  "suggestion.read":
    "Read which children a pattern alert found who have not been referred, within reach, and accept or dismiss each suggestion",
  "meeting.manage": "Book a meeting about a child and record what is said and agreed",
  "meeting.approve": "Approve the minutes of a meeting, which locks them",
  "panel.refer":
    "Refer a child within reach, or a person of concern, a place or a group, to a panel",
  "panel.manage":
    "Manage a panel: its members, meetings, agendas, papers and minutes, within reach",
  "paper.release":
    "Release, as the second person, a paper that leaves: never one’s own or one for oneself",
  "action.manage": "Record actions for a child, and their outcomes",
  "plan.manage": "Write the safety plan and agree its versions",
  "decision.file": "Take a decision to the council’s own record, and mark it as filed",
  "child.find": "Ask whether a child is known and who to ring, for a stated reason",
  "whereabouts.edit": "Record where a child can be found: home, placement, school, practice",
  "whereabouts.protect": "Protect where a child can be found, and name who may know it",
  "record.restrict": "Restrict a record to named people, and lift a restriction",
  "conflict.manage": "Block the access of a colleague with a conflict of interest",
  "emergency.open": "Open a record you cannot normally see, in an emergency, for a short time",
  "emergency.review": "Review each emergency opening of a record and its reason",
  "import.tracker": "Bring an existing tracker in from a spreadsheet",
  "feed.run": "Import what other systems send, and match waiting rows to a child",
  "tracker.arrange": "Add columns of the partnership’s own to the tracker",
  "tracker.export": "Take the tracker out as a file, entered in the register with its purpose",
  "statistics.view": "See counts that have been through disclosure control, never names",
  "governance.view": "Read the registers of information governance; never a child’s record",
  "governance.manage":
    "Keep the registers of information governance, and set or ask to lift a legal hold",
  "governance.agree":
    "Agree as the second person that a legal hold is lifted or an agency’s key co-signs the audit",
  "audit.view": "See who read, searched, exported and changed what; never contents",
  "alarm.answer": "See alarms of the system, acknowledge them and record what was found; no names",
  "calendar.manage": "Add working-day exceptions to the partnership’s calendar",
  "configuration.view": "See the schemes, clocks and lists that are in force",
  "staff.manage": "Add staff, give and end their posts",
  "health.view": "See whether the system is well: versions, jobs, storage",
} as const satisfies Record<string, string>;

export type Permission = keyof typeof permissions;

/**
 * How far a role's permissions reach. Membership of a child's circle (allocation, team around the
 * child, panel, grant) adds that child to any reach but 'none', which sees no record by any way.
 */
export type Reach = "none" | "team" | "agency" | "partnership";

export type Role = {
  readonly key: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly reach: Reach;
};
