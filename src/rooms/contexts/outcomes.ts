import type { Option, Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { readNamingNoChild } from "../subjects/index.ts";
import {
  listActions,
  listFacts,
  listMoves,
  listVoices,
  type Context,
  type ContextFact,
} from "./context-reads.ts";
import { changeContext, holdContext } from "./context-writes.ts";
import { closeForm, factAfterForm, factForm, movedForm, voiceForm } from "./outcome-forms.ts";

type About<F> = { readonly context: Context; readonly form: F };

const rowOf = ({ actor, at }: CommandContext, { contextId }: Context) => ({
  partnership_id: actor.partnershipId,
  context_id: contextId,
  recorded_by: actor.id,
  recorded_at: at,
});

/** Records a named fact before. */
export async function addFact(
  tx: Tx,
  by: CommandContext,
  { context, form }: About<Sent<typeof factForm>>,
): Promise<Change> {
  if (context.state !== "open") return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, factForm, {
    form,
    context: { now: by.at },
  });
  if (errors) return { kind: "invalid", errors };
  const { wording, source, beforeSaid } = value;
  await tx
    .insertInto("subjects.context_facts")
    .values({
      ...rowOf(by, context),
      context_fact_id: newId(),
      wording,
      source,
      before_said: beforeSaid,
      before_on: value.beforeOn,
    })
    .execute();
  return { kind: "accepted" };
}

type After = { readonly fact: ContextFact; readonly form: Sent<typeof factAfterForm> };

/** Records the same fact after; what is said once is not said again. */
export async function addFactAfter(
  tx: Tx,
  { actor, at }: CommandContext,
  { fact, form }: After,
): Promise<Change> {
  if (fact.afterSaid !== null) return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, factAfterForm, {
    form,
    context: { now: at, beforeOn: fact.beforeOn },
  });
  if (errors) return { kind: "invalid", errors };
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("subjects.context_facts")
    .set({
      after_said: value.afterSaid,
      after_on: value.afterOn,
      after_by: actor.id,
      is_safer: value.isSafer === "yes",
      version: version + 1,
    })
    .where("context_fact_id", "=", fact.contextFactId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

/** Records what young people there say, without a name. */
export async function addVoice(
  tx: Tx,
  by: CommandContext,
  { context, form }: About<Sent<typeof voiceForm>>,
): Promise<Change> {
  if (context.state !== "open") return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, voiceForm, {
    form,
    context: { now: by.at },
  });
  if (errors) return { kind: "invalid", errors };
  const { wording, heardHow } = value;
  await tx
    .insertInto("subjects.context_voices")
    .values({
      ...rowOf(by, context),
      context_voice_id: newId(),
      wording,
      said_on: value.saidOn,
      heard_how: heardHow,
    })
    .execute();
  return { kind: "accepted" };
}

type Moving = About<Sent<typeof movedForm>> & { readonly others: readonly Option[] };

/** Records where the harm moved. */
export async function addMove(
  tx: Tx,
  by: CommandContext,
  { context, others, form }: Moving,
): Promise<Change> {
  if (context.state !== "open") return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, movedForm, {
    form,
    context: { now: by.at, others },
  });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("subjects.context_moves")
    .values({
      ...rowOf(by, context),
      context_move_id: newId(),
      wording: value.wording,
      moved_to_id: value.movedTo,
      seen_on: value.seenOn,
    })
    .execute();
  return { kind: "accepted" };
}

/** What closing looks at. */
async function closingOf(tx: Tx, contextId: string) {
  const facts = await listFacts(tx, contextId);
  return {
    openActions: (await listActions(tx, contextId)).filter(({ state }) => state === "open").length,
    saferFacts: facts.filter(({ isSafer }) => isSafer === true).length,
    moves: (await listMoves(tx, contextId)).length,
    voices: (await listVoices(tx, contextId)).length,
  };
}

/** A manager closes it, with how it ends and why; the owner does not. */
export async function closeContext(
  tx: Tx,
  by: CommandContext,
  { context, form }: About<Sent<typeof closeForm>>,
): Promise<Change> {
  if (context.state !== "open") return { kind: "stale" };
  if (context.ownerId === by.actor.id)
    return invalid("outcome", "You own it: another manager closes it");
  if (!(await holdContext(tx, context, versionOf(form.version)))) return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, closeForm, {
    form,
    context: await closingOf(tx, context.contextId),
  });
  if (errors) return { kind: "invalid", errors };
  const { outcome, reason } = value;
  const act = { act: "closed", wording: reason, outcome } as const;
  await changeContext(tx, by, { context, acts: [act], row: { state: "closed" } });
  return { kind: "accepted" };
}
