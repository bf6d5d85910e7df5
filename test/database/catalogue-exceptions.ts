/** Everything the catalogue rules let pass by name, each with its reason. A name that is no longer needed fails. */

/** Functions that run with their owner's rights: each a hole in row-level security that is meant. */
export const definers: Readonly<Record<string, string>> = {
  "sec.context": "checks the signature of the context with pads that nobody else may read",
  "sec.actor_kind": "reads one part of the checked context",
  "sec.actor": "reads one part of the checked context",
  "sec.staff": "reads one part of the checked context",
  "sec.partnership": "reads one part of the checked context",
  "sec.sees_all": "reads one part of the checked context",
  "sec.can": "reads one part of the checked context",
  "sec.principals": "reads one part of the checked context",
  "sec.count_attempt": "rate limits count before anybody is known",
  "sec.forget_attempts": "a right answer clears the count",
  "sec.find_credentials": "sign-in: the credentials of one address, before anybody is known",
  "sec.credentials_of": "sign-in: the second step, for the person of a half-open session",
  "sec.use_totp_step": "sign-in: a one-time code works once",
  "sec.open_session": "sign-in opens a session",
  "sec.end_session": "sign-out ends the session whose token is held",
  "sec.actor_facts": "posts and circles of the person of a session, read anew on every request",
  "sec.resume_session": "finds the session of a token, before anybody is known",
  "sec.sweep": "housekeeping deletes old sessions and counts",
  "history.record": "trigger: keeps the version that was, whoever changed it",
  "history.of_person": "versions of a child's rows, after checking today's access to the child",
  "subjects.stamp": "trigger: a child's new stamp may take its rows out of the actor's reach",
  "subjects.stamp_differences": "housekeeping compares copied stamps; answers keys alone",
  "work.enqueue": "the one way to ask for background work; the queue grants nothing",
};

/** Foreign keys without an index of their own. */
export const unindexedKeys: Readonly<Record<string, string>> = {
  "protect.tracker_entries.tracker_entries_partnership_id_fkey":
    "partnerships are not deleted while they have children; both listing indexes begin with this column",
};

/** Tables that the application changes and that keep no versions. */
export const withoutHistory: Readonly<Record<string, string>> = {};
