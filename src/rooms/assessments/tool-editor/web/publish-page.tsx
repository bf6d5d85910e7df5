import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, ErrorSummary, Table } from "../../../../ui/govuk/index.ts";
import { errorSummaryItems, Form } from "../../../../ui/forms/index.ts";
import { FieldsForm, summaryOf, type Field } from "../../../../ui/forms/fields-form.tsx";
import type { ToolDraft, ToolVersion } from "../draft-reads.ts";
import { toolChanges } from "../tool-changes.ts";
import { problemsOf } from "../publish.ts";
import { Caution, draftPage, staleSummary } from "./frame.tsx";
import { toolPaths } from "./paths.ts";
import { placed } from "./problem-links.ts";

/** The draft, and the version in force that the page compares it with: both as they were read. */
export const readAt = (draft: ToolDraft, latest: ToolVersion | undefined): string =>
  `${draft.version} ${latest?.id ?? ""}`;

const fields: readonly Field[] = [
  {
    name: "from",
    label: "First day of this version",
    as: "date",
    hint: "What is filled in before that day asks the version before it",
  },
  {
    name: "agreed",
    label: "Who agreed it, and when?",
    as: "area",
    hint: "For example: the partnership’s executive, 3 November 2026",
  },
];

type PublishPage = {
  readonly draft: ToolDraft;
  readonly latest: ToolVersion | undefined;
  readonly csrfToken: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** What changes, and everything that still keeps the draft from being put in force. */
export function publishPage({ draft, latest, ...page }: PublishPage): View {
  const { draftId, body } = draft;
  const problems = placed(draftId, body, problemsOf(body));
  const now = toolPaths.draft(draftId);
  const items = [
    ...problems.map(({ text, href }) => ({ text, href })),
    ...errorSummaryItems(page.errors ?? [], { from: "from-day" }),
  ];
  const missing = problems.length > 0 && (
    <ErrorSummary titleText="Correct this first" errorList={items} />
  );
  return draftPage({
    draft,
    heading: "Put it in force",
    summary: page.isStale ? staleSummary(now) : missing || summaryOf({ ...page, fields, now }),
    children: (
      <>
        <Caution />
        <Changes draft={draft} latest={latest} />
        <FieldsForm
          {...page}
          fields={fields}
          action={toolPaths.publish(draftId)}
          button="Put it in force"
        />
      </>
    ),
  });
}

function Changes({ draft, latest }: Pick<PublishPage, "draft" | "latest">): VNode {
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

type DiscardPage = Pick<PublishPage, "draft" | "csrfToken" | "isStale">;

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
