import { versionOf } from "../../kernel/version-of.ts";
import { choice, defineForm, text, type Sent } from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { namingErrors } from "./named-children.ts";
import type { Measure } from "./measure-reads.ts";

/** Decided by a named person before anything else is done. */
export const safeForm = defineForm()({
  safe: choice({
    label: "Is it safe to act?",
    options: {
      yes: "Yes, it is safe to act",
      no: {
        text: "No",
        hint: "The measure cannot go on. Propose another when it is safe",
      },
    },
    missing: "Choose whether it is safe to act",
  }),
  reason: text({
    label: "Why, and what protects the children and the source",
    hint: "What they could do in return, who to, and what is in place. Name no child",
    rows: 4,
    called: "Why",
    most: 2000,
    missing: "Enter why, and what protects the children and the source",
  }),
});

/** The effect on a child who lives there, agreed by a lead who did not propose the measure. */
export const effectForm = defineForm()({
  effect: text({
    label: "The effect on the child, and what is done about it",
    hint: "Who looks after the child on the day, what they are told, and who tells them. Name no child",
    rows: 4,
    called: "The effect on the child",
    most: 2000,
    missing: "Enter the effect on the child",
  }),
});

type Deciding<F> = { readonly measure: Measure; readonly form: F };

type Written = {
  readonly measure: Measure;
  readonly version: string;
  readonly row: object;
};

/** Written only if it is as its writer read it: two people who act at once are not both first. */
export async function changeMeasure(
  tx: Tx,
  { actor, at }: CommandContext,
  { measure, version, row }: Written,
): Promise<Change> {
  const { numUpdatedRows } = await tx
    .updateTable("subjects.measures")
    .set({ ...row, changed_by: actor.id, changed_at: at, version: versionOf(version) + 1 })
    .where("measure_id", "=", measure.measureId)
    .where("version", "=", versionOf(version))
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

export async function decideSafe(
  tx: Tx,
  by: CommandContext,
  { measure, form }: Deciding<Sent<typeof safeForm>>,
): Promise<Change> {
  if (measure.safe !== null || measure.state !== "considered") return { kind: "stale" };
  const { value, errors } = safeForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const naming = await namingErrors(tx, { reason: value.reason });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const row = {
    safe: value.safe === "yes",
    safe_reason: value.reason,
    safe_by: by.actor.id,
    safe_at: by.at,
  };
  return changeMeasure(tx, by, { measure, version: form.version, row });
}

export async function agreeEffect(
  tx: Tx,
  by: CommandContext,
  { measure, form }: Deciding<Sent<typeof effectForm>>,
): Promise<Change> {
  if (measure.effect !== null || measure.household === "no-child") return { kind: "stale" };
  const { value, errors } = effectForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const naming = await namingErrors(tx, { effect: value.effect });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const row = {
    effect: value.effect,
    effect_agreed_by: by.actor.id,
    effect_agreed_at: by.at,
  };
  return changeMeasure(tx, by, { measure, version: form.version, row });
}
