import { formatDate, londonDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { giveAction, type Unopened } from "../actions/index.ts";
import { appendChronology } from "../child-record/index.ts";
import { readAttempt, type AttemptForm, type ReadAttempt } from "./attempt-form.ts";
import type { About, Change } from "./episode.ts";
import { holdEpisode } from "./episode-reads.ts";
import { changeEpisode, insertAttempt } from "./episode-writes.ts";
import { attemptOutcomes } from "./log-reads.ts";
import type { Reasons } from "./missing-scheme.ts";

type Attempting = CommandContext & {
  readonly reasons: Reasons;
  /** Names of those who lead for the child. */
  readonly leads: readonly string[];
};
type HandlerInput = About & {
  readonly episodeId: string;
  readonly form: AttemptForm;
  readonly version: string;
};

type Refused = {
  readonly kind: "invalid";
  readonly errors: readonly FieldError[];
  /** Of an action whose owner cannot open the record. */
  readonly unopened?: Unopened;
};
type Recorded = {
  readonly kind: "accepted";
  /** Whom an action added to the professional network, for the audit. */
  readonly letIn?: string | undefined;
};
type AttemptChange = Exclude<Change, { kind: "accepted" | "invalid" }> | Recorded | Refused;

/**
 * Records an offer or an attempt. Only a done interview stops the clock here: a child who declines or
 * is not found stays due until a person decides otherwise (stop-interview.ts).
 */
export async function recordAttempt(
  tx: Tx,
  { actor, at, today, reasons, leads }: Attempting,
  { person, episodeId, form, version }: HandlerInput,
): Promise<AttemptChange> {
  const held = await holdEpisode(tx, person.personId, episodeId);
  if (!held || held.returnedAt === null || held.errorAt !== null) return { kind: "stale" };
  if (held.rhiOutcome !== null) return { kind: "stale" };
  const { missingSince, returnedAt } = held;
  const read = readAttempt(form, { reasons, now: at, missingSince, returnedAt, leads });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { attempt } = read;
  // Before anything is written: two who hold the interview at once do not both close it.
  if (attempt.outcome === "done" && held.version !== versionOf(version)) return { kind: "stale" };
  const promised = await promiseOf(tx, { actor, at, today }, { person, form });
  if (promised.kind === "invalid") return promised;
  await keep(tx, { actor, at, today }, { person, episodeId, attempt, actionId: promised.actionId });
  if (attempt.outcome === "done") {
    const closed = { rhi_outcome: "done", rhi_closed_by: actor.id, rhi_closed_at: at };
    const which = { episodeId, version: held.version };
    await changeEpisode(tx, which, { ...closed, changed_by: actor.id });
  }
  return { kind: "accepted", letIn: promised.letIn };
}

type Keeping = About & {
  readonly episodeId: string;
  readonly attempt: ReadAttempt;
  readonly actionId: string | null;
};

async function keep(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, episodeId, attempt, actionId }: Keeping,
): Promise<void> {
  await insertAttempt(tx, {
    rhi_attempt_id: newId(),
    partnership_id: person.partnershipId,
    person_id: person.personId,
    missing_episode_id: episodeId,
    outcome: attempt.outcome,
    happened_at: attempt.happenedAt,
    offered_to: attempt.offeredTo,
    interviewer: attempt.interviewer,
    is_independent: attempt.isIndependent,
    done_for: attempt.doneFor,
    instead: attempt.instead,
    child_account: attempt.childAccount,
    parent_account: attempt.parentAccount,
    reasons: [...attempt.reasons],
    changes: attempt.changes,
    action_id: actionId,
    recorded_by: actor.id,
    recorded_at: at,
  });
  await appendChronology(tx, person, {
    kind: "missing",
    headline: headlineOf(attempt),
    detail: attempt.childAccount ?? attempt.instead,
    happenedOn: londonDate(attempt.happenedAt),
    by: actor,
  });
}

const headlineOf = ({ outcome, offeredTo, interviewer }: ReadAttempt): string => {
  const what = `Return home interview: ${attemptOutcomes[outcome].toLowerCase()}`;
  if (outcome === "offered") return `${what}, to ${offeredTo ?? ""}`.slice(0, 200);
  return interviewer === null ? what : `${what}, ${interviewer}`.slice(0, 200);
};

type Added = {
  readonly kind: "none" | "added";
  readonly actionId: string | null;
  readonly letIn: string | undefined;
};

/** What the interview changes in the plan: the promise stands where every promise stands. */
async function promiseOf(
  tx: Tx,
  acting: CommandContext,
  { person, form: { promise } }: Pick<HandlerInput, "person" | "form">,
): Promise<Refused | Added> {
  if (promise.wording.trim() === "") return { kind: "none", actionId: null, letIn: undefined };
  const change = await giveAction(tx, acting, { person, form: promise, reach: promise.reach });
  if (change.kind === "invalid") {
    const errors = change.errors.map(({ field, message }) => ({
      field: `promise-${field}`,
      message,
    }));
    return { ...change, errors };
  }
  await appendChronology(tx, person, {
    kind: "action",
    headline: `Action due ${formatDate(change.action.dueOn)}`,
    detail: change.action.wording,
    happenedOn: acting.today,
    by: acting.actor,
  });
  return { kind: "added", actionId: change.actionId, letIn: change.letIn };
}
