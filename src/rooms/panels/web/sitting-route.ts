import { z } from "zod";
import { londonDate } from "../../../kernel/dates.ts";
import { holds } from "../../../platform/access/actor.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { routeKind, type Given } from "../../../platform/http/route-kind.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { findItem, type AgendaItem } from "../agenda-reads.ts";
import { panelOn, type Panel } from "../panel.ts";
import { findSitting, type Sitting } from "../sitting-reads.ts";

export const sittingParams = z.object({ sittingId: anId });
export const itemParams = sittingParams.extend({ agendaItemId: anId });

export const reads = { permission: "child.view" } as const;
export const manages = { permission: "panel.manage" } as const;

export type SittingFacts = {
  readonly sitting: Sitting;
  readonly panel: Panel;
  readonly acting: CommandContext;
  readonly mayManage: boolean;
  readonly csrfToken: string;
};
export type ItemFacts = SittingFacts & { readonly item: AgendaItem };

export type AnyGiven = Given;
/** Where whoever opens items is compared with their children. */
export type Comparing = Pick<AnyGiven, "tx" | "compareStaff">;

export async function factsOf(
  { tx, actor, clock, frame }: Pick<AnyGiven, "tx" | "actor" | "clock" | "frame">,
  sittingId: string,
): Promise<SittingFacts | undefined> {
  const sitting = await findSitting(tx, sittingId);
  if (!sitting) return undefined;
  return {
    sitting,
    panel: await panelOn(tx, sitting.panel, londonDate(sitting.bookedAt)),
    acting: { actor, at: clock.now(), today: clock.today() },
    mayManage: holds(actor, "panel.manage"),
    csrfToken: frame.csrfToken,
  };
}

/** A route about a sitting, of which everybody may know who works with children: nothing of a child is in it. */
export const sittingRoute = routeKind({
  under: "/sittings/",
  params: sittingParams,
  shows: { about: "agenda item" },
  find: (given) => factsOf(given, given.params.sittingId),
  names: ({ found }, named = []) => found && [found.sitting.sittingId, ...named],
});

/** Before an item is read or written: whoever may know its child is found here as where papers are made. */
export const stopOnItem = async (
  { stopPlaces }: Pick<AnyGiven, "stopPlaces">,
  { personId }: Pick<AgendaItem, "personId">,
): Promise<Outcome | undefined> => (personId === null ? undefined : stopPlaces(personId, true));

/**
 * A route about one item: for whoever reaches what it is about, or is asked to it while papers are open.
 * For everybody else there is no such item. The audit names the item and the child.
 */
export const itemRoute = routeKind({
  under: "/sittings/",
  params: itemParams,
  shows: { about: "agenda item" },
  find: async (given): Promise<ItemFacts | undefined> => {
    const { tx, actor, params } = given;
    const facts = await factsOf(given, params.sittingId);
    const item =
      facts &&
      (await findItem(tx, actor, { itemId: params.agendaItemId, today: facts.acting.today }));
    return item && item.sittingId === facts.sitting.sittingId ? { ...facts, item } : undefined;
  },
  stop: (given, { item }) => stopOnItem(given, item),
  names: ({ found }, named = []) => {
    if (!found) return undefined;
    const { personId, itemId } = found.item;
    return [...new Set([...(personId === null ? [] : [personId]), itemId, ...named])];
  },
});
