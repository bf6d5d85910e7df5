/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.voice.read": "Read what a child said",
  "child.voice.record": "Recorded what a child said",
  "plan.agree": "Agreed a version of a safety plan",
  "plan.carer.prepare": "Prepared a carer’s sheet as a paper",
  "plan.carer.save": "Wrote a carer’s sheet",
  "plan.close": "Closed a safety plan",
  "plan.family.prepare": "Prepared a safety plan’s paper for the family",
  "plan.family.words": "Wrote a safety plan’s words for the family",
  "plan.outcome.end": "Removed an outcome from a safety plan",
  "plan.outcome.rate": "Rated an outcome of a safety plan",
  "plan.outcome.save": "Wrote an outcome of a safety plan",
  "plan.part.save": "Wrote a part of a safety plan",
  "plan.promises.link": "Linked actions to an outcome of a safety plan",
  "plan.wants.save": "Recorded what a child and the family want",
};
