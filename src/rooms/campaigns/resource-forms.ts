import {
  choice,
  date,
  defineForm,
  optionalChoiceFrom,
  severalFrom,
  text,
  type Sent,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { readNamingNoChild } from "../subjects/index.ts";
import {
  accountOf,
  campaignSchemeOn,
  isMail,
  listCampaigns,
  type Campaign,
  type CampaignScheme,
} from "../training/index.ts";
import { resourceKinds, type Resource } from "./resource.ts";
import { campaignPaths } from "./web/paths.ts";

type Drawing = { readonly scheme: CampaignScheme; readonly campaigns: readonly Campaign[] };

/** Who keeps prevention, and its owner. */
export const mayKeep = (actor: StaffActor, { ownerId }: Pick<Resource, "ownerId">): boolean =>
  holds(actor, "training.manage") || ownerId === actor.id;

/** Its form for who keeps it; the leaflet itself for others. */
export const placeOf = (
  actor: StaffActor,
  one: Pick<Resource, "link" | "ownerId" | "resourceId">,
): string => (mayKeep(actor, one) ? campaignPaths.resource(one.resourceId) : one.link);

/** What a resource is about, and where it is. */
export const resourceForm = defineForm<Drawing & { readonly now: Date }, Drawing>()(
  {
    title: text({
      namesNoChild: true,
      label: "Title",
      called: "Title",
      most: 200,
      missing: "Enter the title",
    }),
    kind: choice({ label: "What is it?", options: resourceKinds, missing: "Choose what it is" }),
    about: text({
      namesNoChild: true,
      label: "What it is about",
      rows: 3,
      called: "What it is about",
      most: 1000,
      missing: "Enter what it is about",
    }),
    audiences: severalFrom({
      label: "Audiences",
      options: ({ scheme }) =>
        scheme.audiences.map(({ key, name }) => ({ value: key, text: name })),
    }),
    language: text({
      label: "Language",
      hint: "As a code: en, cy, ur, pl. A translation is a resource of its own",
      classes: "govuk-input--width-5",
      called: "Language",
      most: 8,
      missing: "Enter the language",
    }),
    link: text({
      label: "Address of the file or the film",
      hint: "Begins with https://",
      called: "Address",
      most: 500,
      missing: "Enter the address",
    }),
    owner: text({
      label: "Work e-mail of its owner",
      hint: "A colleague with an account, who reviews it",
      called: "Work e-mail",
      most: 254,
      missing: "Enter the owner",
    }),
    reviewOn: date({ label: "Review by", called: "The date" }),
    campaign: optionalChoiceFrom({
      label: "Material of a campaign (optional)",
      options: ({ campaigns }) =>
        campaigns.map(({ campaignId, name }) => ({ value: campaignId, text: name })),
      unchosen: "None",
      unknown: "Choose a campaign",
    }),
    isPublic: choice({
      label: "Is it public?",
      options: {
        yes: {
          text: "Yes",
          hint: "On the public page, where that is turned on, until its review is overdue",
        },
        no: "No",
      },
      missing: "Choose whether it is public",
    }),
  },
  {
    audiences: ({ audiences }) => audiences?.length === 0 && "Choose at least one audience",
    language: ({ language }) =>
      Boolean(language) &&
      !/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/.test(language ?? "") &&
      "Enter a language code, such as en",
    link: ({ link }) =>
      Boolean(link) && !isAddress(link ?? "") && "Enter an address that begins with https://",
    owner: ({ owner }) => Boolean(owner) && !isMail(owner ?? "") && "Enter an e-mail address",
  },
);

const isAddress = (typed: string): boolean =>
  typed.startsWith("https://") && URL.canParse(typed) && !/\s/.test(typed);

type Keeping = {
  /** Undefined for a new one. */
  readonly resource: Resource | undefined;
  readonly form: Sent<typeof resourceForm>;
};

/** Keeps a resource. A new address is a new edition; its title, kind and language stay. */
export async function keepResource(
  tx: Tx,
  by: CommandContext,
  { resource, form }: Keeping,
): Promise<Change & { readonly resourceId?: string }> {
  const scheme = await campaignSchemeOn(tx, by.today);
  const context = { scheme, campaigns: await listCampaigns(tx), now: by.at };
  const { value, errors } = await readNamingNoChild(tx, resourceForm, { form, context });
  if (errors) return { kind: "invalid", errors };
  if (value.reviewOn < by.today) return invalid("reviewOn", "The date must be today or later");
  const ownerId = await accountOf(tx, value.owner);
  if (ownerId === null)
    return invalid("owner", "No colleague with an account has this e-mail address");
  const said = {
    about: value.about,
    audiences: [...value.audiences],
    link: value.link,
    review_on: value.reviewOn,
    owner_id: ownerId,
    is_public: value.isPublic === "yes",
    kept_by: by.actor.id,
    kept_at: by.at,
  };
  if (!resource) {
    const resourceId = newId();
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("directory.resources")
      .values({
        ...said,
        resource_id: resourceId,
        partnership_id: by.actor.partnershipId,
        title: value.title,
        kind: value.kind,
        language: value.language,
        campaign_id: value.campaign ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n
      ? { kind: "accepted", resourceId }
      : invalid("title", "A resource has this title in this language already");
  }
  const version = versionOf(form.version);
  const edition = resource.edition + (value.link === resource.link ? 0 : 1);
  const { numUpdatedRows } = await tx
    .updateTable("directory.resources")
    .set({ ...said, edition, version: version + 1 })
    .where("resource_id", "=", resource.resourceId)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

export const withdrawForm = defineForm()({
  why: choice({
    label: "Why is it withdrawn?",
    options: {
      replaced: "Another one takes its place",
      wrong: "It is wrong or out of date",
      over: "Its campaign is over",
    },
    missing: "Choose why",
  }),
});

type Withdrawing = { readonly resource: Resource; readonly form: Sent<typeof withdrawForm> };

export async function withdrawResource(
  tx: Tx,
  by: CommandContext,
  { resource, form }: Withdrawing,
): Promise<Change> {
  const { errors } = withdrawForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("directory.resources")
    .set({ ended_on: by.today, kept_by: by.actor.id, kept_at: by.at, version: version + 1 })
    .where("resource_id", "=", resource.resourceId)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
