import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";

export type Update = {
  readonly wording: string;
  readonly gradeName: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** What was learnt and done while a child was missing, newest first. */
export async function listUpdates(tx: Tx, episodeId: string): Promise<readonly Update[]> {
  const { rows } = await sql<Update>`
    select u.wording, case when u.grade is null then null else coalesce(g.item ->> 'name', u.grade) end as "gradeName",
      ${shownName({ staff: "s", at: "u.recorded_at" })} as "recordedBy", u.recorded_at as "recordedAt"
    from protect.missing_updates u join directory.staff s on s.staff_id = u.recorded_by
    join protect.missing_episodes e on e.missing_episode_id = u.missing_episode_id
    left join lateral (select item from directory.configuration c, jsonb_array_elements(c.body -> 'grades') item
      where c.configuration_id = e.scheme_id and item ->> 'key' = u.grade) g on true
    where u.missing_episode_id = ${episodeId}::uuid order by u.missing_update_id desc limit 300`.execute(
    tx,
  );
  return rows;
}

export type PreventionTalk = {
  readonly outcome: "done" | "not-done";
  readonly heldBy: string;
  readonly heldAt: Date | null;
  readonly said: string;
  readonly concerns: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** The prevention interviews of an episode, newest first. */
export async function listPreventionTalks(
  tx: Tx,
  episodeId: string,
): Promise<readonly PreventionTalk[]> {
  const { rows } = await sql<PreventionTalk>`
    select t.outcome, t.held_by as "heldBy", t.held_at as "heldAt", t.said, t.concerns, ${shownName({ staff: "s", at: "t.recorded_at" })} as "recordedBy",
      t.recorded_at as "recordedAt"
    from protect.prevention_talks t join directory.staff s on s.staff_id = t.recorded_by
    where t.missing_episode_id = ${episodeId}::uuid order by t.prevention_talk_id desc limit 50`.execute(
    tx,
  );
  return rows;
}

export const attemptOutcomes = {
  offered: "Offered",
  done: "Done",
  declined: "Declined",
  "not-found": "Not found",
  "not-attempted": "Not attempted",
} as const;
export type AttemptOutcome = keyof typeof attemptOutcomes;

export type Attempt = {
  readonly outcome: AttemptOutcome;
  readonly happenedAt: Date;
  readonly offeredTo: string | null;
  readonly interviewer: string | null;
  readonly isIndependent: boolean | null;
  readonly doneFor: string | null;
  readonly instead: string | null;
  readonly childAccount: string | null;
  readonly parentAccount: string | null;
  readonly reasons: readonly string[];
  readonly changes: string | null;
  readonly promised: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** Each offer of the return home interview and each attempt, newest first. */
export async function listAttempts(tx: Tx, episodeId: string): Promise<readonly Attempt[]> {
  const { rows } = await sql<Attempt>`
    select a.outcome, a.happened_at as "happenedAt", a.offered_to as "offeredTo", a.interviewer,
      a.is_independent as "isIndependent", a.done_for as "doneFor", a.instead, a.child_account as "childAccount",
      a.parent_account as "parentAccount", a.reasons, a.changes, w.wording as promised, ${shownName({ staff: "s", at: "a.recorded_at" })} as "recordedBy",
      a.recorded_at as "recordedAt"
    from protect.rhi_attempts a join directory.staff s on s.staff_id = a.recorded_by
    left join work.actions w on w.action_id = a.action_id
    where a.missing_episode_id = ${episodeId}::uuid order by a.rhi_attempt_id desc limit 100`.execute(
    tx,
  );
  return rows;
}

export const passedOnKinds = {
  place: "A place",
  person: "A person",
  vehicle: "A vehicle",
  online: "An account or an app",
} as const;
export type SuggestionKind = keyof typeof passedOnKinds;

export type Suggestion = {
  readonly suggestionId: string;
  readonly kind: SuggestionKind;
  readonly wording: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly outcome: "taken-up" | "set-aside" | null;
  readonly reason: string | null;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly version: number;
};

/** Places and people that the child spoke of and knows are passed on, in the order they were. */
export async function listPassedOn(tx: Tx, episodeId: string): Promise<readonly Suggestion[]> {
  const { rows } = await sql<Suggestion>`
    select g.rhi_suggestion_id as "suggestionId", g.kind, g.wording, ${shownName({ staff: "s", at: "g.recorded_at" })} as "recordedBy", g.recorded_at as "recordedAt",
      g.outcome, g.reason, ${shownName({ staff: "t", at: "g.settled_at" })} as "settledBy", g.settled_at as "settledAt", g.version
    from protect.rhi_suggestions g join directory.staff s on s.staff_id = g.recorded_by
    left join directory.staff t on t.staff_id = g.settled_by
    where g.missing_episode_id = ${episodeId}::uuid order by g.rhi_suggestion_id limit 100`.execute(
    tx,
  );
  return rows;
}
