import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import {
  Button,
  Checkboxes,
  DateInput,
  Input,
  InsetText,
  Select,
  Textarea,
} from "../../../ui/govuk/index.ts";
import type { DateTyped } from "../../child-record/index.ts";
import type { Area, LeadScheme } from "../lead-scheme.ts";
import { leadPaths } from "./paths.ts";

export const title = "Messages to leads";

export type MessageTyped = DateTyped<"stopsOn"> & {
  readonly theme: string;
  readonly subject: string;
  readonly wording: string;
  readonly kinds: readonly string[];
  readonly areas: readonly string[];
};

export type MessageFormPage = {
  /** The place or vehicle that it is about; undefined for a theme. */
  readonly thing: { readonly thingId: string; readonly label: string } | undefined;
  readonly scheme: LeadScheme;
  readonly kinds: readonly string[];
  readonly areas: readonly Area[];
  readonly csrfToken: string;
  readonly typed: MessageTyped;
  readonly errors?: readonly FieldError[];
};

type Part = MessageFormPage & { readonly errors: readonly FieldError[] };

/** Words to the leads: what it is about, for whom, and until when. */
export function messageFormPage({ errors = [], ...page }: MessageFormPage): View {
  const part = { ...page, errors };
  const { thing, csrfToken } = page;
  return {
    title: "Write to leads",
    hasErrors: errors.length > 0,
    breadcrumbs: [{ text: title, href: leadPaths.messages }, { text: "Write to leads" }],
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} ids={{ stopsOn: "stopsOn-day" }} />}
        <h1 class="govuk-heading-l">Write to leads</h1>
        <InsetText text="Name no child. Leads read your words and nothing of any record. What is sent is not changed afterwards." />
        <Form
          action={leadPaths.newMessage(thing?.thingId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <About {...part} />
          <Words {...part} />
          <ForWhom {...part} />
          <Button text="Send to leads" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

function About({ thing, scheme, typed, errors }: Part): VNode {
  if (thing)
    return (
      <p class="govuk-body">
        About: <strong>{thing.label}</strong>. For you and others who send; leads read your words.
      </p>
    );
  return (
    <Select
      name="theme"
      label={{ text: "What is it about?" }}
      hint={{ text: "For a place or a vehicle begin on its own page." }}
      value={typed.theme}
      errorMessage={errorFor(errors, "theme")}
      items={[
        { value: "", text: "Choose one" },
        ...scheme.themes.map(({ key, name }) => ({ value: key, text: name })),
      ]}
    />
  );
}

const Words = ({ typed, errors }: Part): VNode => (
  <>
    <Input
      name="subject"
      label={{ text: "Heading" }}
      value={typed.subject}
      errorMessage={errorFor(errors, "subject")}
    />
    <Textarea
      name="wording"
      label={{ text: "What should leads know or do?" }}
      rows={8}
      value={typed.wording}
      errorMessage={errorFor(errors, "wording")}
    />
  </>
);

/** "Health", "School": as the partnership keeps its kinds. */
export const kindName = (kind: string): string =>
  kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll("-", " ");

const small = "govuk-checkboxes--small";
const legend = (text: string) => ({ legend: { text, classes: "govuk-fieldset__legend--s" } });

const ForWhom = ({ kinds, areas, typed, errors }: Part): VNode => (
  <>
    <Checkboxes
      name="kinds"
      classes={small}
      fieldset={legend("For leads of which kind? (optional)")}
      hint={{ text: "Tick none for all of them" }}
      values={typed.kinds}
      errorMessage={errorFor(errors, "kinds")}
      items={kinds.map((kind) => ({ value: kind, text: kindName(kind) }))}
    />
    {areas.length > 0 && (
      <Checkboxes
        name="areas"
        classes={small}
        fieldset={legend("In which part of the area? (optional)")}
        hint={{ text: "Tick none for all of it" }}
        values={typed.areas}
        items={areas.map(({ key, name }) => ({ value: key, text: name }))}
      />
    )}
    <DateInput
      id="stopsOn"
      namePrefix="stopsOn"
      fieldset={legend("Last day on which leads have it")}
      values={{
        "stopsOn-day": typed["stopsOn-day"],
        "stopsOn-month": typed["stopsOn-month"],
        "stopsOn-year": typed["stopsOn-year"],
      }}
      errorMessage={errorFor(errors, "stopsOn")}
    />
  </>
);
