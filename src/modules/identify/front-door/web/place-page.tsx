import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Input, Radios } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import type { things } from "../../../protect/index.ts";
import type { PublicMessage } from "../queue-reads.ts";
import { aboutWhom } from "./message-parts.tsx";
import { paths } from "./paths.ts";

export const newKinds = {
  place: "A place",
  vehicle: "A vehicle",
  group: "A group",
  business: "A business",
} as const;

export type PlaceTyped = {
  readonly kind: string;
  readonly label: string;
  readonly identifier: string;
  readonly version: string;
};

export type PlacePage = {
  readonly message: PublicMessage;
  readonly found: readonly things.Thing[];
  readonly q: string;
  readonly csrfToken: string;
  readonly typed: PlaceTyped;
  readonly errors?: readonly FieldError[];
};

/** What a message without a child is about: one that is here already, or a new one. */
export function placePage(page: PlacePage): View {
  const { message, errors = [], q } = page;
  const title = "Which place, vehicle or group?";
  return {
    title,
    hasErrors: errors.length > 0,
    breadcrumbs: [
      { text: "Messages from the public", href: paths.queue },
      { text: `Message ${message.number}`, href: paths.message(message.publicConcernId) },
      { text: title },
    ],
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        <span class="govuk-caption-l">{aboutWhom(message)}</span>
        <h1 class="govuk-heading-l">{title}</h1>
        <form method="get" action={paths.place(message.publicConcernId)} class="app-form">
          <Input name="q" label={{ text: "Look for one that is here already" }} value={q} />
          <Button text="Look" classes="govuk-button--secondary" />
        </form>
        <Found {...page} />
        <AddNew {...page} errors={errors} />
      </>
    ),
  };
}

function Found({ message, found, csrfToken, typed }: PlacePage) {
  return (
    <SortableTable
      caption="Here already"
      columns={[
        { key: "what", text: "What" },
        { key: "choose", text: "Choose" },
      ]}
      groups={[
        {
          rows: found.map((one) => ({
            what: `${one.label}${one.identifier === null ? "" : `, ${one.identifier}`}`,
            choose: (
              <Form action={paths.place(message.publicConcernId)} csrfToken={csrfToken}>
                <input type="hidden" name="thing" value={one.thingId} />
                <input type="hidden" name="version" value={typed.version} />
                <Button
                  text={
                    <>
                      This one<span class="govuk-visually-hidden">{`: ${one.label}`}</span>
                    </>
                  }
                  classes="govuk-button--secondary"
                  preventDoubleClick
                />
              </Form>
            ),
          })),
        },
      ]}
      empty="None of that name or number."
    />
  );
}

const AddNew = ({ message, csrfToken, typed, errors = [] }: PlacePage) => (
  <section>
    <h2 class="govuk-heading-m">Or make a new one</h2>
    <Form action={paths.place(message.publicConcernId)} csrfToken={csrfToken} classes="app-form">
      <input type="hidden" name="version" value={typed.version} />
      <Radios
        name="kind"
        fieldset={{ legend: { text: "What is it?", classes: "govuk-fieldset__legend--s" } }}
        value={typed.kind}
        errorMessage={errorFor(errors, "kind")}
        items={Object.entries(newKinds).map(([value, text]) => ({ value, text }))}
      />
      <Input
        name="label"
        label={{ text: "What it is called, or make, model and colour" }}
        value={typed.label}
        errorMessage={errorFor(errors, "label")}
      />
      <Input
        name="identifier"
        label={{ text: "Postcode or registration (optional for a place)" }}
        classes="govuk-input--width-10"
        value={typed.identifier}
        errorMessage={errorFor(errors, "identifier")}
      />
      <Button text="Make it and put the message with it" preventDoubleClick />
    </Form>
  </section>
);
