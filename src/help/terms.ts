/** A word as Lantern uses it, what it means to whoever reads it, and words that it stands in place of on every page. */
export type Term = {
  readonly term: string;
  readonly meaning: string;
  /** Refused in the texts of pages, mail and papers, in capitals or small letters (test/house/terms.test.ts). */
  readonly instead: readonly string[];
};

/** The one list of terms: the guide's page “Words” is made of it, and the glossary has each of them. */
export const terms: readonly Term[] = [
  {
    term: "action",
    meaning: "What one person has agreed to do for a child, with an owner and a date",
    instead: ["what is promised", "was promised", "promised in your name"],
  },
  {
    term: "overdue",
    meaning: "Not done by its date",
    instead: ["chasing: what is late"],
  },
  {
    term: "reachable moment",
    meaning: "A time when a child may accept help: an arrest, a hospital visit, an exclusion",
    instead: ["moments to reach", "moment to reach"],
  },
  {
    term: "people, places and networks",
    meaning:
      "Who and what exploitation happens around: people of concern, places, vehicles, groups",
    instead: ["persons, places and"],
  },
  {
    term: "unmet need",
    meaning: "A service that a child needs and the area does not have",
    instead: ["wanted and not available"],
  },
  {
    term: "professional network",
    meaning: "The people who work with a child and can open the record (team around the child)",
    instead: ["in the circle", "the child’s circle", "circles around children"],
  },
  {
    term: "lead practitioner",
    meaning: "The worker who leads for a child",
    instead: ["whoever leads for"],
  },
  {
    term: "pattern alert",
    meaning:
      "A rule that looks each night for children nobody has referred, for a person to review",
    instead: ["standing query", "standing queries"],
  },
  {
    term: "possible duplicates",
    meaning: "Two records that may be of the same child",
    instead: ["records that may be of one child"],
  },
  {
    term: "partner check",
    meaning: "The MASH asks an agency for the information it holds about a child",
    instead: ["ask partners what they hold", "we looked: nothing is held"],
  },
  {
    term: "no information held",
    meaning: "An agency’s answer: it has checked, and holds nothing about the child",
    instead: ["nothing is held"],
  },
  {
    term: "accept as a referral",
    meaning: "The MASH decides that a contact needs a decision as a referral",
    instead: ["take it up as a referral"],
  },
  {
    term: "pause the clock, restart the clock",
    meaning: "Stop a target time while waiting for a named reason, and start it again",
    instead: ["let the clock", "stop the clock while you wait"],
  },
  {
    term: "target, over target",
    meaning: "The time set for a stage, and a child who has been there longer",
    instead: ["longer than that"],
  },
  {
    term: "triage",
    meaning: "Deciding which referrals go on a panel’s agenda",
    instead: ["waits for the sift", "the sift said", "referrals to sift"],
  },
  {
    term: "panel meeting",
    meaning: "One meeting of a panel that looks at many children, such as MACE",
    instead: ["sitting of a panel", "sittings of panels"],
  },
  {
    term: "send apologies, deputy",
    meaning: "Say that you cannot attend, and name the colleague who attends for you",
    instead: ["i send apologies", "who comes instead"],
  },
  {
    term: "copy to case record",
    meaning: "A decision on paper or as data, for the council’s own case record",
    instead: ["notes to file"],
  },
  {
    term: "agency references",
    meaning: "NHS number, UPN and the numbers by which agencies know a child",
    instead: ["numbers at agencies"],
  },
  {
    term: "home, school and contacts",
    meaning: "Addresses, school and telephone numbers of a child",
    instead: ["under “where to find”"],
  },
  {
    term: "correct",
    meaning: "Replace a wrong entry by a later one; the wrong one stays, marked as corrected",
    instead: ["put right by", "puts it right", "to be put right"],
  },
  {
    term: "withdraw",
    meaning: "Say that an entry no longer counts, with a reason; it stays in the record",
    instead: ["why it is taken back", "why is it taken back"],
  },
  {
    term: "block access",
    meaning: "Close a record to a colleague who has a conflict of interest",
    instead: ["shut a colleague out", "is shut out of"],
  },
  {
    term: "sign-in",
    meaning: "How a person gets into Lantern: password and code, passkey, or the agency’s own",
    instead: ["has no way in", "a new way in", "make your way in"],
  },
  {
    term: "export",
    meaning: "A file made of a list, kept in a register with its purpose and recipient",
    instead: ["take this list out"],
  },
  {
    term: "children you can see",
    meaning: "Children whose record your post or your place in a professional network opens",
    instead: ["within your reach", "children whom you reach", "whom you cannot see"],
  },
  {
    term: "a colleague, a person",
    meaning: "Used for people who are not named, with their role where it is known",
    instead: ["somebody", "whoever", "whom"],
  },
];
