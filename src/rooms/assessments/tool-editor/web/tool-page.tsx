import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { AnyForm } from "../../../../kernel/forms/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, SummaryList } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import type { ToolChange, ToolVersion } from "../draft-reads.ts";
import {
  DeclaredForm,
  type DeclaredFormProps,
  type FormState,
} from "../../../../ui/forms/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import { Caution, summaryIn, title } from "./frame.tsx";
import { isAhead, retireForm, withdrawForm } from "../publish.ts";
import { stateWords } from "./list-page.tsx";
import { toolPaths } from "./paths.ts";

type ToolPage = {
  /** The newest first; never empty. */
  readonly versions: readonly ToolVersion[];
  readonly newest: ToolVersion;
  readonly changes: readonly ToolChange[];
  readonly today: string;
};

/** One tool with its versions, and what was done with it. */
export function toolPage({ versions, newest, changes, today }: ToolPage): View {
  const { body, key, to } = newest;
  return {
    title: body.name,
    breadcrumbs: [{ text: title, href: toolPaths.tools }, { text: body.name }],
    body: (
      <>
        <h1 class="govuk-heading-l">{body.name}</h1>
        <Caution />
        <SummaryList
          rows={[
            fact("Today", stateWords(versions, today)),
            fact("Purpose", body.purpose),
            fact("Who uses it", body.usedBy ?? "Not said"),
            fact("Where it comes from", body.source),
          ]}
        />
        <p class="app-screen-only govuk-button-group">
          {isAhead(newest, changes, today) && (
            <Button
              text={`Withdraw version ${body.version} before its first day`}
              href={toolPaths.withdraw(key)}
              classes="govuk-button--secondary"
            />
          )}
          {to === null && (
            <Button
              text="Retire this tool"
              href={toolPaths.retire(key)}
              classes="govuk-button--secondary"
            />
          )}
        </p>
        <Versions versions={versions} />
        <Changes changes={changes} />
      </>
    ),
  };
}

const Versions = ({ versions }: Pick<ToolPage, "versions">): VNode => (
  <SortableTable
    caption="Versions"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "version", text: "Version" },
      { key: "from", text: "First day" },
      { key: "to", text: "Last day" },
      { key: "file", text: "File" },
    ]}
    groups={[
      {
        rows: versions.map(({ id, body, from, to }) => ({
          version: String(body.version),
          from: formatDate(from),
          to: to === null ? "No end set" : formatDate(to),
          file: (
            <a class="govuk-link" href={toolPaths.versionFile(id)}>
              Take version {body.version} from {formatDate(from)} as a file
            </a>
          ),
        })),
      },
    ]}
  />
);

const steps = {
  published: "Put in force from",
  retired: "Retired; last day",
  withdrawn: "Withdrawn before its first day,",
} as const;

const Changes = ({ changes }: Pick<ToolPage, "changes">): VNode => (
  <SortableTable
    caption="What was done"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "what", text: "What" },
      { key: "words", text: "On whose agreement, or why" },
      { key: "by", text: "By" },
    ]}
    groups={[
      {
        rows: changes.map(({ step, onDate, wording, by, at }) => ({
          what: `${steps[step]} ${formatDate(onDate)}`,
          words: wording,
          by: `${by}, ${formatDateTime(at)}`,
        })),
      },
    ]}
    empty="Nothing on these pages yet: it came with Lantern, or your system administrator added it."
  />
);

type EndingPage<F extends AnyForm> = { readonly newest: ToolVersion } & Omit<
  DeclaredFormProps<F>,
  "version"
> & {
    readonly heading: string;
    /** In the window and on the way back. */
    readonly short: string;
    readonly says: string;
  };

/** How a tool, or a version of it, comes to an end. */
function endingPage<F extends AnyForm>(page: EndingPage<F>): View {
  const { newest, heading, short, says, ...form } = page;
  const summary = summaryIn(form.form, form.state, toolPaths.tool(newest.key));
  const { name } = newest.body;
  return {
    title: `${short}: ${name}`,
    hasErrors: summary !== undefined,
    breadcrumbs: [
      { text: title, href: toolPaths.tools },
      { text: name, href: toolPaths.tool(newest.key) },
      { text: short },
    ],
    body: (
      <>
        {summary}
        <span class="govuk-caption-l">{name}</span>
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body">{says}</p>
        <DeclaredForm {...form} version={newest.id} />
      </>
    ),
  };
}

export const retirePage = (newest: ToolVersion, state: FormState<typeof retireForm>): View =>
  endingPage({
    newest,
    heading: "Retire this tool",
    short: "Retire",
    says: "What was filled in stays as it is, with the version that was asked.",
    form: retireForm,
    state,
    drawing: {},
    action: toolPaths.retire(newest.key),
    button: "Retire the tool",
  });

export function withdrawPage(newest: ToolVersion, state: FormState<typeof withdrawForm>): View {
  const heading = `Withdraw version ${newest.body.version}`;
  return endingPage({
    newest,
    heading,
    short: heading,
    says: `Its first day would be ${formatDate(newest.from)}. The current version stays in force, and the draft is open again.`,
    form: withdrawForm,
    state,
    drawing: {},
    action: toolPaths.withdraw(newest.key),
    button: "Withdraw it",
  });
}
