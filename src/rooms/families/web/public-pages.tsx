import type { ComponentChildren, VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  blankState,
  DeclaredForm,
  FormErrorSummary,
  type FormState,
} from "../../../ui/forms/index.ts";
import { ExitThisPage } from "../../../ui/govuk/index.ts";
import { linkCodeForm } from "../../accounts/index.ts";
import type { FamilyWords } from "../family-config.ts";
import { answersForm, type Asking } from "../public-form.ts";
import { directionOf } from "../../../platform/words/index.ts";
import type { PublicLink } from "../public-link.ts";
import { familyPaths } from "./paths.ts";

/** What every page behind a link is made of: words of one language, and nothing of the record. */
export type Plain = { readonly words: FamilyWords; readonly language: string };

type Body = Plain & {
  readonly heading: string;
  readonly errors?: readonly FieldError[];
  readonly children?: ComponentChildren;
};

export function plainView({ words, language, heading, errors = [], children }: Body): View {
  return {
    title: words.title,
    plain: { lang: language, dir: directionOf(language) },
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
      <DeclaredForm
        form={linkCodeForm}
        state={{ ...blankState(linkCodeForm, csrfToken), errors }}
        drawing={words}
        action={familyPaths.open(token)}
        button={words.next}
        classes=""
      />
    ),
  });
}

export const tooOftenPage = (plain: Plain): View =>
  plainView({ ...plain, heading: plain.words.tooOften });

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

type QuestionsPage = Plain &
  Asking & {
    readonly token: string;
    readonly link: PublicLink;
    readonly state: FormState<typeof answersForm>;
  };

function InPerson({ words, link }: Pick<QuestionsPage, "words" | "link">): VNode {
  const { worker, phone } = link;
  const text = phone === null ? words.inPersonNoPhone : words.inPerson;
  return <p class="govuk-body">{filled(text, { worker: worker ?? "", phone: phone ?? "" })}</p>;
}

/** Who asks, what is asked, and who should hear it: each question can be left out. */
export function questionsPage(page: QuestionsPage): View {
  const { words, token, link, state } = page;
  const asked = { worker: link.worker ?? "", agency: link.agency ?? "" };
  return plainView({
    ...page,
    errors: state.errors ?? [],
    heading: filled(words.asked, asked),
    children: (
      <DeclaredForm
        form={answersForm}
        state={state}
        drawing={page}
        action={familyPaths.send(token)}
        button={words.send}
        classes=""
      >
        {(draw) => (
          <>
            <InPerson {...page} />
            <p class="govuk-body">{words.choose}</p>
            <p class="govuk-body">{words.honest}</p>
            {draw("code", "website", "answers", "audience")}
          </>
        )}
      </DeclaredForm>
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
