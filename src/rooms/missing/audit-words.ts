/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.missing.read": "Viewed when a child was missing",
  "missing.list": "Viewed who is missing now",
  "missing.report": "Recorded that a child is missing",
  "missing.episode.read": "Read a missing episode",
  "missing.update": "Added an update while a child was missing",
  "missing.return": "Recorded that a missing child is back",
  "missing.prevention": "Recorded a prevention interview",
  "missing.interview":
    "Recorded an offer or an attempt of a return home interview, or the interview",
  "missing.interview.stop": "Decided that a return home interview is tried no more",
  "missing.suggest": "Passed on a place or a person that a child spoke of",
  "missing.settle": "Accepted or set aside a lead from a return home interview",
  "missing.error": "Marked a missing episode as recorded in error",
  "trigger-plan.read": "Read a trigger plan",
  "trigger-plan.save": "Wrote a trigger plan",
};
