/** What is done here, in words for the person who reads the audit. */
export const auditWords = {
  "measure.list": "Viewed the board of measures",
  "measure.catalogue": "Read the catalogue of orders, notices and tactics",
  "measure.read": "Read a measure on a person of concern, a place or another subject",
  "measure.new": "Opened the form for a measure",
  "measure.propose": "Proposed a measure",
  "measure.safe": "Decided whether it is safe to act",
  "measure.effect": "Agreed the effect of a measure on a child",
  "measure.step": "Recorded a step of a measure",
  "measure.review": "Reviewed whether a measure made the harm fall",
  "measure.action.read": "Opened a form about an action of a plan for a person of concern",
  "measure.action.add": "Added an action to a plan for a person of concern",
  "measure.action.end": "Recorded what came of an action of a plan",
  "measure.words.read": "Opened the form for what a child says about a measure",
  "measure.words.add": "Recorded what a child says about a measure",
};
