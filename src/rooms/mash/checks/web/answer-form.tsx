import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import { DraftForm, errorFor, type FormDraft } from "../../../../ui/forms/index.ts";
import { Button, Radios, Textarea } from "../../../../ui/govuk/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { birthText } from "../../mash-words.ts";
import { nothing, something, type ChildAnswer } from "../answer-check.ts";
import type { Check, CheckChild } from "../check-reads.ts";
import { answeredBy, answerText } from "./check-words.ts";
import { capitalised } from "../../../../kernel/words.ts";

export type AnswerTyped = Readonly<Record<string, string>>;

/** What a form says of each child. */
export const answersIn = (typed: AnswerTyped, check: Check): readonly ChildAnswer[] =>
  check.children.map(({ childId }) => ({
    childId,
    holds: typed[`holds-${childId}`] ?? "",
    words: typed[`words-${childId}`] ?? "",
  }));

export type AnswerForm = {
  readonly check: Check;
  readonly action: string;
  readonly csrfToken: string;
  readonly typed: AnswerTyped;
  readonly draft: FormDraft | undefined;
  readonly errors: readonly FieldError[];
  readonly today: string;
};

/** Each child by itself: what is held, or that nothing is. */
export function AnswerForm(form: AnswerForm): VNode {
  const { check, action, csrfToken, draft } = form;
  return (
    <DraftForm action={action} csrfToken={csrfToken} classes="app-form" draft={draft}>
      <input type="hidden" name="version" value={String(check.version)} />
      {check.children.map((child) => (
        <OneChild child={child} form={form} />
      ))}
      <Button text="Send this answer" preventDoubleClick />
    </DraftForm>
  );
}

function OneChild({ child, form }: { child: CheckChild; form: AnswerForm }): VNode {
  const { typed, errors, today } = form;
  const holds = `holds-${child.childId}`;
  const words = `words-${child.childId}`;
  const named = child.givenName || child.familyName;
  return (
    <section>
      <h2 class="govuk-heading-m">{fullName(child)}</h2>
      <p class="govuk-body">{bornText(child, today)}</p>
      {child.answer && (
        <p class="govuk-body">
          <span class="app-verbatim">{`Said before: ${answerText(child.answer)}`}</span>
          <span class="app-secondary app-line">{answeredBy(child.answer)}</span>
        </p>
      )}
      <Radios
        name={holds}
        classes="govuk-radios--small"
        fieldset={{
          legend: {
            text: `What information does your agency hold about ${named}?`,
            classes: "govuk-fieldset__legend--s",
          },
        }}
        value={typed[holds] ?? ""}
        items={[
          { value: nothing, text: "Nothing" },
          { value: something, text: "Something that helps to keep this child safe" },
        ]}
        errorMessage={errorFor(errors, holds)}
      />
      <Textarea
        name={words}
        label={{ text: `Information held about ${named}` }}
        hint={{ text: "What is known, how it is known and since when; no more than is asked for" }}
        value={typed[words] ?? ""}
        rows={4}
        errorMessage={errorFor(errors, words)}
      />
    </section>
  );
}

/** "Age 14, born 5 March 2012" */
export const bornText = (child: Pick<CheckChild, "bornOn" | "ageAbout">, today: string): string =>
  capitalised(birthText(child, today));
