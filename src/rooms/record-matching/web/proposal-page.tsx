import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  DraftForm,
  errorFor,
  FormErrorSummary,
  type FormDraft,
  Overtaken,
} from "../../../ui/forms/index.ts";
import { Button, InsetText, Radios, Textarea } from "../../../ui/govuk/index.ts";
import type { MergeProposal } from "../../subjects/index.ts";
import type { MergeContext } from "./merge-context.ts";
import { Ground } from "./merge-page.tsx";
import { samePaths } from "./paths.ts";

export type ProposalPage = {
  readonly ground: MergeContext;
  readonly proposal: MergeProposal;
  readonly isOwn: boolean;
  readonly csrfToken: string;
  readonly typed: Readonly<Record<"answer" | "reason" | "version", string>>;
  readonly draft: FormDraft;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** A proposal to join two records: a second person reads it and answers. */
export function proposalPage(page: ProposalPage): View {
  const { ground, proposal, errors = [], isStale = false } = page;
  const { one, other } = ground.pair;
  const title = "A proposal to join two records";
  return {
    title,
    width: "wide",
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [
      { text: "Is this one child?", href: samePaths.pair(one.personId, other.personId) },
      { text: title },
    ],
    body: (
      <>
        {isStale && (
          <Overtaken
            title="Something has changed in the meantime"
            says={null}
            read="Read the proposal as it is now"
            href="#proposal"
          />
        )}
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <div id="proposal">
          <p class="govuk-body">
            {`${proposal.proposedByName}, ${formatDateTime(proposal.proposedAt)}:`}
          </p>
          <InsetText>
            <span class="app-verbatim">{proposal.reason}</span>
          </InsetText>
          <Standing proposal={proposal} />
        </div>
        <Ground {...ground} isBesideForm={proposal.state === "open"} />
        {proposal.state === "open" && <Answer {...page} />}
      </>
    ),
  };
}

function Standing({ proposal }: { readonly proposal: MergeProposal }): VNode {
  const { state, answer, answeredByName, answeredAt } = proposal;
  if (state === "open" || answeredAt === null) {
    return <p class="govuk-body">It is waiting for a second person.</p>;
  }
  const word = state === "agreed" ? "Agreed" : "Declined";
  return (
    <p class="govuk-body app-verbatim">
      {`${word} by ${answeredByName ?? ""}, ${formatDateTime(answeredAt)}: ${answer ?? ""}`}
    </p>
  );
}

function Answer(page: ProposalPage): VNode {
  const { ground, proposal, isOwn, csrfToken, typed, draft, errors = [] } = page;
  const { one, other } = ground.pair;
  const mayAgree = !isOwn && ground.refusals.length === 0;
  return (
    <DraftForm
      action={samePaths.proposal(one.personId, other.personId, proposal.proposalId)}
      csrfToken={csrfToken}
      classes="app-form"
      draft={draft}
    >
      <input type="hidden" name="version" value={String(proposal.version)} />
      <Radios
        name="answer"
        fieldset={{ legend: { text: "What you answer", classes: "govuk-fieldset__legend--s" } }}
        value={typed.answer}
        items={[
          mayAgree && {
            value: "agree",
            text: "I agree: join them now",
            hint: { text: "You have read both records and know of nothing against it." },
          },
          { value: "decline", text: isOwn ? "I take it back" : "I do not agree" },
        ]}
        errorMessage={errorFor(errors, "answer")}
      />
      <Textarea
        name="reason"
        label={{ text: "Reason" }}
        value={typed.reason}
        rows={4}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="Record what I answer" preventDoubleClick />
    </DraftForm>
  );
}
