/** What is done of records that may be of one child. */
export const pairActions = {
  "mash.how": "Read how a likely record was compared with a concern",
  "pair.list": "Looked at records that may be of one child",
  "pair.list-decided": "Looked at what was decided about pairs of records",
  "pair.read": "Compared two records",
  "pair.how": "Read how two records were compared",
  "pair.decide": "Decided whether two records are of one child",
  "pair.end-form": "Began to take back whether two records are of one child",
  "pair.end": "Took back whether two records are of one child",
  "suggestion.list": "Looked at whom standing queries found",
  "suggestion.read": "Read why a standing query found a child",
  "suggestion.take-up": "Took up what a standing query suggested",
  "suggestion.dismiss": "Dismissed what a standing query suggested",
  "suggestion.figures": "Looked at the figures of a standing query",
  "housekeeping.standing-queries": "Asked the standing queries",
  "housekeeping.find-pairs": "Compared records that changed with others",
} as const;
