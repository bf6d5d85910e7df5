import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import { getWorkingCalendar, listPosted } from "../directory/index.ts";
import { recordForm, referencesIn, type Officers } from "./record-form.ts";
import { toldBy, type InvestigationScheme } from "./scheme.ts";

export type ChildOf = { readonly personId: string; readonly partnershipId: number };

/** Officers of police who use Lantern, each once. */
export async function officersOn(tx: Tx, on: string): Promise<Officers> {
  const posted = (await listPosted(tx, on)).filter(
    ({ agencyKind, isClosed }) => agencyKind === "police" && !isClosed,
  );
  const all = posted.map(({ staffId, name, agency }) => ({ staffId, text: `${name}, ${agency}` }));
  return [...new Map(all.map((one) => [one.staffId, one])).values()];
}

type Recording = {
  readonly person: ChildOf;
  readonly scheme: InvestigationScheme;
  readonly officers: Officers;
  readonly form: Sent<typeof recordForm>;
};

/** Records an investigation. The clock of the first update begins with it. */
export async function recordInvestigation(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, scheme, officers, form }: Recording,
): Promise<Change & { readonly investigationId?: string }> {
  const { value, errors } = recordForm.read(form, { scheme, officers, now: at });
  if (errors) return { kind: "invalid", errors };
  const investigationId = newId();
  const isEnhanced = value.entitlement === "enhanced";
  const calendar = await getWorkingCalendar(tx);
  await tx
    .insertInto("protect.investigations")
    .values({
      investigation_id: investigationId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: scheme.id,
      operation: value.operation,
      crime_references: [...referencesIn(value.references)],
      force: value.force,
      officer_id: value.officer,
      officer_name: value.officerName,
      crime_flags: [...value.flags],
      is_enhanced: isEnhanced,
      opened_on: value.openedOn,
      state_on: value.openedOn,
      update_due_on: toldBy(scheme, { on: value.openedOn, isEnhanced, calendar }),
      compensation_age: scheme.compensation.beforeAge,
      compensation_alert_days: scheme.compensation.alertDays,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "action",
    headline: "Police investigation of a crime against the child recorded",
    detail: null,
    happenedOn: value.openedOn,
    by: actor,
  });
  return { kind: "accepted", investigationId };
}
