import { sql, type Updateable } from "kysely";
import { date, defineForm, optionalText, text, type Sent } from "../../kernel/forms/index.ts";
import { formatDate } from "../../kernel/dates.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { DB } from "../../platform/database/schema.gen.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import { saysUntold } from "../family-network/index.ts";
import type { Duty } from "./duty.ts";

type OfDuty = { readonly duty: Duty };
type Of<F> = OfDuty & {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly form: F;
};

/** Changes one that is open, if it is as it was read. False where somebody was first. */
async function changeOpen(
  tx: Tx,
  { duty, version }: OfDuty & { readonly version: string },
  change: Updateable<DB["protect.duties"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.duties")
    .set({ ...change, version: sql<number>`version + 1` })
    .where("duty_id", "=", duty.dutyId)
    .where("version", "=", versionOf(version))
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Who was told, when and by whom. */
export const toldForm = defineForm<OfDuty & { readonly now: Date }, OfDuty>()(
  {
    toldTo: text({
      label: ({ duty }) => `Who was told (${duty.tells})`,
      hint: "Name and role",
      called: "Who was told",
      most: 300,
      missing: "Enter who was told",
    }),
    toldOn: date({ label: "When", called: "When", isPast: true }),
    toldBy: text({
      label: "Who told them",
      called: "Who told them",
      most: 200,
      missing: "Enter who told them",
    }),
    forceReference: optionalText({
      label: "Their reference (optional)",
      called: "Their reference",
      most: 60,
    }),
    lateReason: optionalText({
      label: "Why it was told later than it was due (if it was)",
      rows: 2,
      called: "Why it was told later",
      most: 2000,
    }),
  },
  {
    lateReason: ({ toldOn, lateReason }, { duty: { dueOn } }) =>
      toldOn !== undefined &&
      dueOn !== null &&
      toldOn > dueOn &&
      lateReason === null &&
      `It was due on ${formatDate(dueOn)}: enter why it was told later`,
  },
);

export async function recordTold(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, duty, form }: Of<Sent<typeof toldForm>>,
): Promise<Change> {
  const { value, errors } = toldForm.read(form, { duty, now: at });
  if (errors) return { kind: "invalid", errors };
  const untold = await saysUntold(tx, { personId: person.personId, today }, value.toldTo);
  if (untold !== undefined) return invalid("toldTo", untold);
  const isInTime = duty.dueOn === null || value.toldOn <= duty.dueOn;
  const change = {
    outcome: "told",
    told_on: value.toldOn,
    told_to: value.toldTo,
    told_by: value.toldBy,
    force_reference: value.forceReference,
    late_reason: isInTime ? null : value.lateReason,
    closed_by: actor.id,
    closed_at: at,
  } as const;
  if (!(await changeOpen(tx, { duty, version: form.version }, change))) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "action",
    headline: `${duty.name}: ${duty.tells} told`.slice(0, 200),
    detail: null,
    happenedOn: value.toldOn,
    by: actor,
  });
  return { kind: "accepted" };
}

export const notNeededForm = defineForm()({
  notNeeded: text({
    label: "Why nobody has to be told",
    hint: "Who decided it, and on what",
    rows: 2,
    called: "Why nobody has to be told",
    most: 2000,
    missing: "Enter why nobody has to be told",
  }),
});

export async function recordNotNeeded(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, duty, form }: Of<Sent<typeof notNeededForm>>,
): Promise<Change> {
  const { value, errors } = notNeededForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const change = {
    outcome: "not-needed",
    not_needed: value.notNeeded,
    closed_by: actor.id,
    closed_at: at,
  } as const;
  if (!(await changeOpen(tx, { duty, version: form.version }, change))) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "action",
    headline: `${duty.name}: nobody had to be told`.slice(0, 200),
    detail: null,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
