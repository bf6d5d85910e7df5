import { z } from "zod";
import { newId } from "../../../kernel/ids.ts";
import { anId, anyField, field, optionalQuery } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import {
  route,
  type ByStaff,
  type Input,
  type Route,
  type RouteDefinition,
} from "../../../platform/http/route.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Inside } from "../../../platform/outbound/inside.ts";
import { findServiceAccount, type ServiceAccount } from "../../accounts/index.ts";
import { addHook, changeHook, renewSecret } from "../hook-commands.ts";
import { findHook, listDeliveries, listHooks, type Hook } from "../hook-reads.ts";
import { addPage, alreadyShownPage, endPage, hooksPage, secretPage } from "./hook-pages.tsx";
import { hookPage } from "./hook-page.tsx";
import { hookPaths } from "./paths.ts";

const access = { permission: "staff.manage" } as const;
const accountParams = z.object({ accountId: anId });
const hookParams = z.object({ accountId: anId, hookId: anId });
const pageSize = 25;

const form = z.object({
  id: field(),
  address: field(),
  events: anyField.optional().transform((value) => [value ?? []].flat()),
});

type Shape = z.ZodType<object>;
type HandlerInput<P extends Shape, Q extends Shape, F extends Shape> = Parameters<
  RouteDefinition<P, Q, F, ByStaff>["handle"]
>[0];

type AccountRoute<P extends z.ZodType<{ accountId: string }>, F extends Shape> = {
  readonly method: "GET" | "POST";
  readonly path: `/admin/service-accounts/:accountId/webhooks${string}`;
  readonly audit: { readonly action: string };
  readonly input: Input<P, Shape, F>;
  readonly handle: (account: ServiceAccount, given: HandlerInput<P, Shape, F>) => Promise<Outcome>;
};

/** A route about webhooks of one service account, which the audit names. */
function accountRoute<P extends z.ZodType<{ accountId: string }>, F extends Shape>({
  handle,
  ...definition
}: AccountRoute<P, F>): Route {
  return route<P, Shape, F>({
    ...definition,
    shows: { nobody: "systems that are told" },
    access,
    handle: async (given) => {
      const { accountId } = given.params;
      const account = await findServiceAccount(given.tx, accountId);
      const outcome: Outcome = account ? await handle(account, given) : { kind: "notFound" };
      return { subjectIds: [accountId], ...outcome };
    },
  });
}

type Step = {
  readonly step: "test" | "renew" | "start" | "end";
  readonly does: (
    shown: { readonly account: ServiceAccount; readonly hook: Hook },
    given: HandlerInput<typeof hookParams, Shape, Shape>,
  ) => Promise<Outcome | undefined>;
};

type ShownHook = {
  readonly tx: Tx;
  readonly account: ServiceAccount;
  readonly hook: Hook;
  readonly csrfToken: string;
  readonly page?: number;
  readonly isStale?: boolean;
};

async function hookView({ tx, page = 1, ...shown }: ShownHook) {
  const { hookId } = shown.hook;
  const rows = await listDeliveries(tx, { hookId, page, pageSize });
  const deliveries = rows.slice(0, pageSize);
  return hookPage({ ...shown, deliveries, page, hasNext: rows.length > pageSize });
}

/** The hook, where it is this account’s. */
async function hookOf(tx: Tx, { accountId }: ServiceAccount, hookId: string) {
  const hook = await findHook(tx, hookId);
  return hook?.accountId === accountId ? hook : undefined;
}

/** A button of a hook’s page: done, or the page as it stands now. */
const stepRoute = ({ step, does }: Step): Route =>
  accountRoute({
    method: "POST",
    path: `/admin/service-accounts/:accountId/webhooks/:hookId/${step}`,
    audit: { action: `webhook.${step}` },
    input: { params: hookParams },
    handle: async (account, given) => {
      const { tx, params, frame } = given;
      const { accountId, hookId } = params;
      const subjectIds = [accountId, hookId];
      const hook = await hookOf(tx, account, hookId);
      if (!hook) return { kind: "notFound", subjectIds };
      const outcome = await does({ account, hook }, given);
      if (outcome) return { ...outcome, subjectIds };
      const now = (await findHook(tx, hookId)) ?? hook;
      const { csrfToken } = frame;
      const view = await hookView({ tx, account, hook: now, csrfToken, isStale: true });
      return { kind: "stale", view, subjectIds };
    },
  });

const back = (hook: Hook, done: string): Outcome =>
  redirectDone(hookPaths.hook(hook.accountId, hook.hookId), done);

const steps: readonly Step[] = [
  {
    step: "test",
    does: async ({ hook }, { tx, clock }) => {
      const change = { hookId: hook.hookId, what: "test", deliveryId: newId() } as const;
      return (await changeHook(tx, change, clock.now()))
        ? back(hook, "A test message is on its way. Its result appears below.")
        : undefined;
    },
  },
  {
    step: "start",
    does: async ({ hook }, { tx, clock }) => {
      const change = { hookId: hook.hookId, what: "start" } as const;
      return (await changeHook(tx, change, clock.now()))
        ? back(hook, "Started. Messages are sent from now on.")
        : undefined;
    },
  },
  {
    step: "end",
    does: async ({ hook }, { tx, clock }) => {
      const change = { hookId: hook.hookId, what: "end" } as const;
      return (await changeHook(tx, change, clock.now()))
        ? back(hook, "Ended. No more messages are sent.")
        : undefined;
    },
  },
  {
    step: "renew",
    does: async ({ account, hook }, { tx, actor, clock }) => {
      const { hookId } = hook;
      const of = { hookId, partnershipId: actor.partnershipId };
      const secret = await renewSecret(tx, of, clock.now());
      if (secret === undefined) return undefined;
      const view = secretPage({ account, hookId, secret, isRenewed: true });
      return { kind: "page", view };
    },
  },
];

const otherRoutes: readonly Route[] = [
  accountRoute({
    method: "GET",
    path: "/admin/service-accounts/:accountId/webhooks",
    audit: { action: "webhook.list" },
    input: { params: accountParams },
    handle: async (account, { tx }) => {
      const hooks = await listHooks(tx, account.accountId);
      return { kind: "page", view: hooksPage(account, hooks) };
    },
  }),
  accountRoute({
    method: "GET",
    path: "/admin/service-accounts/:accountId/webhooks/new",
    audit: { action: "webhook.form" },
    input: { params: accountParams },
    handle: (account, { frame: { csrfToken } }) => {
      if (account.endedAt !== null) return Promise.resolve({ kind: "notFound" });
      const typed = { id: newId(), address: "", events: [] };
      return Promise.resolve({ kind: "page", view: addPage({ csrfToken, account, typed }) });
    },
  }),
  route({
    method: "GET",
    path: "/admin/service-accounts/:accountId/webhooks/:hookId",
    access,
    audit: { action: "webhook.read" },
    shows: { nobody: "systems that are told" },
    input: {
      params: hookParams,
      query: z.object({ page: optionalQuery(z.coerce.number<string>().int().min(1).max(1000)) }),
    },
    handle: async ({ tx, params, query: { page = 1 }, frame: { csrfToken } }) => {
      const subjectIds = [params.accountId, params.hookId];
      const account = await findServiceAccount(tx, params.accountId);
      const hook = account && (await hookOf(tx, account, params.hookId));
      if (!account || !hook) return { kind: "notFound", subjectIds };
      const view = await hookView({ tx, account, hook, csrfToken, page });
      return { kind: "page", view, subjectIds };
    },
  }),
  accountRoute({
    method: "GET",
    path: "/admin/service-accounts/:accountId/webhooks/:hookId/end",
    audit: { action: "webhook.read" },
    input: { params: hookParams },
    handle: async (account, { tx, params: { hookId }, frame: { csrfToken } }) => {
      const subjectIds = [account.accountId, hookId];
      const hook = await hookOf(tx, account, hookId);
      if (!hook || hook.endedAt !== null) return { kind: "notFound", subjectIds };
      return { kind: "page", view: endPage({ account, hook, csrfToken }), subjectIds };
    },
  }),
  ...steps.map(stepRoute),
  accountRoute({
    method: "POST",
    path: "/admin/service-accounts/:accountId/webhooks/:hookId/deliveries/:deliveryId/again",
    audit: { action: "webhook.again" },
    input: { params: hookParams.extend({ deliveryId: anId }) },
    handle: async (account, { tx, clock, params, frame: { csrfToken } }) => {
      const { hookId, deliveryId } = params;
      const subjectIds = [account.accountId, hookId, deliveryId];
      const hook = await hookOf(tx, account, hookId);
      if (!hook) return { kind: "notFound", subjectIds };
      const change = { hookId, what: "again", deliveryId } as const;
      if (await changeHook(tx, change, clock.now()))
        return { ...back(hook, "The message will be sent again."), subjectIds };
      const now = (await findHook(tx, hookId)) ?? hook;
      const view = await hookView({ tx, account, hook: now, csrfToken, isStale: true });
      return { kind: "stale", view, subjectIds };
    },
  }),
];

/** Where an address is typed: on the internet, or a receiver inside that the server’s settings allow. */
const addRoute = (inside: readonly Inside[]): Route =>
  accountRoute({
    method: "POST",
    path: "/admin/service-accounts/:accountId/webhooks/new",
    audit: { action: "webhook.add" },
    input: { params: accountParams, form },
    handle: async (account, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const adding = { account, form: typed, inside };
      const added = await addHook(tx, { actor, at: clock.now() }, adding);
      switch (added.kind) {
        case "accepted": {
          const { hookId, secret } = added;
          const view = secretPage({ account, hookId, secret, isRenewed: false });
          return { kind: "page", view, subjectIds: [account.accountId, hookId] };
        }
        case "invalid": {
          const { errors } = added;
          return { kind: "invalid", view: addPage({ csrfToken, account, typed, errors }) };
        }
        case "stale":
          return { kind: "stale", view: alreadyShownPage(account) };
        case "ended":
          return { kind: "notFound" };
      }
    },
  });

/** Webhooks of service accounts. */
export const hookRoutes = ({
  inside,
}: {
  readonly inside: readonly Inside[];
}): readonly Route[] => [...otherRoutes, addRoute(inside)];
