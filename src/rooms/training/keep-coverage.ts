import { sql } from "kysely";
import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { notify } from "../work/index.ts";
import { allBodies, bodyColumns, bodyKey, keptBodies, type Body } from "./bodies.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { closeSupportForm, contactForm, headcountForm, supportForm } from "./coverage-forms.ts";
import { accountOf } from "./keep-person.ts";
import type { Support } from "./support-reads.ts";
import { trainingSchemeOn } from "./training-scheme.ts";
import { trainingPaths } from "./web/paths.ts";

const noAccount = "No colleague with an account has this e-mail address";

/** States how many people an agency or a school has, with the day. */
export async function stateHeadcount(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof headcountForm>,
): Promise<Change> {
  const scheme = await trainingSchemeOn(tx, by.today);
  const bodies = await keptBodies(tx, by.actor);
  const { value, errors } = headcountForm.read(form, { scheme, bodies, now: by.at });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("directory.training_headcounts")
    .values({
      training_headcount_id: newId(),
      partnership_id: by.actor.partnershipId,
      ...bodyColumns(value.body),
      audience: value.audience,
      role: value.role,
      people: Number(value.people),
      counted_on: value.countedOn,
      stated_by: by.actor.id,
      stated_at: by.at,
    })
    .execute();
  return { kind: "accepted" };
}

/** Names a training contact: never oneself, because it opens named records. */
export async function nameContact(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof contactForm>,
): Promise<Change> {
  const { value, errors } = contactForm.read(form, { bodies: await allBodies(tx) });
  if (errors) return { kind: "invalid", errors };
  const staffId = await accountOf(tx, value.email);
  if (staffId === null) return invalid("email", noAccount);
  if (staffId === by.actor.id) return invalid("email", "Someone else has to name you");
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.training_contacts")
    .values({
      training_contact_id: newId(),
      partnership_id: by.actor.partnershipId,
      ...bodyColumns(value.body),
      staff_id: staffId,
      named_by: by.actor.id,
      named_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n)
    return invalid("email", "They are the contact there already");
  await tellOne(tx, by, {
    staffId,
    kind: "training",
    headline: "You are the training contact of an agency or a school: read who there is trained",
    href: trainingPaths.people,
  });
  return { kind: "accepted" };
}

export async function endContact(
  tx: Tx,
  { actor, at }: CommandContext,
  contactId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("directory.training_contacts")
    .set({ ended_at: at, ended_by: actor.id, version: sql<number>`version + 1` })
    .where("training_contact_id", "=", contactId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Told = {
  readonly staffId: string;
  readonly kind: "training" | "action";
  readonly headline: string;
  readonly href: string;
};

const tellOne = (
  tx: Tx,
  { actor, at }: CommandContext,
  { staffId, ...notice }: Told,
): Promise<void> =>
  notify(
    tx,
    { ...notice, partnershipId: actor.partnershipId, staffIds: [staffId] },
    { by: actor, at },
  );

type Offering = { readonly body: Body; readonly form: Sent<typeof supportForm> };

/** Offers support to a school or an agency: a task with an owner and a day. */
export async function offerSupport(
  tx: Tx,
  by: CommandContext,
  { body, form }: Offering,
): Promise<Change> {
  const scheme = await trainingSchemeOn(tx, by.today);
  const { value, errors } = supportForm.read(form, { scheme, bodies: [body], now: by.at });
  if (errors) return { kind: "invalid", errors };
  if (value.dueOn < by.today) return invalid("dueOn", "Due date must be today or later");
  const ownerId = await accountOf(tx, value.owner);
  if (ownerId === null) return invalid("owner", noAccount);
  await tx
    .insertInto("directory.training_support")
    .values({
      training_support_id: newId(),
      partnership_id: by.actor.partnershipId,
      ...bodyColumns(bodyKey(body)),
      audience: value.audience,
      wording: value.wording,
      owner_id: ownerId,
      due_on: value.dueOn,
      offered_by: by.actor.id,
      offered_at: by.at,
    })
    .execute();
  await tellOne(tx, by, {
    staffId: ownerId,
    kind: "action",
    headline:
      "Support with training is to be given to a school or an agency: read what, and by when",
    href: trainingPaths.support,
  });
  return { kind: "accepted" };
}

type Closing = { readonly support: Support; readonly form: Sent<typeof closeSupportForm> };

export async function closeSupport(
  tx: Tx,
  by: CommandContext,
  { support, form }: Closing,
): Promise<Change> {
  const { value, errors } = closeSupportForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("directory.training_support")
    .set({ closed_on: by.today, outcome: value.outcome, version: support.version + 1 })
    .where("training_support_id", "=", support.supportId)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
