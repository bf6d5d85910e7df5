import { addDays } from "../../../kernel/dates.ts";
import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../../platform/rooms/command.ts";
import { bodyColumns, keptBodies } from "../bodies.ts";
import { campaignForm, countForm } from "./awareness-forms.ts";
import { listCampaigns } from "./awareness.ts";
import { campaignSchemeOn } from "./campaigns-kind.ts";

export async function addCampaign(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof campaignForm>,
): Promise<Change & { readonly campaignId?: string }> {
  const scheme = await campaignSchemeOn(tx, by.today);
  const { value, errors } = campaignForm.read(form, { scheme, now: by.at });
  if (errors) return { kind: "invalid", errors };
  const campaignId = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.campaigns")
    .values({
      campaign_id: campaignId,
      partnership_id: by.actor.partnershipId,
      name: value.name,
      about: value.about,
      audiences: [...value.audiences],
      from_on: value.fromOn,
      until_on: value.weeks === null ? null : addDays(value.fromOn, Number(value.weeks) * 7),
      added_by: by.actor.id,
      added_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n
    ? { kind: "accepted", campaignId }
    : invalid("name", "A campaign has this name already");
}

/** States what an agency or a school counted: added, and never changed. */
export async function stateAwareness(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof countForm>,
): Promise<Change> {
  const context = {
    campaigns: await listCampaigns(tx),
    bodies: await keptBodies(tx, by.actor),
    now: by.at,
  };
  const { value, errors } = countForm.read(form, context);
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("directory.awareness_counts")
    .values({
      awareness_count_id: newId(),
      partnership_id: by.actor.partnershipId,
      campaign_id: value.campaign,
      ...bodyColumns(value.body),
      asked_on: value.askedOn,
      asked: Number(value.asked),
      knew_before: Number(value.before),
      knew_after: Number(value.after),
      stated_by: by.actor.id,
      stated_at: by.at,
    })
    .execute();
  return { kind: "accepted" };
}
