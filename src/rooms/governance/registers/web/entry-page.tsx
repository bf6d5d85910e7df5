import type { VNode } from "preact";
import { formatDateTime, londonDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, InsetText, SummaryList } from "../../../../ui/govuk/index.ts";
import { SortableTable, Timeline } from "../../../../ui/moj/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import type { Agency } from "../../../directory/index.ts";
import type { Version } from "../entry-reads.ts";
import { changedFields, wordsOf } from "../entry-words.ts";
import type { Body, Entry, Field, Register } from "../register.ts";
import { DueCell, StateTag } from "./entry-cells.tsx";
import { paths } from "./paths.ts";

export type EntryPage = {
  readonly register: Register;
  readonly entry: Entry;
  readonly versions: readonly Version[];
  readonly agencies: readonly Agency[];
  readonly now: Date;
  readonly mayManage: boolean;
};

/** One entry in full, with what it said before. */
export function entryPage(page: EntryPage): View {
  const { register, entry, now, mayManage } = page;
  return {
    title: entry.title,
    breadcrumbs: [
      { text: "Governance", href: paths.index },
      { text: register.title, href: paths.register(register.key) },
      { text: entry.reference },
    ],
    body: (
      <>
        <h1 class="govuk-heading-l">{entry.title}</h1>
        <p class="govuk-body">
          <StateTag register={register} entry={entry} />{" "}
          <DueCell register={register} entry={entry} now={now} today={londonDate(now)} />
        </p>
        {register.isFixed && entry.state !== "draft" && (
          <InsetText text="Records refer to this, so what it says stays as it is. It can end, and another can be added." />
        )}
        {mayManage && (
          <p class="app-actions">
            <Button
              text="Change"
              href={paths.entry(register.key, entry.entryId, "/edit")}
              classes="govuk-button--secondary"
            />
          </p>
        )}
        <EntryFacts {...page} body={entry.body} />
        <History {...page} />
      </>
    ),
  };
}

/** Every field that says something. */
export function EntryFacts({
  register,
  body,
  agencies,
}: {
  readonly register: Register;
  readonly body: Body;
  readonly agencies: readonly Agency[];
}): VNode {
  return (
    <SummaryList
      rows={register.fields.map((field) =>
        fact(field.label, <Words field={field} body={body} agencies={agencies} />),
      )}
    />
  );
}

function Words({
  field,
  body,
  agencies,
}: {
  readonly field: Field;
  readonly body: Body;
  readonly agencies: readonly Agency[];
}): VNode {
  const words = wordsOf(field, body, agencies);
  if (words.length === 0) return <span class="app-secondary">Not filled in</span>;
  return (
    <>
      {words.map((one) => (
        <span class="app-line app-verbatim">{one}</span>
      ))}
    </>
  );
}

/** Each change with who, when and which fields; what they said before stands below. */
function History({ register, entry, versions, agencies }: EntryPage): VNode {
  const by = entry.changedBy ?? "Lantern";
  const states = [
    { ...entry, at: entry.changedAt, by },
    // A version is kept when the next one is saved: its own date is that of the one before it.
    ...versions.map((one, index) => ({
      ...one,
      at: null,
      by: versions[index + 1]?.changedBy ?? null,
    })),
  ];
  if (versions.length === 0) {
    return (
      <p class="govuk-body-s app-secondary">
        {`Version 1, ${formatDateTime(entry.addedAt)}, ${by}. Nothing was changed since.`}
      </p>
    );
  }
  return (
    <>
      <h2 class="govuk-heading-m">History</h2>
      <Timeline
        headingLevel={3}
        items={versions.map((was, index) => {
          const now = states[index] ?? entry;
          const fields = changedFields(register, now, was);
          return {
            title: `Version ${now.version}`,
            date: formatDateTime(was.changedAt),
            byline: was.changedBy,
            description: (
              <Before register={register} was={was} fields={fields} agencies={agencies} />
            ),
          };
        })}
      />
    </>
  );
}

function Before({
  register,
  was,
  fields,
  agencies,
}: {
  readonly register: Register;
  readonly was: Version;
  readonly fields: readonly string[];
  readonly agencies: readonly Agency[];
}): VNode {
  const rows = fields.map((label) => ({ what: label, before: beforeOf(label) }));
  function beforeOf(label: string): VNode {
    if (label === register.titleLabel) return <span class="app-verbatim">{was.title}</span>;
    const field = register.fields.find((one) => one.label === label);
    if (!field) return <span>{register.states[was.state]}</span>;
    return <Words field={field} body={was.body} agencies={agencies} />;
  }
  return (
    <SortableTable
      caption={fields.length === 0 ? "Saved without a change" : "What it said before"}
      captionClasses="govuk-table__caption--s"
      dense
      columns={[
        { key: "what", text: "What" },
        { key: "before", text: "Before" },
      ]}
      groups={[{ rows }]}
      empty="Nothing differs."
    />
  );
}
