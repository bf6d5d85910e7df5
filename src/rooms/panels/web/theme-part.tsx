import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { FieldsForm } from "../../../ui/forms/fields-form.tsx";
import { Details } from "../../../ui/govuk/index.ts";
import type { SittingFacts } from "./sitting-route.ts";
import { themeFields } from "./fields.ts";
import { paths } from "./paths.ts";

type Themed = {
  readonly facts: SittingFacts;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
};

export function Theme({ facts, typed, errors }: Themed): VNode {
  return (
    <Details summaryText="Add a theme or a piece of business" open={errors.length > 0}>
      <FieldsForm
        action={paths.theme(facts.sitting.sittingId)}
        csrfToken={facts.csrfToken}
        fields={themeFields(facts.panel)}
        button="Add to the agenda"
        typed={typed}
        errors={errors}
      />
    </Details>
  );
}
