/** What is done here, in words for the person who reads the audit. */
export const auditWords = {
  "request.list": "Viewed requests for information about children",
  "request.register": "Read the register of requests for a victim’s information, without children",
  "child.requests.read": "Read requests for information about a child",
  "request.read": "Read a request for information about a child",
  "request.new": "Opened the form for a request for information",
  "request.record": "Recorded a request for information about a child",
  "request.safe": "Decided who it is safe to notify of a request for information",
  "request.notified": "Recorded a notice of a request for information",
  "request.views": "Recorded what a child says about a request for information",
  "request.decide": "Decided what is given on a request for information",
  "request.given": "Recorded what was given on a request for information",
  "request.challenge": "Recorded a challenge to a decision on a request for information",
  "request.close": "Closed a request for information",
};
