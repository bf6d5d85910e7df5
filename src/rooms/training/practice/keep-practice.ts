import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../../platform/rooms/command.ts";
import { readNamingNoChild } from "../../subjects/index.ts";
import { accountOf } from "../keep-person.ts";
import { listProgrammes } from "../programmes/programme-reads.ts";
import { effectForm, linkForm, practiceForm, reviewForm } from "./practice-forms.ts";
import { listOpenCases } from "./practice-reads.ts";
import type { Practice } from "./practice.ts";

const noOwner = () => invalid("owner", "No colleague with an account has this e-mail address");

export async function addPractice(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof practiceForm>,
): Promise<Change & { readonly practiceId?: string }> {
  const { value, errors } = await readNamingNoChild(tx, practiceForm, {
    form,
    context: { now: by.at, today: by.today },
  });
  if (errors) return { kind: "invalid", errors };
  const { name, cameFrom, about } = value;
  const ownerId = await accountOf(tx, value.owner);
  if (ownerId === null) return noOwner();
  const practiceId = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.practices")
    .values({
      practice_id: practiceId,
      partnership_id: by.actor.partnershipId,
      name,
      field: value.field,
      came_from: cameFrom,
      about,
      since_on: value.sinceOn,
      owner_id: ownerId,
      review_on: value.reviewOn,
      kept_by: by.actor.id,
      kept_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n
    ? { kind: "accepted", practiceId }
    : invalid("name", "A practice has this name already");
}

type About<F> = { readonly practice: Practice; readonly form: F };

export async function addEffect(
  tx: Tx,
  by: CommandContext,
  { practice, form }: About<Sent<typeof effectForm>>,
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, effectForm, {
    form,
    context: { now: by.at, sinceOn: practice.sinceOn },
  });
  if (errors) return { kind: "invalid", errors };
  const { measuredHow, effect } = value;
  await tx
    .insertInto("directory.practice_effects")
    .values({
      practice_effect_id: newId(),
      partnership_id: by.actor.partnershipId,
      practice_id: practice.practiceId,
      measured_on: value.measuredOn,
      measured_how: measuredHow,
      effect,
      direction: value.direction,
      stated_by: by.actor.id,
      stated_at: by.at,
    })
    .execute();
  return { kind: "accepted" };
}

/** Says that it goes on until the next review, or that it ends. */
export async function reviewPractice(
  tx: Tx,
  by: CommandContext,
  { practice, form }: About<Sent<typeof reviewForm>>,
): Promise<Change> {
  const version = versionOf(form.version);
  if (practice.endedOn !== null || practice.version !== version) return { kind: "stale" };
  const { value, errors } = reviewForm.read(form, { now: by.at, today: by.today });
  if (errors) return { kind: "invalid", errors };
  const ownerId = await accountOf(tx, value.owner);
  if (ownerId === null) return noOwner();
  const { numUpdatedRows } = await tx
    .updateTable("directory.practices")
    .set({
      ...(value.goesOn === "yes" ? { review_on: value.reviewOn } : { ended_on: by.today }),
      owner_id: ownerId,
      kept_by: by.actor.id,
      kept_at: by.at,
      version: version + 1,
    })
    .where("practice_id", "=", practice.practiceId)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

/** What one may link to: programmes for who keeps prevention, cases for who records on those that they read. */
export async function linkable(tx: Tx, actor: StaffActor) {
  const programmes = holds(actor, "training.manage") ? await listProgrammes(tx) : [];
  const cases = holds(actor, "context.record") ? await listOpenCases(tx) : [];
  return { programmes: programmes.map(({ programmeId: id, name }) => ({ id, name })), cases };
}

export async function linkPractice(
  tx: Tx,
  by: CommandContext,
  { practice, form }: About<Sent<typeof linkForm>>,
): Promise<Change> {
  const { value, errors } = linkForm.read(form, await linkable(tx, by.actor));
  if (errors) return { kind: "invalid", errors };
  const said = {
    partnership_id: by.actor.partnershipId,
    practice_id: practice.practiceId,
    linked_by: by.actor.id,
    linked_at: by.at,
  };
  if (value.programme !== null)
    await tx
      .insertInto("directory.practice_programmes")
      .values({ ...said, practice_programme_id: newId(), programme_id: value.programme })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  if (value.context !== null)
    await tx
      .insertInto("subjects.context_practices")
      .values({ ...said, context_practice_id: newId(), context_id: value.context })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return { kind: "accepted" };
}
