/** What is done here, in words for the person who reads the audit. */
export const auditWords = {
  "child.family.read": "Read the family and network of a child",
  "around.add": "Added a person around a child",
  "around.change": "Changed a person around a child",
  "around.contact": "Recorded whether contact is safe",
  "around.view": "Recorded the view of a person around a child",
  "court-order.add": "Recorded a court order",
  "court-order.end": "Ended a court order",
  "do-not-tell.lift": "Lifted a mark of who must not be told",
  "do-not-tell.mark": "Marked who must not be told",
  "do-not-tell.review": "Reviewed who must not be told",
  "responsibility.add": "Recorded parental responsibility",
  "responsibility.end": "Ended parental responsibility",
  "responsibility.restrict": "Restricted parental responsibility",
  "restriction.end": "Ended a restriction of parental responsibility",
  "telling.decide": "Recorded who a young person wants told",
};
