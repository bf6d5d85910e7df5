import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import {
  formHandlers,
  type FormAbout,
  type FormAsking,
  type FormChange,
} from "../../work/index.ts";

/** No child stands on a case: a name of one is refused where it is typed. */
export const shows = {
  nobody:
    "a case is on a place, a group or an online space: no child is on it, and a child’s name is refused",
} as const;
export const views = { permission: "context.view" } as const;
export const records = { permission: "context.record" } as const;
export const decides = { permission: "context.decide" } as const;

export const contextParams = z.object({ contextId: anId });

type Asked<P> = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly today: string;
  readonly at: Date;
  readonly params: P;
};

type ContextForm<P extends z.ZodType<object>, F extends AnyForm, A> = FormAbout<
  F,
  A,
  FormChange
> & {
  readonly path: `/contexts/${string}`;
  readonly params: P;
  readonly access: { readonly permission: Permission };
  readonly reads: string;
  readonly action: string;
  /** What the form is about; without it there is no such page. */
  readonly about: (asked: Asked<z.output<P>>) => Promise<A | undefined>;
};

const idsIn = (params: object): readonly string[] => Object.values(params).slice(0, 1) as string[];

/** A form about a case with a page of its own. The audit names the case, and never what it says. */
export function contextForm<P extends z.ZodType<object>, F extends AnyForm, A>(
  one: ContextForm<P, F, A>,
): readonly Route[] {
  const { show, send } = formHandlers(one);
  const { path, params, access } = one;
  const askedOf = (given: { tx: Tx; actor: StaffActor; clock: Clock; params: z.output<P> }) => {
    const { tx, actor, clock } = given;
    return { tx, actor, today: clock.today(), at: clock.now(), params: given.params };
  };
  const get = route({
    method: "GET",
    path,
    access,
    audit: { action: one.reads },
    shows,
    input: { params },
    handle: async (given): Promise<Outcome> => {
      const about = await one.about(askedOf(given));
      const subjectIds = idsIn(given.params);
      if (about === undefined) return { kind: "notFound", subjectIds };
      return { ...(await show(about, given)), subjectIds };
    },
  });
  const post = route({
    method: "POST",
    path,
    access,
    audit: { action: one.action },
    shows,
    input: { params, form: formInput(one.form) },
    handle: async (given): Promise<Outcome> => {
      const read = () => one.about(askedOf(given));
      const about = await read();
      const subjectIds = idsIn(given.params);
      if (about === undefined) return { kind: "notFound", subjectIds };
      const outcome = await send(about, { ...given, typed: given.form }, read);
      return { subjectIds, ...outcome };
    },
  });
  return [get, post];
}

export const byOn = ({ actor, clock }: Pick<FormAsking, "actor" | "clock">): CommandContext => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});
