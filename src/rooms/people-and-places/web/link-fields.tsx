import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { field } from "../../../platform/http/field.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { DateInput, Input, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { dateInput, dateOf, dateTyped, type DateTyped } from "../../child-record/index.ts";
import type { LinkForm } from "../link.ts";

export type LinkTyped = Readonly<Record<"relation" | "wording" | "source", string>> &
  DateTyped<"learnedOn">;

export const linkInput = {
  relation: field(),
  wording: field(),
  source: field(),
  ...dateInput("learnedOn"),
};

export const linkIds = { learnedOn: "learnedOn-day" };

export const blankLink = (today: string): LinkTyped => ({
  relation: "",
  wording: "",
  source: "",
  ...dateTyped("learnedOn", today),
});

export const linkOf = (typed: LinkTyped): LinkForm => ({
  ...typed,
  learnedOn: dateOf(typed, "learnedOn"),
});

type Fields = {
  readonly typed: LinkTyped;
  readonly errors: readonly FieldError[];
  readonly relations: readonly { readonly key: string; readonly name: string }[];
};

/** How a child and a subject are linked, in whose words, and since when it is known. */
export function LinkFields({ typed, errors, relations }: Fields): VNode {
  const small = "govuk-fieldset__legend--s";
  return (
    <>
      <Radios
        name="relation"
        fieldset={{ legend: { text: "How are they linked?", classes: small } }}
        classes="govuk-radios--small"
        value={typed.relation}
        items={relations.map(({ key, name }) => ({ value: key, text: name }))}
        errorMessage={errorFor(errors, "relation")}
      />
      <Textarea
        name="wording"
        label={{ text: "What was said or seen?" }}
        hint={{ text: "In the source’s own words. Everyone who can see the child can read it." }}
        rows={3}
        value={typed.wording}
        errorMessage={errorFor(errors, "wording")}
      />
      <Input
        name="source"
        label={{ text: "Source" }}
        value={typed.source}
        errorMessage={errorFor(errors, "source")}
      />
      <DateInput
        id="learnedOn"
        namePrefix="learnedOn"
        fieldset={{ legend: { text: "When?", classes: small } }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "learnedOn")}
      />
    </>
  );
}
