import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, FileUpload, Input, Radios, Select, SummaryList } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { asideReasons } from "../rejected-rows.ts";
import type { SourceForm } from "../keep-source.ts";
import { feedKinds, fieldsOf, kindNames } from "../kinds.ts";
import type { FeedSource, SourceTeam } from "../source-reads.ts";
import { feedPaths, feedsTitle } from "./paths.ts";

type AddPage = {
  readonly typed: SourceForm;
  readonly agencies: readonly { readonly agencyId: string; readonly name: string }[];
  readonly teams: readonly SourceTeam[];
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
  /** The one that is put right, in the version that the form was read in; none while one is added. */
  readonly source?: FeedSource;
  readonly isStale?: boolean;
};

/** Adds a system, or puts right what is said of one: what it sends stays as it was first said. */
export function addPage(page: AddPage): View {
  const { csrfToken, errors = [], source, isStale = false } = page;
  const title = source ? "Change the details of this system" : "Add a system";
  const all = { text: feedsTitle, href: feedPaths.all() };
  return {
    title,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: source
      ? [all, { text: source.name, href: feedPaths.source(source.sourceId) }, { text: title }]
      : [all, { text: title }],
    body: (
      <>
        {isStale && source ? <SourceStale source={source} /> : <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <Form
          action={source ? feedPaths.edit(source.sourceId) : feedPaths.add}
          csrfToken={csrfToken}
          classes="app-form"
        >
          {source && <input type="hidden" name="version" value={source.version} />}
          <SourceFields {...page} errors={errors} />
          <Button text={source ? "Save" : "Add this system"} preventDoubleClick />
        </Form>
      </>
    ),
  };
}

const SourceStale = ({ source }: { readonly source: FeedSource }): VNode => (
  <Overtaken
    title="A colleague changed this system while you were writing"
    says="Nothing was recorded. What you wrote is still in the form: read what is said now, and save again."
    read="Read it as it is now"
    href={feedPaths.source(source.sourceId)}
  />
);

function SourceFields(page: AddPage): VNode {
  const { typed, agencies, source, errors = [] } = page;
  const text = (name: "name" | "recordOf" | "contact", label: string, hint: string) => (
    <Input
      name={name}
      label={{ text: label, classes: "govuk-label--s" }}
      hint={{ text: hint }}
      value={typed[name]}
      errorMessage={errorFor(errors, name)}
    />
  );
  return (
    <>
      {text("name", "What is the system called?", "Like “Police missing persons”")}
      <Select
        name="agency"
        label={{ text: "Whose system is it?", classes: "govuk-label--s" }}
        value={typed.agency}
        items={[
          { value: "", text: "Choose one" },
          ...agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name })),
        ]}
        errorMessage={errorFor(errors, "agency")}
      />
      {source === undefined && (
        <Radios
          name="kind"
          fieldset={{
            legend: { text: "What does it send?", classes: "govuk-fieldset__legend--s" },
          }}
          value={typed.kind}
          items={feedKinds.map((kind) => ({
            value: kind,
            text: kindNames[kind],
            ...(kind === "notification" && { conditional: <InTeamsName {...page} /> }),
          }))}
          errorMessage={errorFor(errors, "kind")}
        />
      )}
      {source?.kind === "notification" && <InTeamsName {...page} />}
      {text(
        ...(["recordOf", "What is it the record of?"] as const),
        "Where the two differ, this system is asked first",
      )}
      {text("contact", "Contact for this system", "A desk or a team, with a number")}
    </>
  );
}

const InTeamsName = ({ typed, teams, errors = [] }: AddPage): VNode => (
  <Select
    name="team"
    label={{ text: "In which team’s name do notifications arrive?", classes: "govuk-label--s" }}
    hint={{ text: "A team of that agency. It reads what came of each" }}
    value={typed.team}
    items={[
      { value: "", text: "Choose one" },
      ...teams.map(({ teamId, agency, name }) => ({ value: teamId, text: `${agency}, ${name}` })),
    ]}
    errorMessage={errorFor(errors, "team")}
  />
);

type SourcePage = {
  readonly source: FeedSource;
  /** Rows that were set aside lately, by reason. */
  readonly aside: readonly { readonly because: string; readonly rows: number }[];
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
};

/** One system: what it is the record of, what its columns mean, and the next file of it. */
export function sourcePage({ source, aside, csrfToken, errors = [] }: SourcePage): View {
  const { name, sourceId, endedAt, version } = source;
  return {
    title: name,
    hasErrors: errors.length > 0,
    breadcrumbs: [{ text: feedsTitle, href: feedPaths.all() }, { text: name }],
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{name}</h1>
        <SummaryList
          rows={[
            fact("Whose system", source.agency),
            source.kind === "notification" &&
              fact("In the name of", source.team ?? "No team yet: change its details"),
            fact("Is the record of", source.recordOf),
            fact("Sends", kindNames[source.kind]),
            fact("Contact", source.contact),
            fact("Its columns", columnWords(source)),
            fact("For its API", `/api/feeds/${sourceId}/rows`),
            source.kind === "council" &&
              fact(
                "For its whole dataset",
                `lantern import ssd FOLDER --source "${name}" --as EMAIL`,
              ),
            fact("Set aside in 90 days", asideWords(aside)),
          ]}
        />
        {endedAt === null ? (
          <>
            <Upload source={source} csrfToken={csrfToken} errors={errors} />
            <p class="govuk-body">
              <a class="govuk-link" href={feedPaths.edit(sourceId)}>
                Change the details of this system
              </a>
            </p>
            <Form action={feedPaths.end(sourceId)} csrfToken={csrfToken}>
              <input type="hidden" name="version" value={version} />
              <Button text="It sends nothing any more" classes="govuk-button--secondary" />
            </Form>
          </>
        ) : (
          <p class="govuk-body">It sends nothing any more. What it sent stays.</p>
        )}
      </>
    ),
  };
}

const asideWords = (aside: SourcePage["aside"]): string =>
  aside.length === 0
    ? "No row"
    : aside.map(({ because, rows }) => `${asideReasons[because] ?? because}: ${rows}`).join("; ");

function columnWords({ kind, columns }: FeedSource): string {
  const said = fieldsOf(kind).flatMap(({ name, label }) => {
    const heading = columns.headings[name];
    return heading === undefined ? [] : [`${label}: “${heading}”`];
  });
  return said.length === 0 ? "Asked with the first file" : said.join("; ");
}

export const Upload = ({ source, csrfToken, errors = [] }: Omit<SourcePage, "aside">) => (
  <Form
    action={feedPaths.source(source.sourceId)}
    csrfToken={csrfToken}
    classes="app-form"
    enctype="multipart/form-data"
  >
    <FileUpload
      name="file"
      label={{ text: "The next file", classes: "govuk-label--s" }}
      hint={{
        text: "CSV or Excel (.xlsx), headings in the first row, up to 5,000 rows and 10 MB. You see what would come of it before anything is written.",
      }}
      errorMessage={errorFor(errors, "file")}
      attributes={{ accept: ".xlsx,.csv" }}
    />
    <Button text="Read this file" preventDoubleClick />
  </Form>
);
