import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Select, Textarea } from "../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import type { Area, TransferKinds } from "../transfer-kinds.ts";
import { lifePaths } from "./paths.ts";

export type TransferTyped = Readonly<
  Record<
    | "kind"
    | "area"
    | "otherArea"
    | "otherContact"
    | "reason"
    | "beganOn-day"
    | "beganOn-month"
    | "beganOn-year",
    string
  >
>;

type TransferFormPage = {
  readonly facts: ChildFacts;
  readonly kinds: TransferKinds;
  readonly areas: readonly Area[];
  readonly csrfToken: string;
  readonly typed: TransferTyped;
  readonly errors?: readonly FieldError[];
};

/** Records that another area has to do with the child. */
export function transferFormPage(page: TransferFormPage): View {
  const { facts, kinds, areas, csrfToken, typed, errors = [] } = page;
  const small = { classes: "govuk-fieldset__legend--s" };
  return childPage({
    facts,
    tab: "pathway",
    heading: "Another area",
    summary:
      errors.length > 0 ? (
        <FormErrorSummary errors={errors} ids={{ beganOn: "beganOn-day" }} />
      ) : undefined,
    children: (
      <Form
        action={lifePaths.newTransfer(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <p class="govuk-body">
          Where the child lives or goes to school is recorded under “Home, school and contacts”,
          never here.
        </p>
        <Radios
          name="kind"
          fieldset={{ legend: { text: "What happens?", ...small } }}
          value={typed.kind}
          items={kinds.kinds.map(({ key, name, meaning }) => ({
            value: key,
            text: name,
            hint: { text: meaning },
          }))}
          errorMessage={errorFor(errors, "kind")}
        />
        <Select
          name="area"
          label={{ text: "Which area?" }}
          items={[
            { value: "", text: "Choose" },
            ...areas.map(({ key, name, contact }) => ({ value: key, text: `${name}: ${contact}` })),
            { value: "other", text: "Another one, typed below" },
          ]}
          value={typed.area}
          errorMessage={errorFor(errors, "area")}
        />
        <Input
          name="otherArea"
          label={{ text: "Name of another area (only if it is not in the list)" }}
          value={typed.otherArea}
          errorMessage={errorFor(errors, "otherArea")}
        />
        <Input
          name="otherContact"
          label={{ text: "Contact in that area (only if it is not in the list)" }}
          hint={{ text: "Look the number up yourself; do not take it from a message" }}
          value={typed.otherContact}
          errorMessage={errorFor(errors, "otherContact")}
        />
        <DateInput
          id="beganOn"
          namePrefix="beganOn"
          fieldset={{ legend: { text: "From when?", ...small } }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "beganOn")}
        />
        <Textarea
          name="reason"
          label={{ text: "What is known, and who says so?" }}
          value={typed.reason}
          rows={4}
          errorMessage={errorFor(errors, "reason")}
        />
        <Button text="Record it" preventDoubleClick />
      </Form>
    ),
  });
}
