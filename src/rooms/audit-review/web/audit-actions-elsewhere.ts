import { familyActions } from "./audit-actions-families.ts";
import { frontDoorActions } from "./audit-actions-front-door.ts";

/** What was done about forums beside the pathway and the National Referral Mechanism, in words. */
export const actionsElsewhere: Readonly<Record<string, string>> = {
  ...familyActions,
  ...frontDoorActions,
  "child.forums.read": "Looked to which other forums a child is known",
  "forum.change": "Changed a reference to another forum",
  "forum.end": "Ended a reference to another forum",
  "forum.list": "Looked at the children known to a forum",
  "forum.look": "Looked which other forums there are",
  "forum.members.end": "Took somebody off the list of a hidden forum",
  "forum.members.give": "Put somebody on the list of a hidden forum",
  "forum.members.read": "Looked at who may know of a hidden forum",
  "forum.read": "Opened a reference to another forum",
  "forum.record": "Recorded that a child is known to another forum",
  "nrm.consider": "Recorded that a referral to the NRM was considered",
  "nrm.copy": "Opened an NRM referral to copy it",
  "nrm.list": "Looked at the NRM referrals that are not decided",
  "nrm.prepare": "Prepared the fields of an NRM referral",
  "nrm.read": "Opened an NRM referral",
  "nrm.step": "Recorded a decision or a step of an NRM referral",
  "nrm.submit": "Recorded that an NRM referral was sent",
  "number.add": "Recorded a number of a child",
  "number.end": "Said that a number of a child is no longer correct",
  "number.read": "Looked under which numbers agencies know a child",
  "section45.read": "Read whether section 45 was considered",
  "section45.record": "Recorded whether section 45 was considered",
};
