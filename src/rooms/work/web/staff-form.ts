import type { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import type { Shows } from "../../../platform/http/shows.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import {
  formHandlers,
  takenBy,
  type ChosenFormAbout,
  type FormAsking,
  type FormChange,
} from "./form-handlers.ts";

type StaffAsked<P> = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly today: string;
  readonly at: Date;
  readonly params: P;
  readonly rooms: Rooms;
};

type Opened<A> = {
  readonly reads: string;
  /** Whether there is still something to record; where not, the page leads home. */
  readonly isOpen?: (about: A) => boolean;
};

export type StaffForm<P extends z.ZodType<object>, F extends AnyForm, A> = Opened<A> &
  SentForm<P, F, A>;

type SentForm<P extends z.ZodType<object>, F extends AnyForm, A> = ChosenFormAbout<
  F,
  A,
  FormChange
> & {
  readonly path: `/${string}`;
  readonly shows: Shows;
  readonly params: P;
  readonly access: { readonly permission: Permission } | { readonly signedIn: string };
  readonly action: string;
  /** Whether this person may not, although they hold the permission. */
  readonly isRefused?: (about: A, actor: StaffActor) => boolean;
  /** Which record the audit names, where it is one. */
  readonly subjectIds?: (params: z.output<P>) => readonly string[];
  /** What the form is about; without it there is no such page. */
  readonly about: (asked: StaffAsked<z.output<P>>) => Promise<A | undefined>;
};

/** A form about no child with a page of its own: who may send it is a permission, or its policies say. */
export function staffForm<P extends z.ZodType<object>, F extends AnyForm, A>(
  one: StaffForm<P, F, A>,
): readonly Route[] {
  const { show } = formHandlers(one);
  const { path, params, access } = one;
  const get = route({
    method: "GET",
    path,
    access,
    audit: { action: one.reads },
    shows: one.shows,
    input: { params },
    handle: async (given): Promise<Outcome> => {
      const { tx, actor, clock, rooms } = given;
      const asked = { tx, actor, clock, rooms, today: clock.today(), at: clock.now() };
      const about = await one.about({ ...asked, params: given.params });
      const named = namedBy(one, given.params);
      if (about === undefined) return { kind: "notFound", ...named };
      if (one.isRefused?.(about, actor)) return { kind: "forbidden", ...named };
      if (one.isOpen?.(about) === false) return { kind: "redirect", to: one.home(about), ...named };
      return { ...(await show(about, given)), ...named };
    },
  });
  return [get, staffFormSent(one)];
}

/** A form that stands on another page, on which it comes back. */
export function staffFormSent<P extends z.ZodType<object>, F extends AnyForm, A>(
  one: SentForm<P, F, A>,
): Route {
  const { send } = formHandlers(one);
  const { input: form, files, typedIn } = takenBy(one.form);
  const { path, params, access } = one;
  return route({
    method: "POST",
    path,
    access,
    audit: { action: one.action },
    shows: one.shows,
    input: { params, form, ...files },
    handle: async (given): Promise<Outcome> => {
      const { tx, actor, clock, rooms } = given;
      const asked = { tx, actor, clock, rooms, today: clock.today(), at: clock.now() };
      const read = () => one.about({ ...asked, params: given.params });
      const about = await read();
      const named = namedBy(one, given.params);
      if (about === undefined) return { kind: "notFound", ...named };
      if (one.isRefused?.(about, actor)) return { kind: "forbidden", ...named };
      const typed = typedIn(about, given.form);
      return { ...named, ...(await send(about, { ...given, typed }, read)) };
    },
  });
}

/** The record that the address begins with. */
export const firstOf = (params: object): readonly string[] =>
  Object.values(params).slice(0, 1) as string[];

type Named<P extends z.ZodType<object>> = Pick<
  StaffForm<P, AnyForm, unknown>,
  "params" | "subjectIds"
>;

const namedBy = <P extends z.ZodType<object>>(
  { subjectIds }: Named<P>,
  params: z.output<P>,
): { readonly subjectIds?: readonly string[] } =>
  subjectIds ? { subjectIds: subjectIds(params) } : {};

export const byOn = ({ actor, clock }: Pick<FormAsking, "actor" | "clock">): CommandContext => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});
