import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../../kernel/dates.ts";
import { permissions } from "../../../../kernel/permissions.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { SummaryList } from "../../../../ui/govuk/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import { tokenState, type ServiceAccount, type Token } from "../account-reads.ts";
import { paths } from "./paths.ts";
import { scopeWords } from "./scope-words.ts";

type AccountPage = {
  readonly account: ServiceAccount;
  readonly tokens: readonly Token[];
  readonly now: Date;
};

export function accountPage({ account, tokens, now }: AccountPage): View {
  const { accountId, endedAt } = account;
  return {
    title: account.name,
    backLink: { text: "Service accounts", href: paths.list },
    body: (
      <>
        <h1 class="govuk-heading-l">{account.name}</h1>
        <SummaryList
          rows={[
            fact("Acts for", `${account.agency}, ${account.team}`),
            fact("Role", account.role),
            fact("May", <May account={account} />),
            fact("Answers for it", account.responsible),
            fact("State", endedAt === null ? "Active" : `Ended on ${formatDateTime(endedAt)}`),
          ]}
        />
        <h2 class="govuk-heading-m">Tokens</h2>
        <Tokens account={account} tokens={tokens} now={now} />
        {endedAt === null && (
          <ul class="govuk-list">
            <li>
              <a class="govuk-link" href={paths.addToken(accountId)}>
                Make a token
              </a>
            </li>
            <li>
              <a class="govuk-link" href={paths.webhooks(accountId)}>
                Webhooks: what the system is told
              </a>
            </li>
            <li>
              <a class="govuk-link" href={paths.end(accountId)}>
                End this account
              </a>
            </li>
          </ul>
        )}
      </>
    ),
  };
}

const May = ({ account }: { account: ServiceAccount }): VNode => (
  <ul class="govuk-list govuk-list--bullet">
    {account.permissions.map((name) => (
      <li>{permissions[name]}</li>
    ))}
  </ul>
);

function Tokens({ account, tokens, now }: AccountPage): VNode {
  if (tokens.length === 0)
    return (
      <p class="govuk-body">
        None yet. The system can do nothing until a token is made and {account.responsible} has
        confirmed it.
      </p>
    );
  return (
    <>
      {tokens.map((token) => (
        <section>
          <h3 class="govuk-heading-s">{token.label}</h3>
          <SummaryList
            rows={[
              fact("State", stateWords(token, account, now)),
              fact("May be used to", scopeWords(token.scopes)),
              fact(
                "Made",
                `${formatDate(londonDate(token.madeAt))}, ${token.madeBy ?? "the command line"}`,
              ),
              fact(
                "Last used",
                token.lastUsedAt === null ? "Never" : formatDateTime(token.lastUsedAt),
              ),
            ]}
          />
          {isOfUse(token, now) && <p class="govuk-body">{revokeLink(account, token)}</p>}
        </section>
      ))}
    </>
  );
}

const isOfUse = (token: Token, now: Date): boolean =>
  ["waiting", "stands"].includes(tokenState(token, now));

function stateWords(token: Token, { responsible }: ServiceAccount, now: Date): string {
  const ends = formatDate(londonDate(token.expiresAt));
  if (token.revokedAt !== null) {
    return `Revoked on ${formatDateTime(token.revokedAt)} by ${token.revokedBy ?? "the command line"}`;
  }
  const state = tokenState(token, now);
  if (state === "waiting") return `No access yet: ${responsible} has to confirm it`;
  return state === "expired" ? `Expired on ${ends}` : `Valid until ${ends}`;
}

function revokeLink({ accountId }: ServiceAccount, token: Token): VNode {
  return (
    <a class="govuk-link" href={paths.revoke(accountId, token.tokenId)}>
      Revoke<span class="govuk-visually-hidden"> the token “{token.label}”</span>
    </a>
  );
}
