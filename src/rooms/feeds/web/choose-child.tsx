import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { fullName, type Candidate, bornText } from "../../subjects/index.ts";
import type { JoinForm } from "../join-waiting.ts";

type ChooseChild = {
  readonly action: string;
  readonly version: number;
  readonly candidates: readonly Candidate[];
  readonly typed: Pick<JoinForm, "personId" | "reason">;
  /** Whom it is asked about, and what choosing does. */
  readonly asks: string;
  readonly button: string;
  /** What stands there where no record is like the row. */
  readonly nobody: string;
  readonly today: string;
  readonly csrfToken: string;
  readonly errors: readonly FieldError[];
};

/** Whom a row of another system is about: one of the records within reach that are like it, and what was compared. */
export function ChooseChild(page: ChooseChild): VNode {
  const { candidates, typed, today, errors } = page;
  if (candidates.length === 0) return <p class="govuk-body">{page.nobody}</p>;
  return (
    <Form action={page.action} csrfToken={page.csrfToken} classes="app-form">
      <input type="hidden" name="version" value={page.version} />
      <Radios
        name="personId"
        fieldset={{ legend: { text: page.asks, classes: "govuk-fieldset__legend--m" } }}
        value={typed.personId}
        items={candidates.map((one) => ({
          value: one.personId,
          text: `${fullName(one.person)}, ${bornText(one.person.bornOn, today)}, ${one.reference}`,
          hint: { text: candidateReasons(one) },
        }))}
        errorMessage={errorFor(errors, "personId")}
      />
      <Textarea
        name="reason"
        label={{ text: "What did you compare, or who did you ask?", classes: "govuk-label--s" }}
        rows={3}
        value={typed.reason}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text={page.button} preventDoubleClick />
    </Form>
  );
}

/** What speaks for and against, in words. */
function candidateReasons({ likeness }: Candidate): string {
  const side = (name: string, words: readonly string[]): string =>
    words.length === 0 ? `${name}: nothing.` : `${name}: ${words.join("; ")}.`;
  return `${side("For", likeness.for)} ${side("Against", likeness.against)}`;
}
