import type { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { formHandlers, type FormAbout, type FormChange } from "../../work/index.ts";

type Asked<P> = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly today: string;
  readonly at: Date;
  readonly params: P;
};

type SubjectForm<P extends z.ZodType<object>, F extends AnyForm, A> = FormAbout<
  F,
  A,
  FormChange
> & {
  readonly path: `/subjects/${string}` | `/measures/${string}`;
  readonly params: P;
  readonly permission: Permission;
  readonly reads: string;
  readonly action: string;
  /** What the form is about; without it there is no such page. */
  readonly about: (asked: Asked<z.output<P>>) => Promise<A | undefined>;
  /** Whose records the audit names: the subject, and children that the page shows. */
  readonly subjectIds: (about: A) => readonly string[];
};

/** A form about a subject that is no child, with a page of its own. */
export function subjectForm<P extends z.ZodType<object>, F extends AnyForm, A>(
  one: SubjectForm<P, F, A>,
): readonly Route[] {
  const { show } = formHandlers(one);
  const { path, params, permission } = one;
  const get = route({
    method: "GET",
    path,
    access: { permission },
    audit: { action: one.reads },
    shows: { about: "children" },
    input: { params },
    handle: async (given): Promise<Outcome> => {
      const { tx, actor, clock } = given;
      const asked = { tx, actor, clock, today: clock.today(), at: clock.now() };
      const about = await one.about({ ...asked, params: given.params });
      if (about === undefined) return { kind: "notFound" };
      return { ...(await show(about, given)), subjectIds: one.subjectIds(about) };
    },
  });
  return [get, subjectFormSent(one)];
}

/** A form that stands on another page, on which it comes back. */
export function subjectFormSent<P extends z.ZodType<object>, F extends AnyForm, A>(
  one: Omit<SubjectForm<P, F, A>, "reads">,
): Route {
  const { send } = formHandlers(one);
  const { path, params, permission } = one;
  return route({
    method: "POST",
    path,
    access: { permission },
    audit: { action: one.action },
    shows: { about: "children" },
    input: { params, form: formInput(one.form) },
    handle: async (given): Promise<Outcome> => {
      const { tx, actor, clock } = given;
      const asked = { tx, actor, clock, today: clock.today(), at: clock.now() };
      const read = () => one.about({ ...asked, params: given.params });
      const about = await read();
      if (about === undefined) return { kind: "notFound" };
      const outcome = await send(about, { ...given, typed: given.form }, read);
      return { ...outcome, subjectIds: one.subjectIds(about) };
    },
  });
}
