import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Person } from "../../subjects/index.ts";
import {
  appendChronology,
  stageName,
  type Pathway,
  recordFacts,
  directionOf,
} from "../../child-record/index.ts";
import { askLookBacks, recoverySchemeOn } from "../../support/index.ts";

export type MoveForm = {
  readonly to: string;
  readonly reason: string;
  /** The stage that was read, and since when: nobody is moved on from where they no longer are. */
  readonly was: string;
};

export type StageChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" }
  /** The record is closed: it is opened by a decision, and not by a move. */
  | { readonly kind: "closed" };

type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly pathway: Pathway;
};

/** What a form says it read. */
export const readAs = ({ stage, since }: { stage: string | null; since: string | null }): string =>
  `${stage ?? ""}@${since ?? ""}`;

function readMove(
  form: MoveForm,
  { stages }: Pathway,
): { readonly to: string; readonly reason: string } | { readonly errors: readonly FieldError[] } {
  const to = stages.find(({ key }) => key === form.to)?.key;
  const errors: FieldError[] = [];
  if (to === undefined) errors.push({ field: "to", message: "Choose a stage" });
  const reason = readText(form.reason, {
    name: "Why",
    most: 4000,
    missing: "Enter why the child is moved to this stage",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  return to === undefined || !reason.ok ? { errors } : { to, reason: reason.value };
}

/**
 * Moves a child to a stage of the pathway in force, on or back, with the reason. Level and harm status
 * stay: they are decided on their own pages. What is not on file for leaving a stage is shown and never
 * stops anybody.
 */
export async function moveStage(
  tx: Tx,
  { actor, at, today, pathway }: CommandContext,
  { person, form }: { person: Pick<Person, "personId" | "partnershipId">; form: MoveForm },
): Promise<StageChange> {
  const { personId, partnershipId } = person;
  const read = readMove(form, pathway);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { to, reason } = read;
  const now = await tx
    .selectFrom("protect.tracker_entries")
    .select(["stage", "stage_since as since", "is_open as isOpen"])
    .where("person_id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
  if (!now?.isOpen) return { kind: "closed" };
  if (readAs(now) !== form.was) return { kind: "stale" };
  if (now.stage === to) {
    const message = "The child is at this stage: choose another";
    return { kind: "invalid", errors: [{ field: "to", message }] };
  }
  const recording = { actor, partnershipId, at, today, basis: "recorded" } as const;
  const how = { saveId: newId(), source: "The pathway", why: reason };
  const change = { personId, field: "stage", value: to, was: now.stage } as const;
  await recordFacts(tx, { ...recording, ...how }, [change]);
  const was = now.stage === null ? "not known" : stageName(pathway, now.stage);
  const back = directionOf(pathway, now.stage, to) === "back" ? "moved back from" : "was";
  await lookBackLater(tx, { actor, at, today }, { person, to });
  await appendChronology(tx, person, {
    kind: "stage",
    headline: `Stage: ${stageName(pathway, to)} (${back} ${was})`.slice(0, 200),
    detail: reason,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}

type Moved = { readonly person: Pick<Person, "personId" | "partnershipId">; readonly to: string };

/** A record that steps down is looked back on some months later. */
async function lookBackLater(
  tx: Tx,
  acting: Pick<CommandContext, "actor" | "at" | "today">,
  { person, to }: Moved,
): Promise<void> {
  const scheme = await recoverySchemeOn(tx, acting.today);
  if (!scheme.stepDownStages.includes(to)) return;
  const asking = { person, after: "stepped-down", from: acting.today } as const;
  await askLookBacks(tx, { ...acting, scheme }, asking);
}
