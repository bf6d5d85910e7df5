import { z } from "zod";
import { londonDate } from "../../../kernel/dates.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import { holds } from "../../../platform/access/actor.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import {
  route,
  type ByStaff,
  type Input,
  type Route,
  type RouteDefinition,
} from "../../../platform/http/route.ts";
import { findItem, type AgendaItem } from "../agenda-reads.ts";
import { panelOn, type CommandContext, type Panel } from "../panel.ts";
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

type Shape = z.ZodType<object>;
type HandlerInput<P extends Shape, Q extends Shape, F extends Shape> = Parameters<
  RouteDefinition<P, Q, F, ByStaff>["handle"]
>[0];
export type AnyGiven = HandlerInput<Shape, Shape, Shape>;
/** Where whoever opens items is compared with their children. */
export type Comparing = Pick<AnyGiven, "tx" | "compareStaff">;

type Definition<P extends Shape, Q extends Shape, F extends Shape, Facts> = {
  readonly method: "GET" | "POST";
  readonly path: `/sittings/${string}`;
  readonly access: { readonly permission: Permission };
  readonly audit: { readonly action: string };
  readonly input: Input<P, Q, F>;
  readonly handle: (facts: Facts, given: HandlerInput<P, Q, F>) => Promise<Outcome>;
};

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
export function sittingRoute<
  P extends z.ZodType<{ sittingId: string }>,
  Q extends Shape,
  F extends Shape,
>({ handle, ...definition }: Definition<P, Q, F, SittingFacts>): Route {
  return route<P, Q, F>({
    ...definition,
    shows: { about: "agenda item" },
    handle: async (given) => {
      const facts = await factsOf(given, given.params.sittingId);
      if (!facts) return { kind: "notFound" };
      const outcome = await handle(facts, given);
      return { ...outcome, subjectIds: [facts.sitting.sittingId, ...(outcome.subjectIds ?? [])] };
    },
  });
}

/** Before an item is read or written: whoever may know its child is found here as where papers are made. */
export const stopOnItem = async (
  { stopPlaces }: Pick<AnyGiven, "stopPlaces">,
  { personId }: Pick<AgendaItem, "personId">,
): Promise<Outcome | undefined> => (personId === null ? undefined : stopPlaces(personId, true));

/**
 * A route about one item: for whoever reaches what it is about, or is asked to it while papers are open.
 * For everybody else there is no such item. The audit names the item and the child.
 */
export function itemRoute<
  P extends z.ZodType<{ sittingId: string; agendaItemId: string }>,
  Q extends Shape,
  F extends Shape,
>({ handle, ...definition }: Definition<P, Q, F, ItemFacts>): Route {
  return route<P, Q, F>({
    ...definition,
    shows: { about: "agenda item" },
    handle: async (given) => {
      const facts = await factsOf(given, given.params.sittingId);
      const item = facts && (await findItem(given.tx, given.actor, given.params.agendaItemId));
      if (!item || item.sittingId !== facts.sitting.sittingId) return { kind: "notFound" };
      const stopped = await stopOnItem(given, item);
      const outcome = stopped ?? (await handle({ ...facts, item }, given));
      const about = item.personId === null ? [] : [item.personId];
      const also = outcome.subjectIds ?? [];
      return { ...outcome, subjectIds: [...new Set([...about, item.itemId, ...also])] };
    },
  });
}
