import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { listChoices, listServiceAccounts, listTokens } from "../account-reads.ts";
import { addServiceAccount } from "../add-account.ts";
import { endServiceAccount } from "../end-account.ts";
import { accountPage } from "./account-page.tsx";
import { accountParams, accountRoute, managing } from "./account-route.ts";
import { addPage } from "./add-page.tsx";
import { confirmPage } from "../../web/confirm-once.tsx";
import { listPage } from "./list-page.tsx";
import { paths } from "./paths.ts";

const form = z.object({ name: field(), team: field(), role: field(), responsible: field() });

export const accountRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/admin/service-accounts",
    access: managing,
    audit: { action: "service-account.list" },
    shows: { nobody: "accounts of systems" },
    input: {},
    handle: async ({ tx, clock }) => {
      const accounts = await listServiceAccounts(tx);
      const tokens = await listTokens(tx);
      return { kind: "page", view: listPage({ accounts, tokens, now: clock.now() }) };
    },
  }),
  route({
    method: "GET",
    path: "/admin/service-accounts/new",
    access: managing,
    audit: { action: "service-account.new" },
    shows: { nobody: "accounts of systems" },
    input: {},
    handle: async ({ tx, clock, frame: { csrfToken } }) => {
      const choices = await listChoices(tx, clock.today());
      const usual = choices.roles.find(({ key }) => key === "agency-system")?.id ?? "";
      const typed = { ...form.parse({}), role: usual };
      return { kind: "page", view: addPage({ csrfToken, choices, typed }) };
    },
  }),
  route({
    method: "POST",
    path: "/admin/service-accounts/new",
    access: managing,
    audit: { action: "service-account.add" },
    shows: { nobody: "accounts of systems" },
    input: { form },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const today = clock.today();
      const change = await addServiceAccount(tx, { actor, at: clock.now(), today }, typed);
      if (change.kind === "accepted") {
        const { accountId } = change;
        return redirectDone(
          paths.account(accountId),
          "Service account created. Next: add a token, which the person responsible confirms.",
          { subjectIds: [accountId] },
        );
      }
      const choices = await listChoices(tx, today);
      const { errors } = change;
      return { kind: "invalid", view: addPage({ csrfToken, choices, typed, errors }) };
    },
  }),
  accountRoute({
    method: "GET",
    path: "/admin/service-accounts/:accountId",
    audit: { action: "service-account.read" },
    input: { params: accountParams },
    handle: async (account, { tx, clock }) => {
      const tokens = await listTokens(tx, account.accountId);
      return { kind: "page", view: accountPage({ account, tokens, now: clock.now() }) };
    },
  }),
  accountRoute({
    method: "GET",
    path: "/admin/service-accounts/:accountId/end",
    audit: { action: "service-account.read" },
    input: { params: accountParams },
    handle: (account, { frame: { csrfToken } }) =>
      Promise.resolve({
        kind: "page",
        view: confirmPage({
          title: `End ${account.name}`,
          warning:
            "Its post and every token end at once and for good. What it sent stays where it is.",
          button: "End the account",
          action: paths.end(account.accountId),
          back: { text: account.name, href: paths.account(account.accountId) },
          csrfToken,
        }),
      }),
  }),
  accountRoute({
    method: "POST",
    path: "/admin/service-accounts/:accountId/end",
    audit: { action: "service-account.end" },
    input: { params: accountParams },
    handle: async ({ accountId }, { tx, clock }) => {
      await endServiceAccount(tx, accountId, clock.now());
      return redirectDone(
        paths.account(accountId),
        "The service account was ended. Its tokens open nothing now.",
      );
    },
  }),
];
