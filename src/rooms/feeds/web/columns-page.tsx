import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, Select } from "../../../ui/govuk/index.ts";
import type { Columns } from "../columns.ts";
import { fieldsOf, type FeedKind } from "../kinds.ts";
import type { WordsOf } from "../preview.ts";
import { wordOf } from "../read-row.ts";
import type { Run } from "../run-reads.ts";
import { runTitle } from "./run-pages.tsx";
import { feedPaths, feedsTitle } from "./paths.ts";

type ColumnsPage = {
  readonly run: Run;
  readonly kind: FeedKind;
  readonly version: number;
  readonly columns: Columns;
  readonly words: readonly WordsOf[];
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

export const headingField = (name: string): string => `heading-${name}`;
export const wordField = (name: string, at: number): string => `word-${name}-${at}`;

/** Which column holds which fact, and which word means which: asked once, and remembered. */
export function columnsPage(page: ColumnsPage): View {
  const { run, kind, version, columns, csrfToken, errors = [], isStale = false } = page;
  const title = "What the columns and the words mean";
  const headings = run.headings.filter((heading) => heading !== "");
  return {
    title,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [
      { text: feedsTitle, href: feedPaths.all() },
      { text: runTitle(run), href: feedPaths.run(run.runId) },
      { text: title },
    ],
    body: (
      <>
        {isStale ? <Stale runId={run.runId} /> : <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Remembered for the next file of {run.source}. Columns that are not chosen here are not
          kept.
        </p>
        <Form action={feedPaths.columns(run.runId)} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="version" value={version} />
          {fieldsOf(kind).map(({ name, label, isNeeded }) => (
            <Select
              name={headingField(name)}
              label={{ text: isNeeded ? label : `${label} (if there is one)` }}
              value={columns.headings[name] ?? ""}
              items={[
                { value: "", text: isNeeded ? "Choose a column" : "No column" },
                ...headings.map((heading) => ({ value: heading, text: heading })),
              ]}
              errorMessage={errorFor(errors, headingField(name))}
            />
          ))}
          {page.words.map((of) => (
            <Words of={of} meant={columns.words[of.field] ?? {}} />
          ))}
          <Button text="Remember this" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

const Stale = ({ runId }: { readonly runId: string }) => (
  <Overtaken
    title="A colleague changed this while you were writing"
    says="Your entry has not been recorded. What you chose is still in the form: send it again to put it in place of theirs."
    read="Read the current version"
    href={feedPaths.columns(runId)}
  />
);

type WordsProps = { readonly of: WordsOf; readonly meant: Readonly<Record<string, string>> };

const Words = ({ of: { field, label, choices, words }, meant }: WordsProps) => (
  <fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{`Words for: ${label}`}</legend>
    {words.map((word, at) => (
      <Select
        name={wordField(field, at)}
        label={{ text: `“${word}” means` }}
        value={meant[wordOf(word)] ?? ""}
        items={[
          { value: "", text: "Not set: these rows need correcting" },
          ...choices.map(({ key, name }) => ({ value: key, text: name })),
        ]}
      />
    ))}
  </fieldset>
);
