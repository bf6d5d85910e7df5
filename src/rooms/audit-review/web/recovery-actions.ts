import { visitActions } from "./visit-actions.ts";

/** What is done with services and in direct work, in words. */
export const recoveryActions: Readonly<Record<string, string>> = {
  ...visitActions,
  "child.recovery.read": "Read the work and services of a child",
  "direct-work.begin": "Began direct work with a child",
  "direct-work.end": "Ended direct work with a child",
  "direct-work.read": "Read direct work with a child",
  "direct-work.session": "Added a session of direct work",
  "look-back.answer": "Answered whether a child was exploited again",
  "look-back.read": "Looked at a look-back",
  "outcomes.rate": "Rated the outcomes of recovery",
  "referral.add": "Recorded a referral or a need",
  "referral.list": "Looked who waits for a service",
  "referral.read": "Read a referral",
  "referral.step": "Recorded a step of a referral",
  "service.list": "Looked at the services",
  "service.list-add": "Put somebody on the list of a sensitive service",
  "service.list-end": "Took somebody off the list of a sensitive service",
  "service.read": "Looked at a service",
  "service.save": "Saved a service",
  "service.team": "Set the team of a sensitive service",
  "unmet.read": "Read counts of what is wanted and not available",
};
