import type { ComponentChildren, VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Trap } from "../../../ui/forms/index.ts";
import { Button, ExitThisPage, Input, Radios, Textarea } from "../../../ui/govuk/index.ts";
import type { FamilyWords } from "../family-config.ts";
import type { PublicTyped, Question } from "../public-form.ts";
import type { PublicLink } from "../public-link.ts";
import { familyPaths } from "./paths.ts";

/** What every page behind a link is made of: words of one language, and nothing of the record. */
export type Plain = { readonly words: FamilyWords; readonly language: string };

type Body = Plain & {
  readonly heading: string;
  readonly errors?: readonly FieldError[];
  readonly children?: ComponentChildren;
};

function plainView({ words, language, heading, errors = [], children }: Body): View {
  return {
    title: words.title,
    plain: { lang: language },
    marking: "",
    hasErrors: errors.length > 0,
    body: (
      <div class="app-family">
        <ExitThisPage text={words.exit} />
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body">
          <strong>{words.danger}</strong>
        </p>
        {children}
      </div>
    ),
  };
}

/** The same for a link that never was, has run out or was withdrawn. */
export const overPage = (plain: Plain): View => plainView({ ...plain, heading: plain.words.over });

type CodePage = Plain & {
  readonly token: string;
  readonly csrfToken: string;
  readonly isUsed: boolean;
  readonly error?: string | undefined;
};

/** Before the code nothing is said but that there is one to type in. */
export function codePage(page: CodePage): View {
  const { words, token, csrfToken, isUsed, error } = page;
  const errors = error === undefined ? [] : [{ field: "code", message: error }];
  return plainView({
    ...page,
    errors,
    heading: isUsed ? words.used : words.enterCode,
    children: (
      <Form action={familyPaths.open(token)} csrfToken={csrfToken}>
        <Input
          name="code"
          label={{ text: words.code, classes: "govuk-label--m" }}
          hint={{ text: words.codeHint }}
          classes="govuk-input--width-10"
          autocomplete="off"
          inputmode="numeric"
          errorMessage={errorFor(errors, "code")}
        />
        <Button text={words.next} />
      </Form>
    ),
  });
}

export const tooOftenPage = (plain: Plain): View =>
  plainView({ ...plain, heading: plain.words.tooOften });

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

type QuestionsPage = Plain & {
  readonly token: string;
  readonly code: string;
  readonly csrfToken: string;
  readonly link: PublicLink;
  readonly questions: readonly Question[];
  readonly typed: PublicTyped;
  readonly errors?: readonly FieldError[];
};

function InPerson({ words, link }: Pick<QuestionsPage, "words" | "link">): VNode {
  const { worker, phone } = link;
  const text = phone === null ? words.inPersonNoPhone : words.inPerson;
  return <p class="govuk-body">{filled(text, { worker: worker ?? "", phone: phone ?? "" })}</p>;
}

/** Who asks, what is asked, and who should hear it: each question can be left out. */
export function questionsPage(page: QuestionsPage): View {
  const { words, token, code, csrfToken, link, questions, typed, errors = [] } = page;
  const asked = { worker: link.worker ?? "", agency: link.agency ?? "" };
  return plainView({
    ...page,
    heading: filled(words.asked, asked),
    children: (
      <Form action={familyPaths.send(token)} csrfToken={csrfToken}>
        <InPerson {...page} />
        <p class="govuk-body">{words.choose}</p>
        <p class="govuk-body">{words.honest}</p>
        <input type="hidden" name="code" value={code} />
        <Trap />
        {questions.map(({ key, wording }) => (
          <Textarea
            name={`q-${key}`}
            label={{ text: wording, classes: "govuk-label--m" }}
            rows={4}
            value={typed.answers.get(key) ?? ""}
            errorMessage={errorFor(errors, `q-${key}`)}
          />
        ))}
        <Radios
          name="audience"
          fieldset={{ legend: { text: words.who, classes: "govuk-fieldset__legend--m" } }}
          value={typed.audience}
          items={[
            { value: "everyone", text: words.everyone },
            { value: "worker", text: words.worker },
          ]}
        />
        <Button text={words.send} preventDoubleClick />
      </Form>
    ),
  });
}

type SentPage = Plain & { readonly number: string };

/** After sending: a number, and nothing of what was written. */
export const sentPage = (page: SentPage): View =>
  plainView({
    ...page,
    heading: page.words.have,
    children: <p class="govuk-body">{filled(page.words.number, { number: page.number })}</p>,
  });

/** With the code, after it was sent: whether it was read, and what came of it. Never what was written. */
export function statusPage({ link, ...plain }: Plain & { readonly link: PublicLink }): View {
  const { words } = plain;
  const { readOn, cameOf, number } = link;
  const heading =
    readOn === null ? words.notRead : filled(words.read, { date: formatDate(readOn) });
  return plainView({
    ...plain,
    heading,
    children: (
      <>
        {cameOf !== null && (
          <>
            <h2 class="govuk-heading-m">{words.cameOf}</h2>
            <p class="govuk-body app-verbatim">{cameOf}</p>
          </>
        )}
        <p class="govuk-body">{filled(words.number, { number: number ?? "" })}</p>
      </>
    ),
  });
}
