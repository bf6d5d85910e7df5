import { pairActions } from "./audit-actions-pairs.ts";
import { feedActions } from "./audit-actions-feeds.ts";
import { hookActions } from "./audit-actions-hooks.ts";
import { flagActions } from "./audit-actions-flags.ts";

/** What the audit calls the work of teams, disagreements and messages about notices. */
export const workActions: Readonly<Record<string, string>> = {
  "action.read": "Read an action that was sent without the record",
  ...feedActions,
  ...hookActions,
  ...flagActions,
  ...pairActions,
  "child.escalations.read": "Read the disagreements about a child",
  "child.supervision.read": "Read what was considered of a child in supervision",
  "escalation.answer": "Answered a disagreement between agencies",
  "escalation.list": "Looked at the disagreements that are open",
  "escalation.move": "Took a disagreement on to the next stage",
  "escalation.pause": "Paused the clock of a disagreement",
  "escalation.raise": "Raised a disagreement between agencies",
  "escalation.read": "Opened a disagreement between agencies",
  "escalation.resolve": "Recorded how a disagreement ended",
  "escalation.resume": "Let the clock of a disagreement run again",
  "leaver.work.choose": "Chose what a colleague’s work goes to whom",
  "leaver.work.hand-over": "Handed a colleague’s work over",
  "leaver.work.read": "Looked at all that a colleague holds",
  "notices.outside.choose": "Chose how they are told by mail",
  "notices.outside.count": "Counted messages about notices",
  "notices.outside.read": "Looked at how they are told by mail",
  "session.stay": "Stayed signed in",
  "supervision.record": "Recorded supervision about a child",
  "team.read": "Looked at what their team holds",
  "team.worker.read": "Looked at what one of their team holds",
  "document.add": "Added a document to a child’s record",
  "document.list": "Looked at the documents of a child",
  "document.look": "Said whether a picture on a child’s record is kept",
  "document.look-through": "Said that a document does not tell where a protected child is",
  "document.open": "Opened a document of a child",
  "document.take-back": "Took back a document of a child",
};
