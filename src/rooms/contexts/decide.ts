import type { Sent } from "../../kernel/forms/index.ts";
import type { IsoDate } from "../../kernel/dates.ts";
import { versionOf } from "../../kernel/version-of.ts";
import { holds } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { notify } from "../work/index.ts";
import { readNamingNoChild } from "../subjects/index.ts";
import type { Context } from "./context-reads.ts";
import { changeContext, holdContext, type NewAct } from "./context-writes.ts";
import { decideForm, ownerForm, reopenForm, reviewForm, type Leading } from "./decide-forms.ts";
import { together, type Holder } from "./people-asked.ts";
import { placeCalled } from "./refer.ts";
import { contextPaths } from "./web/paths.ts";

export type Led = Omit<Leading, "context" | "now" | "today"> & { readonly context: Context };

const leadingOf = (led: Led, { at, today }: CommandContext): Leading => ({
  ...led,
  now: at,
  today,
});

const noPlace =
  "No place or business goes by this name alone: enter its whole name, or add it under People, places and networks";

type Opened = {
  readonly level: string;
  readonly owner: string;
  readonly reviewBy: string;
  readonly place: string | null;
};

type Found =
  { readonly row: Parameters<typeof changeContext>[2]["row"] } | { readonly refused: Change };

type Opening = {
  readonly context: Context;
  readonly owners: readonly Holder[];
  readonly today: IsoDate;
};

/** What an open case is led by; the owner is named, so that they read it even where their agency runs the place. */
async function openRow(
  tx: Tx,
  { context, owners, today }: Opening,
  { level, owner, reviewBy, place }: Opened,
): Promise<Found> {
  const found = place === null ? undefined : await placeCalled(tx, place, today);
  if (place !== null && !found) return { refused: invalid("place", noPlace) };
  const leadAgency = owners.find(({ value }) => value === owner)?.agencyId ?? "";
  return {
    row: {
      ...(found && { thing_id: found.thingId, name: found.label }),
      state: "open",
      level: Number(level),
      owner_id: owner,
      lead_agency_id: leadAgency,
      review_by: reviewBy,
      agency_ids: together(context.agencyIds, leadAgency),
      named: together(context.named, owner),
    },
  };
}

/** A manager opens a case on it, or says why not. */
export async function decideContext(
  tx: Tx,
  by: CommandContext,
  { led, form }: { readonly led: Led; readonly form: Sent<typeof decideForm> },
): Promise<Change> {
  const { context } = led;
  if (context.state !== "referred") return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, decideForm, {
    form,
    context: leadingOf(led, by),
  });
  if (errors) return { kind: "invalid", errors };
  if (!(await holdContext(tx, context, versionOf(form.version)))) return { kind: "stale" };
  const { level, owner, reviewBy, place, reason } = value;
  if (value.outcome === "not-opened" || level === null || owner === null || reviewBy === null) {
    const act = { act: "not-opened", wording: reason } as const;
    await changeContext(tx, by, { context, acts: [act], row: { state: "not-opened" } });
    return { kind: "accepted" };
  }
  const opened = await openRow(tx, { ...led, today: by.today }, { level, owner, reviewBy, place });
  if ("refused" in opened) return opened.refused;
  const act = {
    act: "opened",
    wording: reason,
    level: Number(level),
    nextReviewBy: reviewBy,
  } as const;
  await changeContext(tx, by, { context, acts: [act], row: opened.row });
  await tellOwner(tx, by, { owner, contextId: context.contextId });
  return { kind: "accepted" };
}

/** Opens one again that ended. */
export async function reopenContext(
  tx: Tx,
  by: CommandContext,
  { led, form }: { readonly led: Led; readonly form: Sent<typeof reopenForm> },
): Promise<Change> {
  const { context } = led;
  if (context.state !== "closed" && context.state !== "not-opened") return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, reopenForm, {
    form,
    context: leadingOf(led, by),
  });
  if (errors) return { kind: "invalid", errors };
  if (!(await holdContext(tx, context, versionOf(form.version)))) return { kind: "stale" };
  const opened = await openRow(tx, { ...led, today: by.today }, value);
  if ("refused" in opened) return opened.refused;
  const act = {
    act: "reopened",
    wording: value.reason,
    level: Number(value.level),
    nextReviewBy: value.reviewBy,
  } as const;
  await changeContext(tx, by, { context, acts: [act], row: opened.row });
  await tellOwner(tx, by, { owner: value.owner, contextId: context.contextId });
  return { kind: "accepted" };
}

/** Hands a case on to another owner, whose agency leads it from now on. */
export async function changeOwner(
  tx: Tx,
  by: CommandContext,
  { led, form }: { readonly led: Led; readonly form: Sent<typeof ownerForm> },
): Promise<Change> {
  const { context, owners } = led;
  if (context.state !== "open") return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, ownerForm, {
    form,
    context: leadingOf(led, by),
  });
  if (errors) return { kind: "invalid", errors };
  if (!(await holdContext(tx, context, versionOf(form.version)))) return { kind: "stale" };
  const { owner } = value;
  const leadAgency = owners.find(({ value: id }) => id === owner)?.agencyId ?? "";
  await changeContext(tx, by, {
    context,
    acts: [{ act: "owner", wording: value.reason }],
    row: {
      owner_id: owner,
      lead_agency_id: leadAgency,
      agency_ids: together(context.agencyIds, leadAgency),
      named: together(context.named, owner),
    },
  });
  await tellOwner(tx, by, { owner, contextId: context.contextId });
  return { kind: "accepted" };
}

/** Reviews an open case; a level that changes is an act of its own, with its reason. */
export async function reviewContext(
  tx: Tx,
  by: CommandContext,
  { led, form }: { readonly led: Led; readonly form: Sent<typeof reviewForm> },
): Promise<Change> {
  const { context } = led;
  if (context.state !== "open" || context.level === null) return { kind: "stale" };
  const mayLower = holds(by.actor, "context.decide");
  const { value, errors } = await readNamingNoChild(tx, reviewForm, {
    form,
    context: { ...leadingOf(led, by), mayLower },
  });
  if (errors) return { kind: "invalid", errors };
  const { facts, levelReason, reviewBy } = value;
  if (!(await holdContext(tx, context, versionOf(form.version)))) return { kind: "stale" };
  const level = Number(value.level);
  const reviewed: NewAct = { act: "reviewed", wording: facts, level, nextReviewBy: reviewBy };
  const changed: readonly NewAct[] =
    level === context.level
      ? []
      : [{ act: level < context.level ? "lowered" : "raised", wording: levelReason, level }];
  await changeContext(tx, by, {
    context,
    acts: [reviewed, ...changed],
    row: { level, review_by: reviewBy },
  });
  return { kind: "accepted" };
}

const tellOwner = (
  tx: Tx,
  { actor, at }: CommandContext,
  { owner, contextId }: { readonly owner: string; readonly contextId: string },
): Promise<void> =>
  owner === actor.id
    ? Promise.resolve()
    : notify(
        tx,
        {
          partnershipId: actor.partnershipId,
          staffIds: [owner],
          kind: "context",
          headline: "You own a case on a place, group or online space",
          href: contextPaths.one(contextId),
        },
        { by: actor, at },
      );
