import type { VNode } from "preact";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Select, Textarea } from "../../../ui/govuk/index.ts";
import type { CirclePage } from "./circle-view.ts";
import { paths } from "../../child-record/web/paths.ts";

/** Systems stand apart from people: whoever lets one in lets in all who read that system. */
export function SystemsForm({
  facts,
  csrfToken,
  systems,
  typed,
  errors = [],
}: CirclePage): VNode | null {
  if (systems.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Give a partner system access</h2>
      <p class="govuk-body">
        The system can then list its agency’s actions and requests for this child, and answer them.
        All users of that system can read them. To add a person, use the form above.
      </p>
      <Form action={paths.circle(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
        <input type="hidden" name="of" value="systems" />
        <Select
          name="system"
          label={{ text: "System" }}
          value={typed.system}
          items={[
            { value: "", text: "Choose a system" },
            ...systems.map(({ staffId, name, agency, responsible }) => ({
              value: staffId,
              text: `${name}, ${agency} (${responsible} answers for it)`,
            })),
          ]}
          errorMessage={errorFor(errors, "system")}
        />
        <Textarea
          name="system-reason"
          label={{ text: "What the agency needs it for" }}
          value={typed["system-reason"]}
          rows={2}
          errorMessage={errorFor(errors, "system-reason")}
        />
        <Button text="Give access" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </>
  );
}
