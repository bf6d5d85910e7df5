import { z } from "zod";
import { newId } from "../../../kernel/ids.ts";
import { anId, anyField, field, optionalQuery } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import { routeKind, type Given } from "../../../platform/http/route-kind.ts";
import type { Route } from "../../../platform/http/route.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Inside } from "../../../platform/outbound/inside.ts";
import { findServiceAccount, type ServiceAccount } from "../../accounts/index.ts";
import { addHook, changeHook, renewSecret } from "../hook-commands.ts";
import { findHook, listDeliveries, listHooks, type Hook } from "../hook-reads.ts";
import { addPage, alreadyShownPage, endPage, hooksPage, secretPage } from "./hook-pages.tsx";
import { hookPage } from "./hook-page.tsx";
import { hookPaths } from "./paths.ts";

const accountParams = z.object({ accountId: anId });
const hookParams = z.object({ accountId: anId, hookId: anId });
const pageSize = 25;

const form = z.object({
  id: field(),
  address: field(),
  events: anyField.optional().transform((value) => [value ?? []].flat()),
});

const about = {
  under: "/admin/service-accounts/:accountId/webhooks",
  shows: { nobody: "systems that are told" },
  access: { permission: "staff.manage" },
} as const;

/** A route about webhooks of one service account, which the audit names. */
const accountRoute = routeKind({
  ...about,
  params: accountParams,
  find: ({ tx, params }) => findServiceAccount(tx, params.accountId),
  names: ({ params }, named) => named ?? [params.accountId],
});

type OfHook = { readonly account: ServiceAccount; readonly hook: Hook };

/** A route about one of them, which is this account’s. The audit names both. */
const hookRoute = routeKind({
  ...about,
  params: hookParams,
  find: async ({ tx, params: { accountId, hookId } }): Promise<OfHook | undefined> => {
    const account = await findServiceAccount(tx, accountId);
    const hook = account && (await findHook(tx, hookId));
    return hook && hook.accountId === accountId ? { account, hook } : undefined;
  },
  names: ({ params }, named) => named ?? [params.accountId, params.hookId],
});

type Step = {
  readonly step: "test" | "renew" | "start" | "end";
  readonly does: (shown: OfHook, given: Given) => Promise<Outcome | undefined>;
};

type ShownHook = OfHook & {
  readonly tx: Tx;
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

/** What a colleague did first: the page as it stands now. */
async function staleHook({ account, hook }: OfHook, { tx, frame }: Given): Promise<Outcome> {
  const now = (await findHook(tx, hook.hookId)) ?? hook;
  const { csrfToken } = frame;
  const view = await hookView({ tx, account, hook: now, csrfToken, isStale: true });
  return { kind: "stale", view };
}

/** A button of a hook’s page: done, or the page as it stands now. */
const stepRoute = ({ step, does }: Step): Route =>
  hookRoute({
    method: "POST",
    path: `/admin/service-accounts/:accountId/webhooks/:hookId/${step}`,
    audit: { action: `webhook.${step}` },
    input: {},
    handle: async (shown, given) => (await does(shown, given)) ?? staleHook(shown, given),
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
  hookRoute({
    method: "GET",
    path: "/admin/service-accounts/:accountId/webhooks/:hookId",
    audit: { action: "webhook.read" },
    input: {
      query: z.object({ page: optionalQuery(z.coerce.number<string>().int().min(1).max(1000)) }),
    },
    handle: async (shown, { tx, query: { page = 1 }, frame: { csrfToken } }) => ({
      kind: "page",
      view: await hookView({ ...shown, tx, csrfToken, page }),
    }),
  }),
  hookRoute({
    method: "GET",
    path: "/admin/service-accounts/:accountId/webhooks/:hookId/end",
    audit: { action: "webhook.read" },
    input: {},
    handle: ({ account, hook }, { frame: { csrfToken } }) =>
      Promise.resolve(
        hook.endedAt === null
          ? { kind: "page", view: endPage({ account, hook, csrfToken }) }
          : { kind: "notFound" },
      ),
  }),
  ...steps.map(stepRoute),
  hookRoute({
    method: "POST",
    path: "/admin/service-accounts/:accountId/webhooks/:hookId/deliveries/:deliveryId/again",
    audit: { action: "webhook.again" },
    input: { params: hookParams.extend({ deliveryId: anId }) },
    handle: async (shown, given) => {
      const { hookId, accountId } = shown.hook;
      const { deliveryId } = given.params;
      const change = { hookId, what: "again", deliveryId } as const;
      const outcome = (await changeHook(given.tx, change, given.clock.now()))
        ? back(shown.hook, "The message will be sent again.")
        : await staleHook(shown, given);
      return { ...outcome, subjectIds: [accountId, hookId, deliveryId] };
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
