import type { ComponentChildren, VNode } from "preact";
import { z } from "zod";
import type { ListFacet, Shown } from "../../../kernel/lists.ts";
import type { AnyForm, DrawingOf } from "../../../kernel/forms/index.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import type { Shows } from "../../../platform/http/shows.ts";
import type { List } from "../../../platform/lists/define-list.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import { FacetTabs, ListPages, ListTables, type Cells } from "../../../ui/lists/index.ts";
import { staffForm, type StaffForm } from "./staff-form.ts";
import { staffFormPage, staffPage, type Crumb } from "./staff-page.tsx";

type Body<R, A, C extends string, K extends string, X extends string, Q> = {
  /** Said of the tabs of the list. */
  readonly label: string;
  readonly shown: Shown<R, A, C, K, X, Q>;
  readonly cells: Cells<R, C>;
};

/** A list as it stands on its page: which of several lists is shown, its tables, its other pages. */
export function ListBody<R, A, C extends string, K extends string, X extends string, Q>({
  label,
  shown,
  cells,
}: Body<R, A, C, K, X, Q>): VNode {
  const [facets] = Object.values<readonly ListFacet[]>(shown.facets);
  return (
    <>
      {facets && <FacetTabs label={label} facets={facets} />}
      <ListTables shown={shown} cells={cells} />
      <ListPages shown={shown} />
    </>
  );
}

type Given<S> = { readonly shown: S; readonly actor: StaffActor; readonly rooms: Rooms };

type StaffList<Q, R, A, C extends string, K extends string, X extends string> = {
  readonly path: `/${string}`;
  /** Where other programs read it, if they do. */
  readonly api?: {
    readonly path: `/api/${string}`;
    readonly summary: string;
    readonly description: string;
  };
  readonly list: List<Q, undefined, R, A, C, K, X>;
  readonly access: { readonly permission: Permission } | { readonly signedIn: string };
  readonly audit: string;
  readonly shows: Shows;
  readonly heading: string;
  readonly crumbs?: readonly Crumb[];
  /** Before the list. */
  readonly intro?: (given: Given<Shown<R, A, C, K, X, Q>>) => ComponentChildren;
  readonly cells: (given: Given<Shown<R, A, C, K, X, Q>>) => Cells<R, C>;
};

type Adding<F extends AnyForm, B extends object> = Pick<
  StaffForm<z.ZodObject, F, B>,
  "about" | "begin" | "done" | "form"
> & {
  readonly permission: Permission;
  readonly action: string;
  /** The link above the list, and the heading of the form. */
  readonly heading: string;
  readonly button: string;
  /** What is drawn from what it is about. */
  readonly drawing: (about: B) => DrawingOf<F>;
  readonly intro?: ComponentChildren;
  readonly send: StaffForm<z.ZodObject, F, B>["send"];
};

/** A list about no child with its page and, where it has fields for other programs, its answer to them. */
export function staffList<Q, R, A, C extends string, K extends string, X extends string>(
  one: StaffList<Q, R, A, C, K, X>,
  adding?: { readonly heading: string; readonly permission: Permission },
): readonly Route[] {
  const { path, access, audit, shows, heading, crumbs = [], list, api } = one;
  const page = route({
    method: "GET",
    path,
    access,
    audit: { action: audit },
    shows,
    input: { query: list.query },
    handle: async (asked) => {
      const shown = await list.show(asked, { path });
      const given = { shown, actor: asked.actor, rooms: asked.rooms };
      const view: View = staffPage({
        heading,
        crumbs,
        width: "wide",
        children: (
          <>
            {one.intro?.(given)}
            {adding && holds(asked.actor, adding.permission) && (
              <p class="govuk-body app-screen-only">
                <a class="govuk-link" href={`${path}/new`}>
                  {adding.heading}
                </a>
              </p>
            )}
            <ListBody label={heading} shown={shown} cells={one.cells(given)} />
          </>
        ),
      });
      return { kind: "page", view };
    },
  });
  if (!api) return [page];
  const answer = route({
    method: "GET",
    path: api.path,
    access,
    audit: { action: audit },
    shows,
    input: { query: list.apiQuery },
    answers: list.answers(api),
    handle: (given) => list.json(given),
  });
  return [page, answer];
}

/**
 * A list with the form that adds to it: the page with its link, the answer to other programs, and the form on a page
 * of its own under the list, which leads back to it unless `send` says where.
 */
export function staffListWithForm<
  Q,
  R,
  A,
  C extends string,
  K extends string,
  X extends string,
  F extends AnyForm,
  B extends object,
>(one: StaffList<Q, R, A, C, K, X>, adding: Adding<F, B>): readonly Route[] {
  const { path, heading, crumbs = [], audit, shows } = one;
  const { permission, action, button, drawing, intro, ...form } = adding;
  const at = `${path}/new` as const;
  return [
    ...staffList(one, adding),
    ...staffForm<z.ZodObject, F, B>({
      ...form,
      path: at,
      params: z.object({}),
      access: { permission },
      reads: audit,
      action,
      shows,
      home: () => path,
      page: (about, state) =>
        staffFormPage({
          heading: adding.heading,
          crumbs: [...crumbs, { text: heading, href: path }],
          intro,
          form: adding.form as F,
          state,
          drawing: drawing(about),
          action: at,
          button,
        }),
    }),
  ];
}
