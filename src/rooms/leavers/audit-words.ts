/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "leaver.work.choose": "Chose what a colleague’s work goes to whom",
  "leaver.work.hand-over": "Handed a colleague’s work over",
  "leaver.work.read": "Looked at all that a colleague holds",
  "leaver.list": "Looked which colleagues leave",
  "leaver.read": "Looked at what a colleague leaves",
  "leaver.places.hand-over": "Handed over the children of a colleague who leaves",
  "leaver.promises.hand-over": "Handed over the promises of a colleague who leaves",
};
