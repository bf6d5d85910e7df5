import type { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import {
  formHandlers,
  type FormAbout,
  type FormAsking,
  type FormChange,
} from "../../work/index.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";

/** No child is in any of it: it is about people who work with children. */
export const shows = {
  nobody: "training of people who work with children names no child",
} as const;
export const open = {
  signedIn: "courses, sessions and counts are for everybody who works here; names by policy",
} as const;
export const keeps = { permission: "training.manage" } as const;

type Asked<P> = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly today: string;
  readonly at: Date;
  readonly params: P;
};

type TrainingForm<P extends z.ZodType<object>, F extends AnyForm, A> = FormAbout<
  F,
  A,
  FormChange
> & {
  readonly path: `/training/${string}`;
  readonly params: P;
  readonly access: { readonly permission: Permission } | { readonly signedIn: string };
  readonly reads: string;
  readonly action: string;
  /** What the form is about; without it there is no such page. */
  readonly about: (asked: Asked<z.output<P>>) => Promise<A | undefined>;
};

/** A form about training with a page of its own. */
export function trainingForm<P extends z.ZodType<object>, F extends AnyForm, A>(
  one: TrainingForm<P, F, A>,
): readonly Route[] {
  const { show } = formHandlers(one);
  const { path, params, access } = one;
  const get = route({
    method: "GET",
    path,
    access,
    audit: { action: one.reads },
    shows,
    input: { params },
    handle: async (given): Promise<Outcome> => {
      const { tx, actor, clock } = given;
      const asked = { tx, actor, clock, today: clock.today(), at: clock.now() };
      const about = await one.about({ ...asked, params: given.params });
      return about === undefined ? { kind: "notFound" } : show(about, given);
    },
  });
  return [get, trainingFormSent(one)];
}

/** A form that stands on another page, on which it comes back. */
export function trainingFormSent<P extends z.ZodType<object>, F extends AnyForm, A>(
  one: Omit<TrainingForm<P, F, A>, "reads">,
): Route {
  const { send } = formHandlers(one);
  const { path, params, access } = one;
  return route({
    method: "POST",
    path,
    access,
    audit: { action: one.action },
    shows,
    input: { params, form: formInput(one.form) },
    handle: async (given): Promise<Outcome> => {
      const { tx, actor, clock } = given;
      const asked = { tx, actor, clock, today: clock.today(), at: clock.now() };
      const read = () => one.about({ ...asked, params: given.params });
      const about = await read();
      if (about === undefined) return { kind: "notFound" };
      return send(about, { ...given, typed: given.form }, read);
    },
  });
}

export const byOn = ({ actor, clock }: FormAsking): CommandContext => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});
