import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../../ui/forms/index.ts";
import { Button, Input, Radios } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import type { Thing } from "../../../people-and-places/index.ts";

export const newKinds = {
  place: "A place",
  vehicle: "A vehicle",
  group: "A group",
  account: "An account online",
  business: "A business",
} as const;

export type PlaceTyped = {
  readonly kind: string;
  readonly label: string;
  readonly identifier: string;
  readonly version: string;
};

export type PlacePage = {
  /** What is put with a subject, and where the page of it stands. */
  readonly put: {
    readonly caption: string;
    readonly noun: "message" | "concern";
    readonly address: string;
    readonly breadcrumbs: readonly { readonly text: string; readonly href: string }[];
  };
  readonly found: readonly Thing[];
  readonly q: string;
  readonly csrfToken: string;
  readonly typed: PlaceTyped;
  readonly errors?: readonly FieldError[];
  /** Somebody did something with it since it was read; what was typed is sent again over that. */
  readonly isStale?: boolean;
};

/** What a message or a concern without a child is about: one that is here already, or a new one. */
export function placePage(page: PlacePage): View {
  const { put, errors = [], q, isStale = false } = page;
  const title = "Which place, vehicle, account or group?";
  return {
    title,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [...put.breadcrumbs, { text: title }],
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        {isStale && <ChangedMeanwhile {...put} />}
        <span class="govuk-caption-l">{put.caption}</span>
        <h1 class="govuk-heading-l">{title}</h1>
        <form method="get" action={put.address} class="app-form">
          <Input name="q" label={{ text: "Search for an existing one" }} value={q} />
          <Button text="Look" classes="govuk-button--secondary" />
        </form>
        <Found {...page} />
        <AddNew {...page} errors={errors} />
      </>
    ),
  };
}

const ChangedMeanwhile = ({ noun, breadcrumbs }: PlacePage["put"]) => (
  <Overtaken
    title={`A colleague worked on this ${noun} while you were writing`}
    read="Read what they did, then record yours if it still applies"
    href={breadcrumbs.at(-1)?.href ?? "#"}
  />
);

function Found({ put, found, csrfToken, typed }: PlacePage) {
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
              <Form action={put.address} csrfToken={csrfToken}>
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

const AddNew = ({ put, csrfToken, typed, errors = [] }: PlacePage) => (
  <section>
    <h2 class="govuk-heading-m">Or make a new one</h2>
    <Form action={put.address} csrfToken={csrfToken} classes="app-form">
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
        label={{ text: "Postcode, registration or name online (optional for a place)" }}
        classes="govuk-input--width-10"
        value={typed.identifier}
        errorMessage={errorFor(errors, "identifier")}
      />
      <Button text={`Make it and put the ${put.noun} with it`} preventDoubleClick />
    </Form>
  </section>
);
