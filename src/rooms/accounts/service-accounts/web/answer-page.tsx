import { formatDate, formatDateTime, londonDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { ConfirmOrRefuse, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { InsetText, SummaryList } from "../../../../ui/govuk/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import { tokenState } from "../account-reads.ts";
import type { TokenToAnswer } from "../answer-token.ts";
import { paths } from "./paths.ts";
import { scopeWords } from "./scope-words.ts";

type AnswerPage = {
  readonly token: TokenToAnswer;
  readonly now: Date;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
};

/** For the person who answers for a system: what the token would open, and the two answers. */
export function answerPage({ token, now, csrfToken, errors = [] }: AnswerPage): View {
  const isOpen = tokenState(token, now) === "waiting";
  const title = `A token of ${token.account}`;
  return {
    title,
    hasErrors: errors.length > 0,
    backLink: { text: "Your notices", href: "/notices" },
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{title}</h1>
        {isOpen ? (
          <p class="govuk-body">
            You answer for this system. With the token it could do what is listed here, for{" "}
            {token.actsFor}, without anyone signing in. It opens nothing unless you confirm it.
          </p>
        ) : (
          <InsetText>{stateWords(token, now)}</InsetText>
        )}
        <SummaryList
          rows={[
            fact("What it is for", token.label),
            fact("May be used to", scopeWords(token.scopes)),
            fact("Expires", formatDate(londonDate(token.expiresAt))),
            fact("Made", `${formatDateTime(token.madeAt)}, ${token.madeBy ?? "the command line"}`),
          ]}
        />
        {isOpen && (
          <ConfirmOrRefuse
            action={paths.answer(token.tokenId)}
            csrfToken={csrfToken}
            hint="If you did not expect it, or do not know who asked for it, refuse it."
            confirm="Confirm the token"
          />
        )}
      </>
    ),
  };
}

function stateWords(token: TokenToAnswer, now: Date): string {
  if (token.revokedAt !== null) {
    return `It opens nothing: it was refused or revoked on ${formatDateTime(token.revokedAt)}.`;
  }
  if (tokenState(token, now) === "expired") return "It opens nothing: it has expired.";
  return `You confirmed it on ${formatDateTime(token.confirmedAt ?? token.madeAt)}. An administrator can revoke it at any time.`;
}
