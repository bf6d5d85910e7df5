/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "suggestion.list": "Looked at whom standing queries found",
  "suggestion.read": "Read why a standing query found a child",
  "suggestion.figures": "Looked at the figures of a standing query",
  "housekeeping.standing-queries": "Asked the standing queries",
  "suggestion.take-up": "Took up what a standing query suggested",
  "suggestion.dismiss": "Dismissed what a standing query suggested",
};
