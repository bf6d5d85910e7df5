/** What is done here, in words for the person who reads the audit. */
export const auditWords = {
  "forum-point.list": "Read what was said at safety forums",
  "forum-meeting.list": "Read when safety forums met",
  "forum-meeting.read": "Read a meeting of a safety forum",
  "forum-meeting.add": "Recorded a meeting of a safety forum",
  "forum-point.read": "Read one thing that was said at a safety forum",
  "forum-point.add": "Recorded what was said at a safety forum",
  "forum-point.correct": "Corrected the words of what was said at a safety forum",
  "forum-point.promise": "Recorded a promise to a safety forum",
  "forum-point.changed": "Recorded what changed after a safety forum",
  "forum-point.told": "Recorded that a safety forum was told what changed",
  "forum-point.release": "Read as the second person what was said at a safety forum",
  "forum-use.add": "Recorded a permission to use a quotation",
  "forum-use.withdraw": "Recorded that a permission to use a quotation was withdrawn",
  "public.you-said": "Opened the public page on what young people, parents and carers said",
};
