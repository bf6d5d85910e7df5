import type { VNode } from "preact";
import { PageLinks } from "../../../../ui/layout/index.ts";
import { formatDate, londonDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import type { Agency } from "../../../directory/index.ts";
import { entriesOnAPage } from "../entry-reads.ts";
import { wordsOf } from "../entry-words.ts";
import type { Entry, Register } from "../register.ts";
import { DueCell, StateTag } from "./entry-cells.tsx";
import { paths } from "./paths.ts";

export type ListPage = {
  readonly register: Register;
  readonly entries: readonly Entry[];
  readonly agencies: readonly Agency[];
  readonly withEnded: boolean;
  readonly page: number;
  readonly now: Date;
  readonly mayManage: boolean;
};

export function listPage(list: ListPage): View {
  const { register, entries } = list;
  return {
    title: register.title,
    width: "wide",
    paper: "a3-landscape",
    breadcrumbs: [{ text: "Governance", href: paths.index }, { text: register.title }],
    body: (
      <>
        <h1 class="govuk-heading-l">{register.title}</h1>
        <p class="govuk-body app-form">{register.purpose}</p>
        <p class="govuk-body-s app-secondary">{register.law}</p>
        <Actions {...list} />
        <SortableTable
          caption="Needs action first"
          captionClasses="govuk-table__caption--s"
          dense
          columns={columnsOf(register)}
          groups={[{ rows: entries.map((entry) => rowOf(entry, list)) }]}
          empty="Nothing is entered here."
        />
        <Pages {...list} />
      </>
    ),
  };
}

function Actions({ register, withEnded, mayManage }: ListPage): VNode {
  return (
    <>
      {mayManage && (
        <p class="app-actions">
          <Button text={`Add ${register.one}`} href={paths.register(register.key, "/new")} />
        </p>
      )}
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={paths.register(register.key, "/file")}>
          Take the register as a CSV file
        </a>
        {" · "}
        <a class="govuk-link" href={paths.listing(register.key, { ended: !withEnded })}>
          {withEnded
            ? "Only current entries"
            : `Show ${register.states.ended.toLowerCase()} as well`}
        </a>
      </p>
    </>
  );
}

const columnsOf = (register: Register) => [
  { key: "title", text: register.titleLabel },
  { key: "state", text: "Status" },
  { key: "due", text: register.dueFor ?? "Due" },
  ...register.fields
    .filter(({ inList }) => inList)
    .map(({ key, label }) => ({ key, text: label.split(" (")[0] ?? label })),
  { key: "changed", text: "Last changed" },
];

const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 157)}…` : text);

function rowOf(entry: Entry, { register, agencies, now }: ListPage): SortableRow {
  const today = londonDate(now);
  const shown = register.fields.filter(({ inList }) => inList);
  return {
    title: (
      <>
        <a class="govuk-link" href={paths.entry(register.key, entry.entryId)}>
          {entry.title}
        </a>
        <span class="app-secondary app-line">{entry.reference}</span>
      </>
    ),
    state: <StateTag register={register} entry={entry} />,
    due: <DueCell register={register} entry={entry} now={now} today={today} />,
    ...Object.fromEntries(
      shown.map((field) => [field.key, short(wordsOf(field, entry.body, agencies).join("; "))]),
    ),
    changed: formatDate(londonDate(entry.changedAt)),
  };
}

function Pages({ register, entries, withEnded, page }: ListPage): VNode {
  const href = (number: number): string =>
    paths.listing(register.key, { ended: withEnded, page: number });
  return <PageLinks page={page} hasNext={entries.length === entriesOnAPage} href={href} />;
}
