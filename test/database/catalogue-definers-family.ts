/** Functions of a child's family that run with their owner's rights: see catalogue-definers.ts. */
export const definersOfFamily: Readonly<Record<string, string>> = {
  "protect.sees_siblings":
    "whether the acting person reaches every child of a pair of linked records: yes or no, and never which they do not",
  "protect.siblings_refused":
    "why two records that the acting person reaches are not linked, and of any other that they are unknown",
  "protect.siblings_beyond":
    "how many brothers and sisters out of reach may be at risk, where a person said that it may be said; never who, nor of a restricted record",
  "protect.keep_sibling_link":
    "trigger: two rows to a pair, written by one person who reaches both records, and ended once",
};
