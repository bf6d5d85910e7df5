import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form, FormErrorSummary, errorFor, Overtaken } from "../../../../ui/forms/index.ts";
import { Button, InsetText, Input, Radios } from "../../../../ui/govuk/index.ts";
import type { Agency } from "../../../directory/index.ts";
import type { Choices } from "../entry-choices.ts";
import { typedText, type Typed } from "../read-entry.ts";
import type { Entry, Register } from "../register.ts";
import { EntryFacts } from "./entry-page.tsx";
import { FieldInput } from "./field-input.tsx";
import { paths } from "./paths.ts";

export type FormPage = {
  readonly register: Register;
  /** What is changed; nothing while one is added. */
  readonly entry: Entry | undefined;
  readonly agencies: readonly Agency[];
  readonly choices: Choices;
  readonly csrfToken: string;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  /** Somebody else saved it while this form was open: theirs is shown beside it. */
  readonly isStale?: boolean;
};

export function formPage(page: FormPage): View {
  const { register, entry, errors = [], isStale = false } = page;
  const title = entry ? `Change ${entry.title}` : `Add ${register.one}`;
  const action = entry
    ? paths.entry(register.key, entry.entryId, "/edit")
    : paths.register(register.key, "/new");
  const ids = Object.fromEntries(
    register.fields
      .filter(({ kind }) => kind === "day" || kind === "moment")
      .map(({ key }) => [key, `${key}-day`]),
  );
  return {
    title,
    hasErrors: errors.length > 0 || isStale,
    backLink: {
      text: `Back to ${register.title.toLowerCase()}`,
      href: entry ? paths.entry(register.key, entry.entryId) : paths.register(register.key),
    },
    body: (
      <>
        {isStale && <StaleSummary />}
        <FormErrorSummary errors={errors} ids={ids} />
        <h1 class="govuk-heading-l">{title}</h1>
        {isStale && entry && <Theirs {...page} entry={entry} />}
        <Form action={action} csrfToken={page.csrfToken} classes="app-form">
          <input type="hidden" name="version" value={typedText(page.typed, "version")} />
          <Fields {...page} />
          <Button text="Save" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

function Fields({ register, entry, agencies, choices, typed, errors = [] }: FormPage): VNode {
  const isFixed = register.isFixed === true && entry !== undefined && entry.state !== "draft";
  return (
    <>
      {isFixed ? (
        <>
          <input type="hidden" name="title" value={entry.title} />
          <EntryFacts register={register} body={entry.body} agencies={agencies} />
          {register.fields.map(({ key }) => (
            <input type="hidden" name={key} value={typedText(typed, key)} />
          ))}
        </>
      ) : (
        <>
          <Input
            name="title"
            label={{ text: register.titleLabel }}
            hint={register.titleHint === undefined ? undefined : { text: register.titleHint }}
            value={typedText(typed, "title")}
            errorMessage={errorFor(errors, "title")}
          />
          {register.fields.map((field) => (
            <FieldInput
              field={field}
              typed={typed}
              errors={errors}
              agencies={agencies}
              choices={choices}
            />
          ))}
        </>
      )}
      <Radios
        name="state"
        fieldset={{ legend: { text: "Status", classes: "govuk-fieldset__legend--s" } }}
        value={typedText(typed, "state")}
        items={(["draft", "confirmed", "ended"] as const).map((state) => ({
          value: state,
          text: register.states[state],
        }))}
        classes="govuk-radios--small"
        errorMessage={errorFor(errors, "state")}
      />
    </>
  );
}

const StaleSummary = (): VNode => (
  <Overtaken
    title="A colleague changed this while you were writing"
    says="changes"
    read="Read theirs, then save yours if it still applies"
    href="#theirs"
  />
);

function Theirs({ register, entry, agencies }: FormPage & { readonly entry: Entry }): VNode {
  return (
    <InsetText id="theirs">
      <p class="govuk-body">
        <strong>{`${entry.changedBy ?? "A colleague"} saved version ${entry.version}: ${entry.title}`}</strong>
      </p>
      <EntryFacts register={register} body={entry.body} agencies={agencies} />
    </InsetText>
  );
}
