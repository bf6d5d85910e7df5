import type { ComponentChildren, VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../../ui/forms/index.ts";
import {
  Button,
  Input,
  Radios,
  Select,
  SummaryList,
  Textarea,
} from "../../../../ui/govuk/index.ts";
import { directionOf } from "../../../../platform/words/index.ts";
import { hasLanguage, sectionTyped, type Typed } from "../words/change-words.ts";
import {
  fieldOf,
  languageChoices,
  languageName,
  sections,
  type Section,
  type Word,
} from "../words/sections.ts";
import type { LatestForm, WrittenWords } from "../words/words-reads.ts";
import { paths } from "./paths.ts";

type FrameProps = {
  readonly title: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
  readonly children: ComponentChildren;
};

/** A page about the words that are being written. */
export function wordsFrame({ title, errors = [], isStale = false, children }: FrameProps): View {
  const isFirst = title === "Text of the public form";
  const summary = isStale ? (
    <Overtaken
      title="A colleague changed this while you were writing"
      says="changes"
      read="Read the current version"
      href={paths.words}
    />
  ) : (
    <FormErrorSummary errors={errors} ids={{ from: "from-day" }} />
  );
  return {
    title,
    hasErrors: errors.length > 0,
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

type Overview = {
  readonly words: WrittenWords | undefined;
  readonly latest: LatestForm;
  readonly me: string;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** What is being written, by whom, and what is next. */
export function wordsPage({ words, latest, me, csrfToken, ...page }: Overview): View {
  const { errors = [] } = page;
  return wordsFrame({
    ...page,
    title: "Text of the public form",
    children: words ? (
      <Written words={words} latest={latest} me={me} csrfToken={csrfToken} />
    ) : (
      <>
        <p class="govuk-body">
          {`The form is in ${languageName(latest.form.lang)}, in force from ${formatDate(latest.from)}. There is no draft.`}
        </p>
        <p class="govuk-body">
          The public sees your text after a colleague has checked it and put it in force.
        </p>
        <Form action={paths.words} csrfToken={csrfToken}>
          <Radios
            name="begin"
            fieldset={{
              legend: {
                text: "What do you begin from?",
                classes: "govuk-fieldset__legend--s",
              },
            }}
            errorMessage={errorFor(errors, "begin")}
            items={[
              { value: "last", text: `The words from ${formatDate(latest.from)}` },
              { value: "shipped", text: "The words that came with Lantern, in English" },
            ]}
          />
          <Button text="Begin" preventDoubleClick />
        </Form>
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

type SectionPage = {
  readonly section: Section;
  readonly words: WrittenWords;
  readonly csrfToken: string;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

export function sectionPage({ section, words, csrfToken, typed, ...page }: SectionPage): View {
  const { errors = [] } = page;
  const { lang } = words.form;
  return wordsFrame({
    ...page,
    title: section.title,
    children: (
      <>
        <p class="govuk-body">{section.about}</p>
        <Form action={paths.wordsOf(section.key)} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="version" value={typed["version"] ?? String(words.version)} />
          {hasLanguage(section) && (
            <Select
              name="lang"
              label={{ text: "Language of the form" }}
              hint={{ text: "How browsers and voices read it. Write every word in it" }}
              value={typed["lang"] ?? lang}
              items={languageChoices(lang)}
              errorMessage={errorFor(errors, "lang")}
            />
          )}
          {section.words.map((word) => (
            <OneWord word={word} typed={typed} errors={errors} lang={lang} />
          ))}
          <Button text="Save" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

type WordProps = {
  readonly word: Word;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly lang: string;
};

function OneWord({ word: { path, label, hint, isLong }, typed, errors, lang }: WordProps): VNode {
  const name = fieldOf(path);
  const common = {
    name,
    label: { text: label },
    value: typed[name] ?? "",
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: errorFor(errors, name),
    attributes: { lang, dir: directionOf(lang) },
  };
  return isLong === true ? <Textarea {...common} rows={3} /> : <Input {...common} />;
}
