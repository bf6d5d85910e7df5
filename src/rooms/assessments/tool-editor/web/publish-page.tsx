import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, ErrorSummary, Table } from "../../../../ui/govuk/index.ts";
import {
  DeclaredForm,
  errorSummaryItems,
  Form,
  type FormState,
} from "../../../../ui/forms/index.ts";
import type { ToolDraft, ToolVersion } from "../draft-reads.ts";
import { toolChanges } from "../tool-changes.ts";
import { problemsOf, publishForm, readAt } from "../publish.ts";
import { Caution, draftPage, staleSummary, summaryIn } from "./frame.tsx";
import { toolPaths } from "./paths.ts";
import { placed } from "./problem-links.ts";

export type PublishPage = { readonly draft: ToolDraft; readonly latest: ToolVersion | undefined };

/** What changes, and everything that still keeps the draft from being put in force. */
export function publishPage(page: PublishPage, state: FormState<typeof publishForm>): View {
  const { draftId, body } = page.draft;
  const problems = placed(draftId, body, problemsOf(body));
  const now = toolPaths.draft(draftId);
  const items = [
    ...problems.map(({ text, href }) => ({ text, href })),
    ...errorSummaryItems(state.errors ?? [], { from: "from-day" }),
  ];
  const missing = problems.length > 0 && (
    <ErrorSummary titleText="Correct this first" errorList={items} />
  );
  return draftPage({
    draft: page.draft,
    heading: "Put it in force",
    summary: state.isStale ? staleSummary(now) : missing || summaryIn(publishForm, state, now),
    children: (
      <>
        <Caution />
        <Changes {...page} />
        <DeclaredForm
          form={publishForm}
          state={state}
          drawing={{}}
          action={toolPaths.publish(draftId)}
          button="Put it in force"
          version={readAt(page)}
        />
      </>
    ),
  });
}

function Changes({ draft, latest }: PublishPage): VNode {
  if (!latest)
    return <p class="govuk-body">There is no tool of this kind yet: this is its first version.</p>;
  const changes = toolChanges(latest.body, draft.body);
  const heading = `What changes against version ${latest.body.version}, from ${formatDate(latest.from)}`;
  if (changes.length === 0) return <p class="govuk-body">{`${heading}: nothing.`}</p>;
  return (
    <Table
      caption={heading}
      captionClasses="govuk-table__caption--m"
      head={[{ text: "What" }, { text: "Before" }, { text: "Now" }]}
      rows={changes.map(({ what, before, now }) => [
        { text: what },
        { text: before ?? "–" },
        { text: now ?? "–" },
      ])}
    />
  );
}

type DiscardPage = {
  readonly draft: ToolDraft;
  readonly csrfToken: string;
  readonly isStale?: boolean;
};

export function discardPage({ draft, csrfToken, isStale }: DiscardPage): View {
  const { draftId, version } = draft;
  return draftPage({
    draft,
    heading: "Discard this draft",
    summary: isStale ? staleSummary(toolPaths.draft(draftId)) : undefined,
    children: (
      <>
        <p class="govuk-body">
          It leaves the list and is not brought back. Tools in force stay as they are.
        </p>
        <Form action={toolPaths.discard(draftId)} csrfToken={csrfToken}>
          <input type="hidden" name="version" value={String(version)} />
          <Button text="Discard the draft" classes="govuk-button--warning" preventDoubleClick />
        </Form>
      </>
    ),
  });
}
