/** What the MASH asks of partners and decides on sharing, in words for whoever reads the audit. */
export const mashDayActions = {
  "check.list": "Looked at what the MASH asks one’s agency",
  "check.read": "Read a question of the MASH to one’s agency",
  "check.answer": "Answered for an agency what the MASH asked",
  "mash.checks.read": "Read what partners hold about a concern",
  "mash.checks.ask": "Asked agencies what they hold about a concern",
  "mash.checks.told": "Wrote down what an agency said about a concern",
  "mash.owed": "Looked at what partners still owe the MASH",
  "mash.owed.chase": "Chased every agency that is late",
  "mash.owed.escalate": "Told the managers of agencies that did not answer",
  "mash.pause": "Stopped the clock of a concern",
  "mash.resume": "Let the clock of a concern go on",
  "mash.sharing": "Recorded whether information of a concern is shared",
  "mash.day": "Looked at what came while the MASH was closed",
  "mash.board": "Looked at who works on which concern",
  "mash.assign": "Gave several concerns to a colleague",
  "mash.onward": "Passed a concern on that is not about exploitation",
} as const;
