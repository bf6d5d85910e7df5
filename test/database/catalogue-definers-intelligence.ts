/** Functions of intelligence that run with their owner's rights: see catalogue-definers.ts. */
export const definersOfIntelligence: Readonly<Record<string, string>> = {
  "sec.handles_intelligence":
    "a post of the police with the permission: one rule for every policy of intelligence",
  "sec.reads_intelligence": "the same, or the force's own system",
  "identify.keep_intelligence_closed":
    "trigger: whoever is named in an entry is shut out of what is written from it",
  "identify.intelligence_alike":
    "whether something alike came from somebody else, for the sender of an entry and nothing of it",
};

/** Functions of measures that do. */
export const definersOfMeasures: Readonly<Record<string, string>> = {
  "subjects.keep_listed": "until when a subject stands in lists, for the triggers that learn of it",
  "subjects.keep_standing": "the same, and until when measures on it stand on the board",
  "subjects.begin_on_board": "trigger: until when a new measure stands on the board",
  "subjects.halt_measures":
    "stops what runs on somebody who may be a child, for the triggers that learn of it",
  "subjects.keep_halted": "trigger: what is learned of somebody’s age stops measures on them",
};
