import { entriesOf, type ShippedEntry } from "../../../directory/index.ts";

const algorithm = entriesOf("algorithm", "AL", "public");

const common = {
  contact: "To be filled in: the partnership’s information governance officer",
  owner:
    "The partnership’s exploitation co-ordinator answers for its use; Lantern’s authors for the program",
  training: "The guide in Lantern, under Help",
  alternatives: "People looking for it by hand, which misses more and cannot be checked",
  equality: "See the register of equality impact",
};
const noCharacteristics =
  "It never reads ethnicity, religion, disability, sexual orientation or any score of risk.";

/** One for each part of the program that suggests something: src/rooms/governance/algorithm-parts.ts has the list. */
export const shippedAlgorithms: readonly ShippedEntry[] = [
  algorithm("Records that may be of the same child", {
    ...common,
    description:
      "When a concern arrives, a child is added, a record changes or a workbook is read, Lantern shows records that may be of the same child, with what speaks for it and against it.",
    how: "Names, dates of birth, sex, postcodes and numbers are compared: how alike names sound and are written, and how rare they are. Names that often go together, as those of one language do, count for less than each by itself. Each comparison is shown in words. Each month some pairs that are not shown are drawn by chance, for people to look at: they say what is missed. What people decide says from where a pair is worth showing and, once two hundred pairs of one child and as many of two are decided, how often names, dates of birth and homes agree. Nothing changes automatically: your system administrator puts such numbers in force, and every version is kept.",
    data: `Names and other names, dates of birth, sex, NHS numbers, unique pupil numbers, and postcodes of homes that are not protected. Numbers at social care and police references find records and speak for or against them in words, and are not weighed; nor are an age in place of a date of birth and the school that sent a concern. Of what people decided about pairs: which were of one child, with names, dates of birth, sex and homes of both records; only shares are kept. ${noCharacteristics} Which names go together was learned from invented children.`,
    decision:
      "Whether two records are of one child. Nothing is merged automatically, and every decision is kept with its reason.",
    appeal:
      "Anyone can say that records were wrongly taken to be of one child; a colleague checks again.",
    risks:
      "Two children taken for one, or one for two. Nothing is joined without a person, and what speaks against it is shown as large as what speaks for it.",
    measured:
      "On invented children, by sex, age, ethnicity and where names come from: how many pairs of one child are found, and how many pairs of two children would have been taken for one. Lantern users read the figures under “How well records are recognised, by group”; others can ask for them.",
    module: "src/rooms/subjects/likeness, src/rooms/subjects/matching, src/linkage",
  }),
  algorithm("Rows and words of a workbook", {
    ...common,
    description:
      "When a spreadsheet is imported, Lantern says what it takes each column to hold, which rows it takes to be one child, and which vehicles, places and names the text mentions.",
    how: "Headings and values are compared with lists of words; dates and references by their form. What was not understood is listed.",
    data: `The spreadsheet a person chose. ${noCharacteristics}`,
    decision:
      "What each column holds, whether rows are of one child, and whether an offer is kept. A level that a workbook says waits for a person.",
    appeal: "What was imported is listed with its row; a colleague can correct it.",
    risks:
      "A cell that is read wrongly. Everything that was not understood is listed before anything is written.",
    measured: "By tests on workbooks of many shapes",
    module: "src/rooms/imports",
  }),
  algorithm("What is late and due next", {
    ...common,
    description:
      "Lists of actions, reviews and concerns in the order of their dates, with a question that can be sent to the person responsible.",
    how: "Dates and clocks that the partnership has configured, in working days where it says so. Nothing is weighed or ranked otherwise.",
    data: `Dates of actions, reviews, meetings and concerns. ${noCharacteristics}`,
    decision: "What to do first, who to ask, and whether a new date is agreed.",
    appeal: "Ask the person responsible for the action.",
    risks: "Something without a date is not late. What has no date is listed as such.",
    measured: "",
    module: "src/rooms/overdue, src/rooms/my-work, src/rooms/mash",
  }),
  algorithm("Harm beside a low level", {
    ...common,
    description:
      "A sentence on a child’s record where harm status and level do not go together: exploitation is known and the level is the lowest.",
    how: "One rule, which compares the two decisions that people recorded.",
    data: `Harm status and level as people decided them. ${noCharacteristics}`,
    decision: "Whether to look at the level again. Neither is changed by it.",
    appeal: "Each decision has a reason and a name: ask for it to be reviewed.",
    risks: "A sentence that is always there is not read. It is shown only where the two differ.",
    measured: "",
    module: "src/rooms/child-record/harm-scheme.ts",
  }),
  algorithm("Children nobody has referred", {
    ...common,
    description:
      "Each night four pattern alerts look for children nobody has referred: missing again and again; two low concerns from two agencies; harmed repeatedly and never at panel; at the highest level for a year. What they find is suggested to the exploitation co-ordinator and the MASH.",
    owner:
      "Each query names the role that answers for it, in the configuration and on its own page; Lantern’s authors answer for the program",
    how: "Each query is a fixed rule over dates. Its numbers, its owner and the day on which it stops are configuration with versions. Past that day it does not look. Nothing is weighed, ranked or learnt, and a child has no score.",
    data: `Days of missing episodes, concerns and their ratings, harm status, level, meetings and referrals to panels. It never reads where a child lives, goes to school or was seen, nor who the child knows: a shared place is not a link. ${noCharacteristics} Sex and age are counted afterwards, to monitor fairness.`,
    decision:
      "Whether to read the record, send a concern or refer to a panel. Nothing attaches, levels, flags or closes by it. Dismissing deletes the suggestion; the reason is counted without the child.",
    appeal:
      "A suggestion is not part of the record and expires. Ask the exploitation co-ordinator to review an alert.",
    risks:
      "Children whose facts are recorded more often are found more often. False alarms, misses and figures by sex and age are on the page of each alert, with small numbers withheld. There is no figure by ethnicity as long as records do not hold it.",
    measured:
      "By tests on invented children. A partnership measures its own: found, false alarms, missed",
    alternatives:
      "A score for each child, which was refused: it cannot be explained to the child and is taken for a fact",
    module: "src/rooms/pattern-alerts",
  }),
  algorithm("Links between adults, places and things", {
    ...common,
    description:
      "Off until a partnership turns it on. Where two adults, places or things have the same vehicle, telephone, account or address in links that people recorded, a link between the two is suggested to those who record subjects.",
    how: "A fixed rule over recorded links: how certain each is, how many things two have, how many have one thing, and how old it is. Its numbers are configuration with versions. Each suggestion shows both links and the weaker of them. Nothing is weighed, ranked or learnt, and nobody has a score.",
    data: `Links between subjects that are no children, as far as the person who looks may read each; and whether a telephone, an account or an address was said to be that of adults. A child’s telephone or account, a placement and a protected address suggest nothing. ${noCharacteristics} It never reads family or schools.`,
    decision:
      "Whether to record a link. A person takes it in their own words, or declines it with a reason, which stays. No measure, level or flag follows from it.",
    appeal:
      "A suggestion is not kept and expires. A link that was recorded can be ended with a reason: ask the exploitation co-ordinator.",
    risks:
      "Two people can have one thing for an innocent reason. What many have suggests nothing, each piece of evidence is shown, and a no is not asked again on evidence of the same kind.",
    measured: "By tests on invented people. Real records were not measured.",
    module: "src/rooms/people-and-places/suggestions",
  }),
  algorithm("Advice on wording", {
    ...common,
    description:
      "While a concern is being written, words that blame a child are pointed out, with others that say what was seen.",
    how: "A list of words and phrases. Nothing is kept of what was pointed out, and nothing is changed.",
    data: `The text as it is typed. ${noCharacteristics}`,
    decision: "Whether to word it otherwise. It never stops a concern from being sent.",
    appeal: "Ignore it: nobody is told.",
    risks: "A child’s own words are pointed out too. They should stay as they were said.",
    measured: "",
    module: "src/rooms/intake/concerns",
  }),
  algorithm("Use of records that is out of the ordinary", {
    ...common,
    description:
      "Lists of openings, searches and refusals that information governance may want to look at: many in a short time, at night, or outside a person’s own work.",
    how: "Each night the day is counted from the audit against limits that are written down in the configuration; one rule compares with the person’s own middle day of six weeks. No picture of a person is built, and nothing is learnt.",
    data: "The audit: who opened what and when. It never reads what a record says.",
    decision: "Whether to ask the person, and what follows. Nobody loses access by it.",
    appeal: "The person is asked first, and can say what the reason was.",
    risks: "Busy people are listed more often. The list says why each stands on it.",
    measured:
      "On a month of invented looks it lists the two days that were put there and no other. Real work was not measured.",
    module: "src/rooms/audit-review/anomalous-access",
  }),
];
