import type { VNode } from "preact";
import { z } from "zod";
import { formatDate } from "../../../kernel/dates.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome, type View } from "../../../platform/http/outcome.ts";
import { moved } from "../../../platform/http/moved.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { InsetText, Pagination } from "../../../ui/govuk/index.ts";
import type { Field } from "../../../ui/forms/fields-form.tsx";
import {
  chaseItemPromise,
  closeItemPromise,
  findItemPromise,
  listItemPromises,
  promisesPerPage,
  promisesListPath,
  promisesPath,
  type ItemPromise,
} from "../item-promises.ts";
import { findPanel } from "../panel.ts";
import type { FormState, Typed } from "./after-change.ts";
import { OverdueTabs } from "../../work/index.ts";
import { formPage } from "./form-page.tsx";
import { namesIn } from "./nameless.ts";
import { paths } from "./paths.ts";
import { endingOfPromise, PromisesTable } from "./promises-table.tsx";
import { reads } from "./sitting-route.ts";

const title = "Actions about no child";
const promiseParams = z.object({ itemPromiseId: anId });
const closeForm = z.object({ state: field(), outcome: field(), version: field() });
const mayClose = { permission: "action.manage" } as const;

const closeFields: readonly Field[] = [
  {
    name: "state",
    label: "Outcome",
    as: "radios",
    items: [
      { value: "done", text: "Done" },
      { value: "not_achieved", text: "Not achieved" },
    ],
  },
  { name: "outcome", label: "What shows it, or why it was not achieved", as: "area" },
];

type ListProps = {
  readonly tabs: VNode | null;
  readonly promises: readonly ItemPromise[];
  readonly actor: StaffActor;
  readonly csrfToken: string;
  readonly page: number;
};

/** What is owed to panels about places, persons, groups and themes. */
function listPage({ tabs, promises, actor, csrfToken, page }: ListProps): View {
  const from = (page - 1) * promisesPerPage + 1;
  const isMore = (promises[0]?.total ?? 0) > from + promises.length - 1;
  const to = (number: number) => ({ href: `${promisesListPath}?page=${number}` });
  return {
    title,
    breadcrumbs: [{ text: "Panels", href: paths.panels }, { text: title }],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {tabs}
        <PromisesTable
          caption="Panel actions about places, people, groups and themes that you can see"
          mayAct={holds(actor, "action.manage")}
          promises={promises}
          csrfToken={csrfToken}
          from={from}
        />
        {(page > 1 || isMore) && (
          <Pagination
            landmarkLabel="Pages of actions"
            {...(page > 1 ? { previous: to(page - 1) } : {})}
            {...(isMore ? { next: to(page + 1) } : {})}
          />
        )}
      </>
    ),
  };
}

type Closing = { readonly promise: ItemPromise; readonly csrfToken: string };

function closePage({ promise, csrfToken }: Closing, again: FormState = {}): View {
  const action = `${promisesPath}/${promise.promiseId}`;
  const version = String(promise.version);
  const typed: Typed = {
    state: "",
    outcome: "",
    version,
    ...again.typed,
    ...(again.isStale === true ? { version } : {}),
  };
  return formPage({
    title: "Outcome of an action",
    button: "Record this",
    fields: closeFields,
    action,
    now: promisesListPath,
    csrfToken,
    ...again,
    typed,
    breadcrumbs: [
      { text: "Panels", href: paths.panels },
      { text: title, href: promisesListPath },
      { text: "Outcome" },
    ],
    above: (
      <>
        <p class="govuk-body app-verbatim">
          {`${promise.wording} (${promise.owner}, by ${formatDate(promise.dueOn)})`}
        </p>
        {promise.state !== "open" && (
          <InsetText>
            <p class="govuk-body app-verbatim">{endingOfPromise(promise)}</p>
          </InsetText>
        )}
      </>
    ),
  });
}

const apiPromises = z.object({
  total: z.int().describe("How many there are on all pages; 0 on a page beyond the last"),
  promises: z.array(
    z.object({
      id: z.uuid(),
      panel: z.string(),
      about: z.string(),
      wording: z.string(),
      owedByAgencyId: z.uuid(),
      dueOn: z.iso.date(),
      state: z.enum(["open", "done", "not_achieved"]),
      carriedPast: z.int().describe("How many panel meetings it has been carried over"),
    }),
  ),
});

const pageQuery = z.object({
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
});

export const promiseRoutes: readonly Route[] = [
  moved({ from: promisesPath, to: promisesListPath, access: reads }),
  route({
    method: "GET",
    path: "/api/panel-promises",
    access: reads,
    audit: { action: "panel.promises.read" },
    shows: { about: "children" },
    input: { query: pageQuery },
    answers: {
      summary: "Panel actions about places, people, groups and themes that you can see",
      description: "The open ones first, the longest due at the top; 200 on each page.",
      schema: apiPromises,
    },
    handle: async ({ tx, clock, query: { page } }) => {
      const found = await listItemPromises(tx, clock.now(), page);
      const promises = found.map((one) => ({
        id: one.promiseId,
        panel: one.panel,
        about: one.about,
        wording: one.wording,
        owedByAgencyId: one.ownerAgencyId,
        dueOn: one.dueOn,
        state: one.state,
        carriedPast: one.carried,
      }));
      return { kind: "json", body: { total: found[0]?.total ?? 0, promises } };
    },
  }),
  route({
    method: "GET",
    path: "/overdue/panel-actions",
    access: reads,
    audit: { action: "panel.promises.read" },
    shows: { about: "children" },
    input: { query: pageQuery },
    handle: async ({ tx, actor, clock, rooms, frame: { csrfToken }, query: { page = 1 } }) => {
      const promises = await listItemPromises(tx, clock.now(), page);
      const tabs = OverdueTabs({ rooms, actor, current: promisesListPath });
      return { kind: "page", view: listPage({ tabs, promises, actor, csrfToken, page }) };
    },
  }),
  route({
    method: "GET",
    path: "/panel-promises/:itemPromiseId",
    access: mayClose,
    audit: { action: "panel.promises.read" },
    shows: { about: "children" },
    input: { params: promiseParams },
    handle: async ({ tx, clock, params, frame: { csrfToken } }) => {
      const promise = await findItemPromise(tx, clock.now(), params.itemPromiseId);
      if (!promise || promise.state !== "open") return { kind: "notFound" };
      return { kind: "page", view: closePage({ promise, csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/panel-promises/:itemPromiseId",
    access: mayClose,
    audit: { action: "panel.promise.close" },
    shows: { about: "children" },
    input: { params: promiseParams, form: closeForm },
    handle: async (given): Promise<Outcome> => {
      const { tx, actor, clock, params, form: typed } = given;
      const acting = { actor, at: clock.now(), today: clock.today() };
      const promise = await findItemPromise(tx, acting.at, params.itemPromiseId);
      if (!promise) return { kind: "notFound" };
      const closing = { promise, csrfToken: given.frame.csrfToken };
      const panel = await findPanel(tx, promise.panelKey, acting.today);
      const named = await namesIn(given, panel, { outcome: typed.outcome });
      const change =
        named.length > 0
          ? { kind: "invalid" as const, errors: named }
          : await closeItemPromise(tx, acting, { promise, form: typed });
      if (change.kind === "accepted") return redirectDone(promisesListPath, "Action saved.");
      if (change.kind === "invalid")
        return { kind: "invalid", view: closePage(closing, { typed, errors: change.errors }) };
      return { kind: "stale", view: closePage(closing, { typed, isStale: true }) };
    },
  }),
  route({
    method: "POST",
    path: "/panel-promises/:itemPromiseId/chase",
    access: mayClose,
    audit: { action: "panel.promise.chase" },
    shows: { about: "children" },
    input: { params: promiseParams },
    handle: async ({ tx, actor, clock, params }) => {
      const acting = { actor, at: clock.now(), today: clock.today() };
      const promise = await findItemPromise(tx, acting.at, params.itemPromiseId);
      if (!promise) return { kind: "notFound" };
      await chaseItemPromise(tx, acting, promise);
      return redirectDone(promisesListPath, "The owner was asked about the action.");
    },
  }),
];
