type Logged = {
  readonly verb: string;
  /** Actions of the audit that are of this kind; a test finds each of them among the routes. */
  readonly actions: readonly string[];
  readonly otherwise?: string;
};

/**
 * What section 62 of the Data Protection Act 2018 has logged of law enforcement processing, and the
 * words under which the audit keeps it: who, when, and of which records.
 */
export const section62: readonly Logged[] = [
  {
    verb: "Collection",
    actions: ["child.add", "concern.send", "note.add", "whereabouts.add", "mash.create-child"],
    otherwise: "and import.decide with tracker.import for a workbook",
  },
  {
    verb: "Alteration",
    actions: ["tracker.save", "level.set", "harm.set", "flag.raise", "flag.review", "flag.end"],
  },
  {
    verb: "Consultation",
    actions: ["child.read", "child.chronology.read", "tracker.list", "find.ask", "mash.read"],
  },
  {
    verb: "Disclosure, and who to",
    actions: ["tracker.export", "concern.export", "meeting.share", "paper.release", "paper.given"],
    otherwise: "the register of exports has the recipient and the reason",
  },
  { verb: "Combination", actions: ["mash.match", "mash.compare", "import.decide"] },
  {
    verb: "Erasure",
    actions: [],
    otherwise:
      "nothing of a record is erased; forms and workbooks that nobody sent or confirmed are swept under housekeeping.sweep-drafts and housekeeping.sweep-workbooks",
  },
];
