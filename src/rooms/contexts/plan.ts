import {
  choiceFrom,
  date,
  defineForm,
  optionalChoiceFrom,
  optionalText,
  text,
  type Option,
  type Sent,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { readNamingNoChild } from "../subjects/index.ts";
import { endActionForm } from "../work/index.ts";
import type { Context, ContextAction } from "./context-reads.ts";
import type { ContextScheme } from "./context-scheme.ts";
import { changeContext, holdContext } from "./context-writes.ts";
import { agenciesAsked, together } from "./people-asked.ts";

type Drawing = { readonly scheme: ContextScheme; readonly agencies: readonly Option[] };
type Reading = Drawing & { readonly now: Date };

/** What somebody who can make it safer does there, and by when. */
export const actionForm = defineForm<Reading, Drawing>()(
  {
    wording: text({
      namesNoChild: true,
      label: "What will be done?",
      hint: "One thing that makes it safer there. Name no child",
      rows: 3,
      called: "What will be done",
      most: 2000,
      missing: "Enter what will be done",
    }),
    guardianKind: choiceFrom({
      label: "Who can make it safer?",
      options: ({ scheme }) =>
        scheme.guardians.map(({ key, name }) => ({ value: key, text: name })),
      missing: "Choose who can make it safer",
    }),
    agency: optionalChoiceFrom({
      label: "Their agency, if it is in the directory",
      hint: "Its people who work on such cases then read this one",
      options: ({ agencies }) => agencies,
      unchosen: "Not in the directory",
      unknown: "Choose an agency from the list",
    }),
    guardian: optionalText({
      namesNoChild: true,
      label: "Who they are, if not",
      hint: "A business or a role: “Park Road Newsagent, manager”",
      called: "Who they are",
      most: 200,
    }),
    dueOn: date({ label: "By when", called: "By when", missing: "Enter by when" }),
  },
  {
    guardian: ({ agency, guardian }) =>
      (agency == null) === (guardian == null) &&
      (agency == null
        ? "Choose their agency, or enter who they are"
        : "Leave this empty where the agency is chosen"),
  },
);

type Adding = {
  readonly context: Context;
  readonly scheme: ContextScheme;
  readonly form: Sent<typeof actionForm>;
};

/** Adds to the plan; an agency that is asked has a part in the case from then on. */
export async function addAction(
  tx: Tx,
  by: CommandContext,
  { context, scheme, form }: Adding,
): Promise<Change> {
  if (context.state !== "open") return { kind: "stale" };
  const { actor, at } = by;
  const agencies = await agenciesAsked(tx);
  const { value, errors } = await readNamingNoChild(tx, actionForm, {
    form,
    context: { scheme, agencies, now: at },
  });
  if (errors) return { kind: "invalid", errors };
  const { wording, guardian, agency } = value;
  await tx
    .insertInto("subjects.context_actions")
    .values({
      context_action_id: newId(),
      partnership_id: actor.partnershipId,
      context_id: context.contextId,
      guardian_kind: value.guardianKind,
      agency_id: agency,
      guardian,
      wording,
      due_on: value.dueOn,
      recorded_by: actor.id,
      recorded_at: at,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
  if (agency !== null && !context.agencyIds.includes(agency)) {
    if (!(await holdContext(tx, context, context.version))) return { kind: "stale" };
    const row = { agency_ids: together(context.agencyIds, agency) };
    await changeContext(tx, by, { context, acts: [], row });
  }
  return { kind: "accepted" };
}

type Ending = { readonly action: ContextAction; readonly form: Sent<typeof endActionForm> };

export async function endAction(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { action, form }: Ending,
): Promise<Change> {
  if (action.state !== "open") return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, endActionForm, { form, context: {} });
  if (errors) return { kind: "invalid", errors };
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("subjects.context_actions")
    .set({
      state: value.state,
      outcome: value.outcome,
      ended_on: today,
      changed_by: actor.id,
      changed_at: at,
      version: version + 1,
    })
    .where("context_action_id", "=", action.contextActionId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
