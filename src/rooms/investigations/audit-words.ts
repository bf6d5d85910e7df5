/** What is done here, in words for the person who reads the audit. */
export const auditWords = {
  "investigation.list": "Viewed investigations of crimes against children",
  "child.investigations.read": "Read investigations of crimes against a child",
  "investigation.read": "Read an investigation of a crime against a child",
  "investigation.new": "Opened the form for an investigation",
  "investigation.record": "Recorded an investigation of a crime against a child",
  "investigation.form": "Opened a form about an investigation",
  "investigation.update": "Recorded that a victim or family was told how an investigation goes",
  "investigation.state": "Recorded the state of an investigation",
  "investigation.interview": "Recorded the date of an interview or a statement",
  "investigation.measures": "Recorded special measures",
  "investigation.review": "Recorded a victim’s request for a review",
  "investigation.statement": "Recorded a victim’s personal statement",
  "investigation.compensation": "Recorded what was said of compensation",
  "investigation.court": "Recorded a hearing, an outcome or a sentence",
  "investigation.escalate": "Asked the specialist command to take an investigation",
  "investigation.answer": "Recorded the answer of the specialist command",
};
