import { formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { SummaryList } from "../../../../ui/govuk/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import { tokenState, type ServiceAccount, type Token } from "../account-reads.ts";
import { paths } from "./paths.ts";

type ListPage = {
  readonly accounts: readonly ServiceAccount[];
  readonly tokens: readonly Token[];
  readonly now: Date;
};

export function listPage({ accounts, tokens, now }: ListPage): View {
  return {
    title: "Service accounts",
    body: (
      <>
        <h1 class="govuk-heading-l">Service accounts</h1>
        <p class="govuk-body">
          A service account is the system of an agency: it sends its team’s concerns and reads what
          came of them. It has a post like a person, proves itself with a token, and cannot sign in.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.add}>
            Add a service account
          </a>
        </p>
        {accounts.length === 0 ? (
          <p class="govuk-body">There is none yet.</p>
        ) : (
          accounts.map((account) => (
            <section>
              <h2 class="govuk-heading-m">{nameOf(account)}</h2>
              <SummaryList
                rows={[
                  fact("Acts for", `${account.agency}, ${account.team}`),
                  fact("Role", account.role),
                  fact("Answers for it", account.responsible),
                  fact("Valid tokens", standing(account, tokens, now)),
                  fact("Last used", lastUse(account, tokens)),
                ]}
              />
            </section>
          ))
        )}
      </>
    ),
  };
}

const nameOf = ({ accountId, name }: ServiceAccount) => (
  <a class="govuk-link" href={paths.account(accountId)}>
    {name}
  </a>
);

function standing(account: ServiceAccount, tokens: readonly Token[], now: Date): string {
  if (account.endedAt !== null) return "None: the account has ended";
  const own = tokens.filter(({ accountId }) => accountId === account.accountId);
  const count = own.filter((token) => tokenState(token, now) === "stands").length;
  const waiting = own.filter((token) => tokenState(token, now) === "waiting").length;
  const words = count === 0 ? "None" : String(count);
  return waiting === 0 ? words : `${words}; ${waiting} to be confirmed by ${account.responsible}`;
}

function lastUse(account: ServiceAccount, tokens: readonly Token[]): string {
  const uses = tokens
    .filter(({ accountId }) => accountId === account.accountId)
    .flatMap(({ lastUsedAt }) => (lastUsedAt === null ? [] : [lastUsedAt.getTime()]));
  return uses.length === 0 ? "Never" : formatDateTime(new Date(Math.max(...uses)));
}
