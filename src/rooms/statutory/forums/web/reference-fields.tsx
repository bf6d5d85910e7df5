import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import { errorFor } from "../../../../ui/forms/index.ts";
import { DateInput, Input, Textarea } from "../../../../ui/govuk/index.ts";
import type { ForumBody } from "../forums.ts";
import type { ReferenceTyped } from "./fields.ts";

export const referenceIds = { since: "since-day", next: "next-day", ended: "ended-day" };

const small = "govuk-fieldset__legend--s";

type Fields = {
  readonly body: ForumBody;
  readonly typed: ReferenceTyped;
  readonly errors: readonly FieldError[];
};

/** What is recorded of a reference, first and every time after. */
export function ReferenceFields({ body, typed, errors }: Fields): VNode {
  return (
    <>
      <DateInput
        id="since"
        namePrefix="since"
        fieldset={{ legend: { text: "Known to it since", classes: small } }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "since")}
      />
      <Input
        name="reference"
        label={{ text: "Their reference (optional)" }}
        classes="govuk-input--width-20"
        value={typed.reference}
        errorMessage={errorFor(errors, "reference")}
      />
      <Input
        name="contact"
        label={{ text: "Contact there (optional)" }}
        hint={{ text: `If you do not know one: ${body.contact}` }}
        value={typed.contact}
        errorMessage={errorFor(errors, "contact")}
      />
      <Textarea
        name="summary"
        label={{ text: "What it says (optional)" }}
        hint={{ text: "Level or category, and what it decided that matters here" }}
        rows={3}
        value={typed.summary}
        errorMessage={errorFor(errors, "summary")}
      />
      <DateInput
        id="next"
        namePrefix="next"
        fieldset={{ legend: { text: "Next date there (optional)", classes: small } }}
        hint={{
          text: `Without one, Lantern asks to look again after ${body.reviewDays} days`,
        }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "next")}
      />
      <Input
        name="nextWhat"
        label={{ text: "What happens then (optional)" }}
        value={typed.nextWhat}
        errorMessage={errorFor(errors, "nextWhat")}
      />
      <Textarea
        name="basis"
        label={{ text: "On what basis is it recorded here?" }}
        hint={{
          text: "Who agreed, or which duty or agreement to share it rests on",
        }}
        rows={2}
        value={typed.basis}
        errorMessage={errorFor(errors, "basis")}
      />
    </>
  );
}
