import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listServices } from "../../support/index.ts";
import { allBodies, type Body } from "../bodies.ts";
import { invalid, type Change, type CommandContext } from "../../../platform/rooms/command.ts";
import { findingForm, programmeForm, visitForm } from "./programme-forms.ts";
import type { Programme, Visit } from "./programme-reads.ts";
import { areaOn, programmeSchemeOn } from "./programme-scheme.ts";

/** Services that can hold a programme: the directory itself, but for those of which even the name is kept back. */
export const providersOn = async (tx: Tx, today: string) =>
  (await listServices(tx, { today })).filter(
    ({ isProvided, isSensitive }) => isProvided && !isSensitive,
  );

export const schoolsOf = async (tx: Tx): Promise<readonly Body[]> =>
  (await allBodies(tx)).filter(({ of }) => of === "school");

export async function addProgramme(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof programmeForm>,
): Promise<Change & { readonly programmeId?: string }> {
  const scheme = await programmeSchemeOn(tx, by.today);
  const services = await providersOn(tx, by.today);
  const { value, errors } = programmeForm.read(form, { scheme, services });
  if (errors) return { kind: "invalid", errors };
  const programmeId = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.programmes")
    .values({
      programme_id: programmeId,
      partnership_id: by.actor.partnershipId,
      name: value.name,
      kind: value.kind,
      service_id: value.provider,
      area: value.area,
      about: value.about,
      added_by: by.actor.id,
      added_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n
    ? { kind: "accepted", programmeId }
    : invalid("name", "A programme has this name already");
}

type Visiting = { readonly programme: Programme; readonly form: Sent<typeof visitForm> };

/** Says that a programme was held: where, for whom and for how many. */
export async function addVisit(
  tx: Tx,
  by: CommandContext,
  { programme, form }: Visiting,
): Promise<Change & { readonly visitId?: string }> {
  const scheme = await programmeSchemeOn(tx, by.today);
  const area = await areaOn(tx, by.today);
  const context = { scheme, area, schools: await schoolsOf(tx), now: by.at };
  const { value, errors } = visitForm.read(form, context);
  if (errors) return { kind: "invalid", errors };
  const visitId = newId();
  await tx
    .insertInto("directory.programme_visits")
    .values({
      programme_visit_id: visitId,
      partnership_id: by.actor.partnershipId,
      programme_id: programme.programmeId,
      held_on: value.heldOn,
      setting: value.setting,
      school_id: value.school,
      community: value.community ?? value.otherCommunity,
      ward: value.wardCode ?? value.ward,
      age: value.age,
      reached: Number(value.reached),
      withdrawn: value.withdrawn === null ? null : Number(value.withdrawn),
      parents_told: value.parentsTold,
      added_by: by.actor.id,
      added_at: by.at,
    })
    .execute();
  return { kind: "accepted", visitId };
}

type Finding = { readonly visit: Visit; readonly form: Sent<typeof findingForm> };

export async function addFinding(
  tx: Tx,
  by: CommandContext,
  { visit, form }: Finding,
): Promise<Change> {
  const { value, errors } = findingForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("directory.programme_findings")
    .values({
      programme_finding_id: newId(),
      partnership_id: by.actor.partnershipId,
      programme_visit_id: visit.visitId,
      stage: value.stage,
      answered: Number(value.answered),
      know: Number(value.know),
      changed: value.changed,
      added_by: by.actor.id,
      added_at: by.at,
    })
    .execute();
  return { kind: "accepted" };
}
