import { entriesOf, type ShippedEntry } from "../../../directory/index.ts";

const notice = entriesOf("notice", "PN", "public");
const equality = entriesOf("equality", "EQ", "governance");

const contact =
  "To be filled in: the council’s data protection officer, by telephone, e-mail and post. You can also ask anyone who works with you.";
const languages = "To be filled in: easy read, large print, audio, and the languages spoken here";

/** Plain words, to be made the partnership’s own before they are published. */
export const shippedNotices: readonly ShippedEntry[] = [
  notice("About you, and who knows what", {
    for: "children",
    text: [
      "People from the council, the police, health, schools and charities work together to keep young people safe from being used by others. We keep a record so that you do not have to tell your story again and again.",
      "The record says who you are, what has happened, what we are worried about, what you have told us and what we have promised you. Only people who work with you can open it, and we keep a list of everybody who does.",
      "We do not have to ask your permission to keep you safe, but we should tell you. Sometimes we have to wait, if telling you could put you or someone else in danger. Then we write down why, and when we will review it.",
      "A computer never decides anything about you. People do.",
      "You can ask to see what we have written. You can say that something is wrong: then what you say is kept next to it, so people who read one read the other.",
      "You can complain, to us and to the Information Commissioner. It will not make anything worse for you.",
    ].join("\n\n"),
    contact,
    languages,
  }),
  notice("Information about your child, and about you", {
    for: "parents",
    text: [
      "Agencies in this area share what they know where a child may be exploited. The law allows and sometimes requires it: the Children Acts 1989 and 2004, and data protection law for safeguarding. It does not rest on consent.",
      "The record holds what agencies have seen and been told, decisions with their reasons, and plans. It may hold information about you, where it matters to your child’s safety.",
      "Only people who work with your child can open it. It is kept for as long as the partnership’s schedule says, and nobody sells it or sends it abroad.",
      "You can ask for what is held about you, ask for mistakes to be corrected, and object. Some of what is held about your child may be kept from you if showing it could harm them.",
      "If you disagree with what is written, what you say is kept beside it. You can complain to us: we acknowledge it within 30 days. You can also complain to the Information Commissioner’s Office.",
    ].join("\n\n"),
    contact,
    languages,
  }),
  notice("If you work with children, or are named in a record", {
    for: "professionals",
    text: [
      "Your name, agency, post and work telephone are kept so that colleagues can reach you. What you open, search, change and take out is recorded, and information governance can read that record.",
      "What you record has your name and your agency on it. Your agency is the controller of what it records; the agencies are joint controllers of the shared record.",
      "Police information that is held for law enforcement is processed under Part 3 of the Data Protection Act 2018.",
      "You can ask for what is held about you, and complain to the partnership or to the Information Commissioner’s Office.",
    ].join("\n\n"),
    contact,
    languages: "",
  }),
];

export const shippedEquality: readonly ShippedEntry[] = [
  equality("Bringing Lantern into use", {
    about: "A shared record of children who are exploited or may be, in place of a workbook.",
    groups:
      "Boys, who are more often seen as offenders than as harmed; Black children, who are more often treated as older than they are; disabled children; children in care; children whose first language is not English; girls, where criminal exploitation is overlooked.",
    evidence:
      "To be filled in: who is referred, at what level and with what outcome, compared with who lives here. Lantern keeps harm status apart from level so that one is not read as the other.",
    effect: "unknown",
    action:
      "Compare levels, outcomes and time to a decision by group every quarter, through disclosure control.",
    owner: "To be filled in",
  }),
];
