/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "leaver.work.choose": "Chose who takes over a colleague’s work",
  "leaver.work.hand-over": "Handed a colleague’s work over",
  "leaver.work.read": "Viewed all that a colleague holds",
  "leaver.list": "Viewed which colleagues leave",
  "leaver.read": "Viewed what a colleague leaves",
  "leaver.places.hand-over": "Handed over the children of a colleague who leaves",
  "leaver.promises.hand-over": "Handed over the actions of a colleague who leaves",
};
