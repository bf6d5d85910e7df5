import type { z } from "zod";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { filesIn, formHandlers, type FormAbout, type FormChange } from "../../work/index.ts";
import type { ChildFacts } from "./child-frame.tsx";
import { childRoute } from "./child-route.ts";

type Params = z.ZodType<{ personId: string }>;

type ChildForm<
  P extends Params,
  F extends AnyForm,
  A,
  C extends FormChange,
  Q extends object,
> = FormAbout<F, A, C> & {
  readonly path: `/children/:personId${string}`;
  readonly params: P;
  /** What stands behind the question mark of its address; `about` is given it with the rest. */
  readonly query?: z.ZodType<Q>;
  readonly permission: Permission;
  /** What the audit calls the sending. */
  readonly action: string;
  /** Whom the audit names, where it is not the child. */
  readonly subjectIds?: (about: A) => readonly string[];
  /** Reads what the form is about, beside the child; without it there is no such page. */
  readonly about: (facts: ChildFacts, tx: Tx, params: z.output<P> & Q) => Promise<A | undefined>;
};

/** A form about a child that is sent from another page, which it comes back on. */
export function childFormSent<
  P extends Params,
  F extends AnyForm,
  A,
  C extends FormChange,
  Q extends object = object,
>(one: ChildForm<P, F, A, C, Q>): Route {
  const { send } = formHandlers(one);
  return childRoute({
    method: "POST",
    path: one.path,
    access: { permission: one.permission },
    audit: { action: one.action },
    input: {
      params: one.params,
      ...(one.query && { query: one.query }),
      form: formInput(one.form),
      ...filesIn(one.form),
    },
    handle: async (facts, { params, query, form, ...asking }): Promise<Outcome> => {
      const read = () => one.about(facts, asking.tx, { ...params, ...query });
      const about = await read();
      if (!about) return { kind: "notFound" };
      const subjectIds = one.subjectIds?.(about);
      const outcome = await send(about, { ...asking, typed: form }, read);
      return subjectIds ? { subjectIds, ...outcome } : outcome;
    },
  });
}

type Opened<A> = {
  /** What the audit calls the opening. */
  readonly reads: string;
  /** Whether there is still something to record; where not, the page leads home. */
  readonly isOpen?: (about: A) => boolean;
};

/** A form about a child with a page of its own. */
export function childForm<
  P extends Params,
  F extends AnyForm,
  A,
  C extends FormChange,
  Q extends object = object,
>(one: ChildForm<P, F, A, C, Q> & Opened<A>): readonly Route[] {
  const { show } = formHandlers(one);
  return [
    childRoute({
      method: "GET",
      path: one.path,
      access: { permission: one.permission },
      audit: { action: one.reads },
      input: { params: one.params, ...(one.query && { query: one.query }) },
      handle: async (facts, { params, query, ...asking }): Promise<Outcome> => {
        const about = await one.about(facts, asking.tx, { ...params, ...query });
        if (!about) return { kind: "notFound" };
        const subjectIds = one.subjectIds?.(about);
        const outcome: Outcome =
          one.isOpen?.(about) === false
            ? { kind: "redirect", to: one.home(about) }
            : await show(about, asking);
        return subjectIds ? { subjectIds, ...outcome } : outcome;
      },
    }),
    childFormSent(one),
  ];
}
