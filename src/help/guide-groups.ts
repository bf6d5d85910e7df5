import type { Guide } from "../platform/rooms/routes-slot.ts";
import type { GuidePage } from "./guide.ts";

/** A guide's key, and in one line what it is for. */
export type GuideLine = readonly [key: string, line: string];

export type GuideGroup = {
  readonly id: string;
  readonly heading: string;
  readonly guides: readonly GuideLine[];
};

/** Help by what people do, in the order of its page. Each guide stands in one group: a new one fails a test until it does. */
export const guideGroups: readonly GuideGroup[] = [
  {
    id: "start",
    heading: "Start your day",
    guides: [
      ["sign-in", "The ways to sign in, and what to do if you cannot"],
      ["words", "The words that Lantern uses, and what they mean"],
      ["your-account", "How you sign in, and where you are signed in now"],
      ["my-work", "Your work today, in one place"],
      ["notices", "Your notices, and how to get them by email"],
      ["drafts", "What you typed and have not sent, and where to find it again"],
      ["search", "Find a child, a concern, a place, a meeting or a page that you can open"],
      ["find-a-child", "Ask whether a child is known, and who to ring"],
    ],
  },
  {
    id: "concerns",
    heading: "Raise a concern, and decide on one",
    guides: [
      ["raise-a-concern", "Tell the MASH what worries you about a child, a place or a person"],
      ["mash", "Read new concerns, identify the child, and decide"],
      ["partner-checks", "Answer for your agency, or say “No information held”"],
      ["professional-links", "Ask a professional who has no account, by a link and a code"],
      ["public-concerns", "What the public reads, and what it tells the MASH"],
      ["signs", "What each profession sees, what it does next, and who it tells"],
      ["strategy-discussion", "Bring social care, police and health together at once"],
      ["standing-queries", "Children whose records match a pattern, for a person to review"],
    ],
  },
  {
    id: "child",
    heading: "Work with a child",
    guides: [
      ["a-childs-record", "What each tab of the record holds, and how to add to it"],
      ["harm-level-and-flags", "Whether a child is being harmed, how great the risk is, and flags"],
      ["what-is-known", "What each source said about the exploitation, and alleged perpetrators"],
      ["where-a-child-is", "Addresses, school and places, and how to protect them"],
      ["at-the-door", "What to read before a visit, and how to write it up"],
      ["screening-tools", "Fill in a screening or assessment tool, and read earlier ones"],
      ["pathway", "The stages, and assessments with their clocks"],
      ["safety-plan", "What is agreed with the child and the family, and what the child says"],
      ["direct-work", "Sessions, advocacy, and how a child says it is going"],
      [
        "family-and-network",
        "People around a child, parental responsibility, who must not be told",
      ],
      ["identity-and-contact", "Who the child is, who interprets, and how to reach them safely"],
      ["facts-to-check", "What concerns, interviews and visits named, to add or decline"],
      ["vulnerability-profile", "Strengths and vulnerabilities, and what is not known"],
      ["education", "Enrolment, timetable, attendance and exclusions"],
      ["services", "Services offered, waited for or used, and the directory"],
      ["reachable-moments", "Arrest, hospital or exclusion: who goes, and how soon"],
      ["photographs", "A photograph of a missing child: add, check, take down"],
      ["missing", "Report, return, the interview after it, and patterns"],
      ["families", "Let a family read and answer by a link"],
      ["told-and-disputed", "Record privacy notices given, and disputed information"],
      ["who-can-see", "Why you can see a record, who viewed it, and conflicts of interest"],
    ],
  },
  {
    id: "together",
    heading: "Meet, decide and share",
    guides: [
      ["planning-meetings", "A meeting about one child, from booking to approved minutes"],
      ["panels", "Meetings over many children: referrals, agenda, decisions"],
      ["escalation", "Raise a disagreement about a child, and take it further"],
      ["nrm", "Refer to the National Referral Mechanism, and follow it"],
      ["other-forums", "What other forums know and do, also hidden ones"],
      ["directory", "Telephone numbers of agencies and teams, and when they were answered"],
      ["leads", "Who the exploitation leads of agencies and schools are"],
      ["contexts", "Make a place, a group or an online space safer"],
      ["intelligence", "Send police what you saw or heard, and what becomes of it"],
      ["training", "Book training, tick who was there, and see who is trained"],
      ["commissioning", "Contracts, monthly returns, and demand for services"],
      ["programmes", "Programmes for children and parents: what was held, and who had none"],
      ["practice", "Practice taken over from gangs, missing and other work"],
      ["campaigns", "Campaigns, visits to businesses, and leaflets, films and lesson packs"],
      ["safety-forums", "What young people, parents and carers said, and what became of it"],
      ["papers", "Give something on paper to a family or another agency"],
      ["victim-requests", "Police, a court or the defence ask for a child’s information"],
      ["licensing", "Refer a driver, a vehicle or premises to the licensing authority"],
      [
        "investigations",
        "What a child who is a victim is told and entitled to, from crime to court",
      ],
      ["duties", "Who must be told, by when; bail and releases before they end"],
      ["notes-to-file", "Copy decisions into the council’s own record"],
    ],
  },
  {
    id: "overview",
    heading: "Keep an eye on many children",
    guides: [
      ["tracker", "Every open child on one page: filter, edit, print"],
      ["chasing", "What is overdue, and who to ask about it"],
      ["team-work", "Who carries what, how supervision is recorded, and what leavers hand over"],
      ["life-of-a-case", "Ending the work, moving to another area, and becoming an adult"],
      ["cohorts", "Groups of children that a piece of work is for"],
      ["flags-of-all", "People, places, vehicles and networks, and flags on them"],
      ["data-quality", "How much is known of the children that figures count"],
      ["equality", "What became of children, by ethnicity, sex, disability and age"],
      ["measures", "Orders, notices and tactics on adults and places, and whether the harm fell"],
      ["exports", "Take the tracker out as a file"],
    ],
  },
  {
    id: "data",
    heading: "Keep records right, and bring data in",
    guides: [
      ["same-child", "Whether two records are of one child; join them and take them apart"],
      ["import-a-workbook", "Bring in the workbook that you keep your children in"],
      ["import-training", "Import who attended which course from exports of learning systems"],
      ["feeds", "Data from other systems, and rows that need a decision"],
      ["link-records", "Find the same person in one or several files, without Lantern’s data"],
    ],
  },
  {
    id: "running",
    heading: "Set up and run Lantern",
    guides: [
      ["people", "Joiners, movers and leavers, their posts and accounts of systems"],
      ["configuration", "Schemes, clocks and lists, and how a change comes into force"],
      ["calendar", "The days on which statutory clocks run"],
      ["make-a-tool", "Write a tool of your own, try it out and put it in force"],
      ["api", "What a school’s or charity’s own system can read and send"],
      ["webhooks", "Calls to an address of another system, without what is in a record"],
      ["alarms", "What the system noticed that cannot wait, and who answers it"],
      ["health", "Whether Lantern is working well, and what must be in place first"],
      ["backups", "Backups, getting everything back, and moving out"],
    ],
  },
  {
    id: "oversight",
    heading: "Oversee and account for it",
    guides: [
      ["governance", "Registers, legal holds, reviews and what is published"],
      ["audit", "Who opened or changed what, or was refused it"],
    ],
  },
];

/** Each page of the guide with its line, as search finds it. */
export const guidesIn = (guide: readonly GuidePage[]): readonly Guide[] => {
  const lines = new Map(guideGroups.flatMap(({ guides }) => guides));
  return guide.map((page) => ({ ...page, line: lines.get(page.key) ?? "" }));
};
