/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "suggestion.list": "Viewed children found by pattern alerts",
  "suggestion.read": "Read why a pattern alert found a child",
  "suggestion.figures": "Viewed the figures of a pattern alert",
  "housekeeping.standing-queries": "Ran the pattern alerts",
  "suggestion.take-up": "Accepted a suggestion of a pattern alert",
  "suggestion.dismiss": "Dismissed a suggestion of a pattern alert",
};
