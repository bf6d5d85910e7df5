import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Checkboxes, Input, Select } from "../../../ui/govuk/index.ts";
import { choices, summaryOf } from "../../../ui/forms/fields-form.tsx";
import { itemName } from "../agenda-reads.ts";
import type { ArrangeForm } from "../agenda.ts";
import { sectionsFor } from "../panel.ts";
import type { SittingPerson } from "../sitting-reads.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { paths } from "./paths.ts";
import type { ItemFacts } from "./sitting-route.ts";

type ArrangePage = {
  readonly facts: ItemFacts;
  readonly people: readonly SittingPerson[];
  readonly typed: ArrangeForm;
  readonly errors: readonly FieldError[];
};

/** How long an item has, where it stands and who is asked to it. Somebody with a conflict is not offered. */
export function arrangePage({ facts, people, typed, errors }: ArrangePage): View {
  const { item, panel, sitting, csrfToken } = facts;
  const subject = item.personId !== null ? "child" : item.thingId !== null ? "thing" : "theme";
  const may = people.filter(({ staffId }) => !item.shutOut.includes(staffId));
  return {
    title: itemName(item),
    hasErrors: errors.length > 0,
    breadcrumbs: crumbsOf(facts, "Time and people"),
    body: (
      <>
        {summaryOf({ errors, fields: [], now: paths.sitting(sitting.sittingId) })}
        <h1 class="govuk-heading-l">{itemName(item)}</h1>
        <Form
          action={paths.arrange(sitting.sittingId, item.itemId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <Input
            name="minutes"
            label={{ text: "Minutes" }}
            classes="govuk-input--width-3"
            value={typed.minutes}
            errorMessage={errorFor(errors, "minutes")}
          />
          <Select
            name="section"
            label={{ text: "Part of the agenda" }}
            value={typed.section}
            items={[...choices(sectionsFor(panel, subject))]}
            errorMessage={errorFor(errors, "section")}
          />
          <Checkboxes
            name="people"
            fieldset={{
              legend: { text: "Who is asked to this item", classes: "govuk-fieldset__legend--s" },
            }}
            hint={{
              text: item.isRestricted
                ? "The record is restricted: only its professional network can open its paper."
                : "People who are invited can read its paper while papers are open.",
            }}
            values={[...typed.people]}
            items={may.map(({ staffId, name, agency }) => ({
              value: staffId,
              text: `${agency}: ${name}`,
            }))}
          />
          <Button text="Save" preventDoubleClick />
        </Form>
        <Form action={paths.off(sitting.sittingId, item.itemId)} csrfToken={csrfToken}>
          <Button
            text="Remove it from the agenda"
            classes="govuk-button--warning"
            preventDoubleClick
          />
        </Form>
      </>
    ),
  };
}
