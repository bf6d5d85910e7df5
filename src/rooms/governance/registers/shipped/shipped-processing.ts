import { entriesOf, type ShippedEntry } from "../../../directory/index.ts";

const processing = entriesOf("processing", "RP", "governance");
const retention = entriesOf("retention", "RS", "governance");

const controller =
  "The agencies of the partnership, jointly; the council’s data protection officer is the point of contact.";
const security =
  "Access by role and by reach to each record, enforced in the database; every page, file and refusal is audited; second factor at sign-in; encrypted connections; encrypted and tested backups.";
const recipients =
  "People of the partnership’s agencies who work with the child. Files leave only by a register with a purpose, a recipient and a day for destruction.";
const common = {
  controller,
  recipients,
  security,
  transfers: "None",
  profiling: "None: the computer suggests, people decide. See the register of algorithms.",
};

export const shippedProcessing: readonly ShippedEntry[] = [
  processing("Children on the exploitation pathway", {
    ...common,
    regime: "article-30",
    purposes:
      "To protect children from exploitation, to plan with them, and to complete agreed actions.",
    people:
      "Children, their parents and carers, brothers and sisters, friends; adults who may be a danger; professionals.",
    categories:
      "Names, dates of birth, where a child can be found, what happened, harm status, level, flags, plans, meetings, actions.",
    special:
      "Health, ethnicity, religion, sexual orientation where it matters to safety; offences and allegations.",
    retention: "By the retention schedule; nothing deletes by itself.",
    basis: "Working together for the child’s welfare; Enquiry into significant harm; Child in need",
  }),
  processing("Concerns and the MASH", {
    ...common,
    regime: "article-30",
    purposes:
      "To receive concerns about children, to decide on them in time, and to tell the sender.",
    people: "Children a concern is about, people named in it, the sender.",
    categories:
      "The concern in its sender’s words, ratings, checks, decisions and what came of them.",
    special: "Whatever the sender writes: health, offences, family life.",
    retention: "With the child’s record; a concern about nobody known by the local schedule.",
    basis:
      "Working together for the child’s welfare; Safeguarding by an organisation without statutory powers",
  }),
  processing("People who use Lantern", {
    ...common,
    regime: "article-30",
    purposes: "To let the right people in, and to account for what they did.",
    people: "Staff of the partnership’s agencies.",
    categories:
      "Name, work address and telephone, posts, sign-ins, and an audit of what they opened and changed; in the security log, where there is one, the network address they came from.",
    special: "None, but declared conflicts of interest may tell of family or friends.",
    retention: "The audit as long as the records that it is about.",
    basis: "Article 6(1)(e) and 6(1)(f): accountability and security",
  }),
  processing("Information that the police hold for law enforcement", {
    ...common,
    regime: "section-61",
    controller:
      "The chief constable, for rows that the police recorded; see the arrangement between controllers.",
    purposes: "To prevent, detect and investigate the exploitation of children.",
    people:
      "Suspects, people of concern, victims and witnesses, kept apart as far as possible (section 38(3)).",
    categories:
      "What the police share on a child’s record or at a meeting: incidents, missing episodes, sanitised intelligence.",
    special:
      "Sensitive processing on Schedule 8 conditions only; an appropriate policy document is kept (section 42).",
    retention: "By the police’s review, retention and disposal.",
    profiling: "None",
    basis: "Law enforcement by the police",
  }),
];

const born = { covers: "child", trigger: "born" } as const;

/** Starting points with their sources; every period is local and confirmed by the partnership. */
export const shippedRetention: readonly ShippedEntry[] = [
  retention("Child on the exploitation pathway", {
    ...born,
    years: "25",
    source:
      "No statute; councils’ child protection schedules differ, from the 25th birthday to 35 years after the last contact",
    notes: "Confirm the period with each agency that recorded something: the longest counts.",
  }),
  retention("Closed record of a child", {
    covers: "child",
    trigger: "closed",
    years: "6",
    source:
      "A starting point beside the period from the date of birth: the later of the two counts",
    notes: "",
  }),
  retention("Looked-after child", {
    covers: "other",
    trigger: "born",
    years: "75",
    source:
      "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50: the 75th birthday, or 15 years after a death before 18",
    notes:
      "Kept in the council’s own system; where Lantern holds the only copy, set it to cover children’s records.",
  }),
  retention("Health records of a child", {
    covers: "other",
    trigger: "born",
    years: "25",
    source:
      "NHS records management code, to be checked: the 25th birthday, or the 26th if 17 when treatment ended",
    notes: "",
  }),
  retention("Safeguarding file of a school", {
    covers: "other",
    trigger: "born",
    years: "25",
    source:
      "Information and Records Management Society’s toolkit for schools: 25th birthday, then review; follows the child",
    notes: "",
  }),
  retention("Police information", {
    covers: "other",
    trigger: "other",
    years: "10",
    source:
      "College of Policing: review, retention and disposal by group; reviewed and never deleted by a clock",
    notes: "The force’s own review decides.",
  }),
  retention("Audit and registers", {
    covers: "other",
    trigger: "other",
    years: "75",
    source: "At least as long as the records that they are about",
    notes: "",
  }),
];
