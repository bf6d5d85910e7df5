/**
 * Everything that a role can allow, each in words that the pages show. A permission alone opens no
 * record: access is permission and reach to the record.
 */
export const permissions = {
  "tracker.view": "See the list of children open to the exploitation pathway, within reach",
  "child.view": "Open a child’s record, within reach",
  "child.edit": "Change what is recorded about a child, within reach",
  "note.add": "Add a note to a child’s chronology",
  "tool.use": "Fill in a screening or assessment tool about a child, within reach",
  "tool.edit":
    "Make and change screening and assessment tools, try them on past answers, and put them in force",
  "words.edit":
    "Write the words of the form for the public, and put in force, as the second person, what a colleague wrote",
  "missing.record":
    "Record that a child is missing and has returned, and the interviews after, within reach",
  "missing.match":
    "See whom other systems report missing now and match to no record, and say who they are",
  "recovery.record":
    "Record referrals to services, direct work with a child and how outcomes are, within reach",
  "education.record": "Record a child’s education, within reach, and whom to ring in each school",
  "cohort.record":
    "Decide that a child is in a cohort, and record what is tried and whether it worked, within reach",
  "cohort.manage":
    "Open and close cohorts, and keep the lists of those that only their people may know of",
  "visit.record":
    "Record visits to a child and warnings for whoever goes to the door, within reach",
  "service.manage": "Keep the directory of services, and the lists of sensitive ones",
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
  "assessment.oversee": "Record a manager’s oversight of an assessment that somebody else leads",
  "case.close": "Propose to close a child’s record, and open a closed one again, within reach",
  "case.agree": "Agree, as the second person, that a child’s record is closed: never one’s own",
  "transfer.record":
    "Record moves between areas and the plan for turning 18, with the duties of each, within reach",
  "family.ask":
    "Ask a child or a family for their views by a one-time link, and answer them, within reach",
  "family.agree":
    "Agree, as the second person, to a link where the record is restricted or a place is protected",
  "moment.record":
    "Record a moment at which a child may be reached, and what came of it, within reach",
  "escalation.raise":
    "Raise a disagreement between agencies about a child, and take it on by stages, within reach",
  "team.oversee":
    "See what each person of one’s team holds and what of it is late, and pass work on",
  "supervision.record":
    "Record what was considered and decided about a child in supervision, within reach",
  "flag.manage": "Raise, review and end flags on a child’s record, with the reasons",
  "flag.enforcement":
    "Decide whether a child’s flag may be used for enforcement against the child; never one’s own request",
  "subject.view":
    "Read persons of concern, places, groups, vehicles and phones, and the children within reach they are linked with",
  "subject.record":
    "Record persons of concern, places, groups, vehicles and phones, their flags and their links with children within reach",
  "training.manage":
    "Keep courses, sessions, attendance and certificates of training, with the names of who was trained",
  "lead.manage":
    "Say who leads on exploitation in every agency and school, their training, and confirm them",
  "lead.message":
    "Send a message without names of children to the leads of agencies and schools, and see who opened it",
  "circle.manage": "Add people to the circle around a child and end their place in it",
  "concern.raise": "Send a concern to the MASH, and see what your own team has sent",
  "mash.decide": "Work the MASH queue: match concerns to children and decide on them",
  "check.answer":
    "Answer for your agency what the MASH asks it about children it names, and see nothing else of them",
  "record.match": "Say whether two records are of one child, within reach of both",
  "record.merge":
    "Propose to join two records of one child, agree to a colleague’s proposal, and take records apart again",
  "suggestion.read":
    "Read whom a standing query found and nobody has referred, within reach, and dismiss or take it up",
  "meeting.manage": "Book a meeting about a child and record what is said and agreed",
  "meeting.approve": "Approve the minutes of a meeting, which locks them",
  "panel.refer":
    "Refer a child within reach, or a person of concern, a place or a group, to a panel",
  "panel.manage":
    "Keep a panel over many: who sits on it, its sittings, agendas, papers and record, within reach",
  "paper.release":
    "Release, as the second person, a paper that leaves: never one’s own or one for oneself",
  "action.manage": "Record what will be done for a child, and what came of it",
  "plan.manage": "Write the safety plan and agree its versions",
  "decision.file": "Take a decision to the council’s own record, and mark it as filed",
  "child.find": "Ask whether a child is known and whom to ring, for a stated reason",
  "whereabouts.edit": "Record where a child can be found: home, placement, school, practice",
  "whereabouts.protect": "Protect where a child can be found, and name who may know it",
  "record.restrict": "Restrict a record to named people, and lift a restriction",
  "conflict.manage": "Shut a colleague with a conflict of interest out of a record",
  "emergency.open": "Open a record beyond your reach in an emergency, for a short time",
  "emergency.review": "Review each emergency opening of a record and its reason",
  "import.tracker": "Bring an existing tracker in from a spreadsheet",
  "feed.run": "Bring in what other systems send, and say whom rows that wait are about",
  "tracker.arrange": "Add columns of the partnership’s own to the tracker",
  "tracker.export": "Take the tracker out as a file, entered in the register with its purpose",
  "statistics.view": "See counts that have been through disclosure control, never names",
  "governance.view": "Read the registers of information governance; never a child’s record",
  "governance.manage":
    "Keep the registers of information governance, and set or ask to lift a legal hold",
  "governance.agree": "See legal holds, and agree as the second person that one is lifted",
  "audit.view": "See who read, searched, exported and changed what; never contents",
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
