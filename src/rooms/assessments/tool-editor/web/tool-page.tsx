import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, SummaryList } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import type { ToolChange, ToolVersion } from "../draft-reads.ts";
import {
  FieldsForm,
  summaryOf,
  type Field,
  type FormProps,
} from "../../../../ui/forms/fields-form.tsx";
import { fact } from "../../../../ui/layout/index.ts";
import { Caution, title } from "./frame.tsx";
import { isAhead } from "../publish.ts";
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

export const retireFields: readonly Field[] = [
  { name: "on", label: "Last day on which it can be filled in", as: "date" },
  { name: "reason", label: "Why it is retired, and what is used instead", as: "area" },
];

type RetirePage = Omit<FormProps, "fields" | "button" | "action"> & {
  readonly newest: ToolVersion;
  readonly isStale?: boolean;
};

export function retirePage({ newest, ...page }: RetirePage): View {
  const wrong = summaryOf({ ...page, fields: retireFields, now: toolPaths.tool(newest.key) });
  const { name } = newest.body;
  return {
    title: `Retire: ${name}`,
    hasErrors: wrong !== undefined,
    breadcrumbs: [
      { text: title, href: toolPaths.tools },
      { text: name, href: toolPaths.tool(newest.key) },
      { text: "Retire" },
    ],
    body: (
      <>
        {wrong}
        <span class="govuk-caption-l">{name}</span>
        <h1 class="govuk-heading-l">Retire this tool</h1>
        <p class="govuk-body">
          What was filled in stays as it is, with the version that was asked.
        </p>
        <FieldsForm
          {...page}
          fields={retireFields}
          action={toolPaths.retire(newest.key)}
          button="Retire the tool"
        />
      </>
    ),
  };
}

const withdrawFields: readonly Field[] = [
  { name: "reason", label: "Why it is withdrawn", as: "area" },
];

export function withdrawPage({ newest, ...page }: RetirePage): View {
  const wrong = summaryOf({ ...page, fields: withdrawFields, now: toolPaths.tool(newest.key) });
  const { name, version } = newest.body;
  const heading = `Withdraw version ${version}`;
  return {
    title: `${heading}: ${name}`,
    hasErrors: wrong !== undefined,
    breadcrumbs: [
      { text: title, href: toolPaths.tools },
      { text: name, href: toolPaths.tool(newest.key) },
      { text: heading },
    ],
    body: (
      <>
        {wrong}
        <span class="govuk-caption-l">{name}</span>
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body">
          {`Its first day would be ${formatDate(newest.from)}. The current version stays in force, and the draft is open again.`}
        </p>
        <FieldsForm
          {...page}
          fields={withdrawFields}
          action={toolPaths.withdraw(newest.key)}
          button="Withdraw it"
        />
      </>
    ),
  };
}
