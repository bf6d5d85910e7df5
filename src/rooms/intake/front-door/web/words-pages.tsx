import type { ComponentChildren, VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { AnyForm } from "../../../../kernel/forms/index.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  DeclaredForm,
  Form,
  formSummary,
  Overtaken,
  type FormState,
} from "../../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../../ui/govuk/index.ts";
import { sectionForm, sectionTyped } from "../words/change-words.ts";
import { languageName, sections, type Section } from "../words/sections.ts";
import type { LatestForm, WrittenWords } from "../words/words-reads.ts";
import { beginForm } from "../words/write-words.ts";
import { paths } from "./paths.ts";

type FrameProps = {
  readonly title: string;
  readonly summary?: VNode | undefined;
  readonly children: ComponentChildren;
};

/** What is said above a form about words that comes back. */
export const summaryIn = <F extends AnyForm>(
  form: F,
  state: Pick<FormState<F>, "errors" | "isStale">,
): VNode | undefined =>
  state.isStale ? (
    <Overtaken
      title="A colleague changed this while you were writing"
      says="changes"
      read="Read the current version"
      href={paths.words}
    />
  ) : (
    formSummary(form, state)
  );

/** A page about the words that are being written. */
export function wordsFrame({ title, summary, children }: FrameProps): View {
  const isFirst = title === "Text of the public form";
  return {
    title,
    hasErrors: summary !== undefined,
    breadcrumbs: [
      { text: "Configuration", href: "/admin/configuration" },
      { text: "Telling us, for the public", href: "/admin/configuration/public-form" },
      ...(isFirst ? [] : [{ text: "The words", href: paths.words }]),
      { text: isFirst ? "The words" : title },
    ],
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {summary}
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    ),
  };
}

export type Overview = {
  readonly words: WrittenWords | undefined;
  readonly latest: LatestForm;
  readonly me: string;
};

/** What is being written, by whom, and what is next. */
export function wordsPage(
  { words, latest, me }: Overview,
  state: FormState<typeof beginForm>,
): View {
  return wordsFrame({
    title: "Text of the public form",
    summary: summaryIn(beginForm, state),
    children: words ? (
      <Written words={words} latest={latest} me={me} csrfToken={state.csrfToken} />
    ) : (
      <>
        <p class="govuk-body">
          {`The form is in ${languageName(latest.form.lang)}, in force from ${formatDate(latest.from)}. There is no draft.`}
        </p>
        <p class="govuk-body">
          The public sees your text after a colleague has checked it and put it in force.
        </p>
        <DeclaredForm
          form={beginForm}
          state={state}
          drawing={{ latest }}
          action={paths.words}
          button="Begin"
        />
      </>
    ),
  });
}

type WrittenProps = {
  readonly words: WrittenWords;
  readonly latest: LatestForm;
  readonly me: string;
  readonly csrfToken: string;
};

function Written({ words, latest, me, csrfToken }: WrittenProps): VNode {
  const { form, savedBy, savedAt, writers, version } = words;
  const isWriter = writers.some(({ staffId }) => staffId === me);
  return (
    <>
      <p class="govuk-body">
        {`In ${languageName(form.lang)}. ${savedBy} saved them last, ${formatDateTime(savedAt)}. The public does not read them yet.`}
      </p>
      <SummaryList
        rows={sections.map((section) => ({
          key: { text: section.title },
          value: { text: changedText(changedIn(section, words, latest)) },
          actions: {
            items: [
              {
                href: paths.wordsOf(section.key),
                text: "Change",
                visuallyHiddenText: section.title.toLowerCase(),
              },
            ],
          },
        }))}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.wordsPreview}>
          See the form in these words
        </a>
      </p>
      <h2 class="govuk-heading-m">Putting them in force</h2>
      {isWriter ? (
        <p class="govuk-body">
          {`Written by ${writers.map(({ name }) => name).join(" and ")}. A person who wrote none of them checks every page and puts them in force.`}
        </p>
      ) : (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.wordsPut}>
            Put them in force
          </a>
        </p>
      )}
      <Form action={paths.wordsDiscard} csrfToken={csrfToken}>
        <input type="hidden" name="version" value={String(version)} />
        <Button text="Discard these words" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </>
  );
}

/** How many words of a section are not those of the last version. */
function changedIn(section: Section, { form }: WrittenWords, latest: LatestForm): number {
  const before = sectionTyped(section, latest.form);
  return Object.entries(sectionTyped(section, form)).filter(([name, text]) => before[name] !== text)
    .length;
}

const changedText = (changed: number): string =>
  changed === 0 ? "As in the last version" : `${counted(changed, "change")} from the last version`;

export type AtSection = { readonly section: Section; readonly words: WrittenWords };

export function sectionPage({ section, words }: AtSection, state: FormState<AnyForm>): View {
  const form: AnyForm = sectionForm(section, words.form);
  return wordsFrame({
    title: section.title,
    summary: summaryIn(form, state),
    children: (
      <>
        <p class="govuk-body">{section.about}</p>
        <DeclaredForm
          form={form}
          state={state}
          drawing={{} as never}
          action={paths.wordsOf(section.key)}
          button="Save"
          version={words.version}
        />
      </>
    ),
  });
}
