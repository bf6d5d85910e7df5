import { formatDate } from "../../kernel/dates.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { linkPromise, listSought } from "../safety-plans/index.ts";
import { appendChronology } from "../child-record/index.ts";
import { giveAction, type ReachForm, type Unopened } from "../actions/index.ts";
import type { Person } from "../subjects/index.ts";
import { closeAction, type ActionFields, type ClosingFields } from "../work/index.ts";
import { isStillOpen, type Closed } from "./lock-meeting.ts";

export type PromiseForm = ActionFields & {
  readonly forFamily: string;
  /** The outcome of the child's plan that it serves; empty where it serves none. */
  readonly outcome: string;
  /** How an owner gets it who cannot open the record; nothing where none was chosen. */
  readonly reach?: ReachForm;
};

/** Recorded, with whom it added to the professional network; or why not. */
export type PromiseChange =
  | { readonly kind: "accepted"; readonly letIn?: string | undefined }
  | {
      readonly kind: "invalid";
      readonly errors: readonly FieldError[];
      readonly unopened?: Unopened;
    }
  | Closed;

export const noReach: ReachForm = { reach: "", basis: "", reason: "" };

const noSuchOutcome: FieldError = {
  field: "outcome",
  message: "Choose an outcome in the plan, or none",
};

type Promising = {
  readonly person: Person;
  readonly form: PromiseForm;
  /** The meeting it was made at; outside a meeting there is none. */
  readonly meetingId?: string;
};

/** One promise, one row: recorded once, listed wherever the child's promises are. */
export async function promise(
  tx: Tx,
  acting: CommandContext,
  { person, form, meetingId }: Promising,
): Promise<PromiseChange> {
  if (meetingId !== undefined && !(await isStillOpen(tx, meetingId))) return { kind: "closed" };
  const forFamily = readText(form.forFamily, { name: "The words for the family", most: 1000 });
  if (!forFamily.ok)
    return { kind: "invalid", errors: [{ field: "forFamily", message: forFamily.error }] };
  const outcomes = await listSought(tx, person.personId);
  const outcome = outcomes.find(({ outcomeId }) => outcomeId === form.outcome);
  if (form.outcome !== "" && !outcome) return { kind: "invalid", errors: [noSuchOutcome] };
  const change = await giveAction(tx, acting, { person, form, reach: form.reach ?? noReach });
  if (change.kind === "invalid") return change;
  if (meetingId !== undefined) {
    await tx
      .insertInto("panels.agreed_actions")
      .values({
        action_id: change.actionId,
        partnership_id: person.partnershipId,
        meeting_id: meetingId,
        agreed_by: acting.actor.id,
        for_family: forFamily.value || null,
      })
      .execute();
  }
  if (outcome) {
    const link = { person, ...outcome, actionId: change.actionId, forFamily: forFamily.value };
    await linkPromise(tx, acting, link);
  }
  await appendChronology(tx, person, {
    kind: "action",
    headline: `Action due ${formatDate(change.action.dueOn)}`,
    detail: change.action.wording,
    happenedOn: acting.today,
    by: acting.actor,
  });
  return { kind: "accepted", letIn: change.letIn };
}

export const endingWords = {
  done: "Done",
  not_achieved: "Not achieved",
  superseded: "Replaced by another action",
} as const;

type Closing = {
  readonly person: Person;
  readonly actionId: string;
  readonly form: ClosingFields;
};

/** Outcome of an action, said by whoever owns it or records it. */
export async function sayWhatCame(
  tx: Tx,
  acting: CommandContext,
  { person, actionId, form }: Closing,
): Promise<
  | { readonly kind: "accepted" | "stale" | "absent" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
> {
  const change = await closeAction(tx, acting, { personId: person.personId, actionId, form });
  if (change.kind !== "accepted") return change;
  const { wording, outcome, state } = change.action;
  const ending = Object.hasOwn(endingWords, state)
    ? endingWords[state as keyof typeof endingWords]
    : state;
  await appendChronology(tx, person, {
    kind: "action",
    headline: `Action: ${ending.toLowerCase()}`,
    detail: [wording, outcome].filter(Boolean).join("\n\n"),
    happenedOn: acting.today,
    by: acting.actor,
  });
  return { kind: "accepted" };
}
