import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { ConfirmOrRefuse, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact, fact } from "../../../ui/layout/index.ts";
import { hookState, type HookToAnswer } from "../hook-reads.ts";
import { EventList, madeWords } from "./hook-pages.tsx";
import { hookPaths } from "./paths.ts";
import { stateWords } from "./state-words.ts";

type AnswerPage = {
  readonly hook: HookToAnswer;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

type NotAnsweredProps = { readonly isOpen: boolean; readonly href: string };

const NotAnswered = ({ isOpen, href }: NotAnsweredProps): VNode => (
  <Overtaken
    title="Nothing was changed"
    says={null}
    read={
      isOpen
        ? "The person who made the webhook cannot confirm it: another person has to be made responsible for the system first"
        : "It has already been answered: this is its state now"
    }
    href={href}
  />
);

/** For the person who answers for a system: where it would be told, of what, and the two answers. */
export function answerPage({ hook, csrfToken, errors = [], isStale = false }: AnswerPage): View {
  const isOpen = hookState(hook) === "waiting";
  const title = `A webhook of ${hook.account}`;
  return {
    title,
    hasErrors: isStale || errors.length > 0,
    backLink: { text: "Your notices", href: "/notices" },
    body: (
      <>
        <FormErrorSummary errors={errors} />
        {isStale && <NotAnswered isOpen={isOpen} href={hookPaths.answer(hook.hookId)} />}
        <h1 class="govuk-heading-l">{title}</h1>
        {isOpen ? (
          <p class="govuk-body">
            You answer for this system. The webhook would tell this address that something waits for
            the system: what kind it is, when it was, a reference and where to fetch it. It sends
            nothing unless you confirm it.
          </p>
        ) : (
          <InsetText>{stateWords(hook, "you")}</InsetText>
        )}
        <SummaryList
          rows={[
            verbatimFact("Where to", hook.address),
            fact("Tells of", <EventList events={hook.events} />),
            fact("Made", madeWords(hook)),
          ]}
        />
        {isOpen && (
          <ConfirmOrRefuse
            action={hookPaths.answer(hook.hookId)}
            csrfToken={csrfToken}
            hint="If you did not expect it, or the address is not your system’s, refuse it."
            confirm="Confirm the webhook"
          />
        )}
      </>
    ),
  };
}
