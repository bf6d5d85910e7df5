import { z } from "zod";
import { newId } from "../../../../kernel/ids.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anyField, field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { listTokens, type Token } from "../account-reads.ts";
import { addToken, defaultDays } from "../add-token.ts";
import { revokeToken } from "../revoke-token.ts";
import { accountParams, accountRoute, tokenParams } from "./account-route.ts";
import { confirmPage } from "../../web/confirm-once.tsx";
import { paths } from "./paths.ts";
import { alreadyShownPage, shownPage, tokenPage } from "./token-pages.tsx";

const form = z.object({
  id: field(),
  label: field(),
  days: field(),
  scopes: anyField.optional().transform((value) => [value ?? []].flat()),
});

async function ownToken(
  tx: Tx,
  { accountId, tokenId }: { readonly accountId: string; readonly tokenId: string },
): Promise<Token | undefined> {
  return (await listTokens(tx, accountId)).find((token) => token.tokenId === tokenId);
}

export const tokenRoutes: readonly Route[] = [
  accountRoute({
    method: "GET",
    path: "/admin/service-accounts/:accountId/tokens",
    audit: { action: "service-account.read" },
    input: { params: accountParams },
    handle: (account, { frame: { csrfToken } }) => {
      if (account.endedAt !== null) return Promise.resolve({ kind: "notFound" });
      const typed = {
        id: newId(),
        label: "",
        days: String(defaultDays),
        scopes: account.permissions,
      };
      return Promise.resolve({ kind: "page", view: tokenPage({ csrfToken, account, typed }) });
    },
  }),
  accountRoute({
    method: "POST",
    path: "/admin/service-accounts/:accountId/tokens",
    audit: { action: "service-account.token.add" },
    input: { params: accountParams, form },
    handle: async (account, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const change = await addToken(tx, { account, actor, at: clock.now() }, typed);
      switch (change.kind) {
        case "accepted":
          return { kind: "page", view: shownPage({ account, ...change }) };
        case "invalid": {
          const { errors } = change;
          return { kind: "invalid", view: tokenPage({ csrfToken, account, typed, errors }) };
        }
        case "stale":
          return { kind: "stale", view: alreadyShownPage(account) };
        case "ended":
          return { kind: "notFound" };
      }
    },
  }),
  accountRoute({
    method: "GET",
    path: "/admin/service-accounts/:accountId/tokens/:tokenId/revoke",
    audit: { action: "service-account.read" },
    input: { params: tokenParams },
    handle: async (account, { tx, params, frame: { csrfToken } }) => {
      const token = await ownToken(tx, params);
      if (!token) return { kind: "notFound" };
      const view = confirmPage({
        title: `Revoke the token “${token.label}”`,
        warning: `${account.name} can do nothing with it from now on. It cannot be made valid again.`,
        button: "Revoke the token",
        action: paths.revoke(account.accountId, token.tokenId),
        back: { text: account.name, href: paths.account(account.accountId) },
        csrfToken,
      });
      return { kind: "page", view };
    },
  }),
  accountRoute({
    method: "POST",
    path: "/admin/service-accounts/:accountId/tokens/:tokenId/revoke",
    audit: { action: "service-account.token.revoke" },
    input: { params: tokenParams },
    handle: async ({ accountId }, { tx, clock, params }) => {
      const token = await ownToken(tx, params);
      if (!token) return { kind: "notFound" };
      await revokeToken(tx, token.tokenId, clock.now());
      return redirectDone(paths.account(accountId), "The token was revoked. It opens nothing now.");
    },
  }),
];
