import { sql } from "kysely";
import type { IsoDate } from "../../kernel/dates.ts";
import { choiceFrom, date, defineForm, text, type Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import {
  campaignSchemeOn,
  isWhole,
  type Campaign,
  type CampaignScheme,
} from "../training/index.ts";

export type Reach = {
  readonly way: string;
  readonly audience: string;
  readonly reached: number;
  readonly countedOn: IsoDate;
};

export type CampaignReach = { readonly campaignId: string; readonly reached: number };

/** Of each campaign together; one campaign's lines are `listReach`. */
export async function sumReach(tx: Tx): Promise<readonly CampaignReach[]> {
  const { rows } = await sql<CampaignReach>`
    select campaign_id as "campaignId", sum(reached)::float8 as reached
    from directory.campaign_reach group by campaign_id`.execute(tx);
  return rows;
}

export async function listReach(tx: Tx, campaignId: string): Promise<readonly Reach[]> {
  const { rows } = await sql<Reach>`
    select way, audience, reached, counted_on::text as "countedOn" from directory.campaign_reach
    where campaign_id = ${campaignId}::uuid order by counted_on desc, way, audience limit 500`.execute(
    tx,
  );
  return rows;
}

type Drawing = { readonly scheme: CampaignScheme };

/** A number that was counted: nobody who was reached is held or followed. */
export const reachForm = defineForm<Drawing & { readonly now: Date }, Drawing>()(
  {
    way: choiceFrom({
      label: "How it reached them",
      options: ({ scheme }) => scheme.ways.map(({ key, name }) => ({ value: key, text: name })),
      unchosen: "Choose a way",
      missing: "Choose how it reached them",
    }),
    audience: choiceFrom({
      label: "Audience",
      options: ({ scheme }) =>
        scheme.audiences.map(({ key, name }) => ({ value: key, text: name })),
      unchosen: "Choose an audience",
      missing: "Choose the audience",
    }),
    reached: text({
      label: "How many",
      hint: "Counted by hand, or the total that a publisher gives. Nobody is followed",
      classes: "govuk-input--width-5",
      called: "How many",
      most: 8,
      missing: "Enter how many",
    }),
    countedOn: date({ label: "Counted on", called: "The date", isPast: true }),
  },
  {
    reached: ({ reached }) =>
      Boolean(reached) &&
      !isWhole(reached ?? "", 0, 10_000_000) &&
      "Enter a whole number from 0 to 10,000,000",
  },
);

type Stating = { readonly campaign: Campaign; readonly form: Sent<typeof reachForm> };

export async function stateReach(
  tx: Tx,
  by: CommandContext,
  { campaign, form }: Stating,
): Promise<Change> {
  const scheme = await campaignSchemeOn(tx, by.today);
  const { value, errors } = reachForm.read(form, { scheme, now: by.at });
  if (errors) return { kind: "invalid", errors };
  if (value.countedOn < campaign.fromOn)
    return invalid("countedOn", "The campaign had not begun on that day");
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.campaign_reach")
    .values({
      campaign_reach_id: newId(),
      partnership_id: by.actor.partnershipId,
      campaign_id: campaign.campaignId,
      way: value.way,
      audience: value.audience,
      reached: Number(value.reached),
      counted_on: value.countedOn,
      stated_by: by.actor.id,
      stated_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n
    ? { kind: "accepted" }
    : invalid("countedOn", "This way and audience were counted on that day already");
}
