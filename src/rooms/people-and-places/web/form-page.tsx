import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import {
  Button,
  Checkboxes,
  DateInput,
  Input,
  InsetText,
  Radios,
  Textarea,
} from "../../../ui/govuk/index.ts";
import type { DateTyped } from "../../child-record/index.ts";
import type { Same } from "../keep-thing.ts";
import { standings, thingKinds, type ThingKind } from "../thing-kinds.ts";
import type { Thing } from "../thing-reads.ts";
import { ThingLink, title as listTitle } from "./list-page.tsx";
import { thingPaths } from "./paths.ts";

type Texts =
  | ("kind" | "label" | "identifier" | "knownAs" | "standing" | "standingBasis" | "says")
  | ("source" | "another" | "adultBasis" | "version");

export type ThingTyped = Readonly<Record<Texts, string>> &
  DateTyped<"bornOn"> &
  DateTyped<"learnedOn"> &
  DateTyped<"reviewBy">;

export type ThingFormPage = {
  /** Undefined for a new one. */
  readonly thing: Thing | undefined;
  readonly kind: ThingKind;
  readonly csrfToken: string;
  readonly typed: ThingTyped;
  readonly errors?: readonly FieldError[];
  readonly same?: readonly Same[];
  readonly childHref?: string | undefined;
  readonly isStale?: boolean;
};

const small = "govuk-fieldset__legend--s";

/** The first step of adding one: the kind says which words it is known by. */
export function kindPage(errors: readonly FieldError[] = []): View {
  const title = "Add a person, a place or another subject";
  return {
    title,
    hasErrors: errors.length > 0,
    breadcrumbs: [{ text: listTitle, href: thingPaths.things() }, { text: title }],
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        <form action={thingPaths.add()} method="get" class="app-form">
          <Radios
            name="kind"
            fieldset={{
              legend: { text: title, classes: "govuk-fieldset__legend--l", isPageHeading: true },
            }}
            hint={{
              text: "Never a person under 18, or whose age is not known: they are a child. Send a concern about them to the MASH.",
            }}
            items={Object.entries(thingKinds).map(([value, { name }]) => ({ value, text: name }))}
            errorMessage={errorFor(errors, "kind")}
          />
          <Button text="Continue" />
        </form>
      </>
    ),
  };
}

/** Adds one, or puts one right. */
export function thingFormPage(page: ThingFormPage): View {
  const { thing, kind, csrfToken, typed, errors = [], same = [], isStale = false } = page;
  const name = thingKinds[kind].name.toLowerCase();
  const title = thing ? `Correct: ${thing.label}` : `Add: ${name}`;
  return {
    title,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [{ text: listTitle, href: thingPaths.things() }, { text: title }],
    body: (
      <>
        {isStale && <ChangedMeanwhile thing={thing} />}
        {errors.length > 0 && (
          <FormErrorSummary
            errors={errors}
            ids={{ bornOn: "bornOn-day", learnedOn: "learnedOn-day", reviewBy: "reviewBy-day" }}
          />
        )}
        <h1 class="govuk-heading-l">{title}</h1>
        {same.length > 0 && <AlreadyHere same={same} />}
        {page.childHref !== undefined && (
          <InsetText>
            <a class="govuk-link" href={page.childHref}>
              Open the child’s record
            </a>
          </InsetText>
        )}
        <Form
          action={thing ? thingPaths.edit(thing.thingId) : thingPaths.add()}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="version" value={typed.version} />
          <What {...page} errors={errors} />
          {kind === "person" && <OfPerson {...page} errors={errors} />}
          {kind !== "person" && <input type="hidden" name="standing" value="" />}
          <Said {...page} errors={errors} />
          {(same.length > 0 || typed.another !== "") && <Another {...page} errors={errors} />}
          <Button text="Save" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

function ChangedMeanwhile({ thing }: { readonly thing: Thing | undefined }): VNode {
  return (
    <Overtaken
      title="A colleague changed this while you were writing"
      says="changes"
      read="Read the current version, then open the form again if yours still applies"
      href={thing ? thingPaths.thing(thing.thingId) : thingPaths.things()}
    />
  );
}

function AlreadyHere({ same }: { readonly same: readonly Same[] }): VNode {
  return (
    <InsetText>
      <h2 class="govuk-heading-s">Already here</h2>
      <ul class="govuk-list">
        {same.map((one) => (
          <li>
            <ThingLink {...one} />
          </li>
        ))}
      </ul>
    </InsetText>
  );
}

const identifierHints: Partial<Record<ThingKind, string>> = {
  phone:
    "However it is written: 07700 900123, +44 (0)7700 900123, 0044… Add an extension as “ext 12”",
  vehicle: "Spaces and signs do not matter. For a foreign one, write it as it is on the plate",
};

type Part = ThingFormPage & { readonly errors: readonly FieldError[] };

function What({ kind, typed, errors }: Part): VNode {
  const { label, identifier } = thingKinds[kind];
  return (
    <>
      <Input
        name="label"
        label={{ text: label }}
        value={typed.label}
        errorMessage={errorFor(errors, "label")}
      />
      {identifier !== "" && (
        <Input
          name="identifier"
          label={{ text: identifier }}
          hint={{
            text:
              identifierHints[kind] ??
              "Spaces and signs do not matter: the same one is found however written",
          }}
          classes="govuk-input--width-20"
          value={typed.identifier}
          spellcheck={false}
          errorMessage={errorFor(errors, "identifier")}
        />
      )}
      <Textarea
        name="knownAs"
        label={{ text: "Also known as (optional)" }}
        hint={{ text: "One a line" }}
        rows={3}
        value={typed.knownAs}
        errorMessage={errorFor(errors, "knownAs")}
      />
    </>
  );
}

function OfPerson({ thing, typed, errors }: Part): VNode {
  return (
    <>
      <DateInput
        id="bornOn"
        namePrefix="bornOn"
        fieldset={{ legend: { text: "Date of birth, if it is known", classes: small } }}
        hint={{ text: "Nobody under 18 is recorded here: they are a child" }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "bornOn")}
      />
      {thing === undefined && (
        <Input
          name="adultBasis"
          label={{ text: "Without a date of birth: who or what says that they are 18 or over?" }}
          hint={{
            text: "For example, a police record. How old a person looks is not a source",
          }}
          value={typed.adultBasis}
          errorMessage={errorFor(errors, "adultBasis")}
        />
      )}
      <Radios
        name="standing"
        fieldset={{ legend: { text: "What is known of harm to children", classes: small } }}
        classes="govuk-radios--small"
        value={typed.standing}
        items={Object.entries(standings).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "standing")}
      />
      <Textarea
        name="standingBasis"
        label={{ text: "What does that rest on?" }}
        hint={{
          text: "Who alleges it; why it is suspected; or the court, the day and the offence",
        }}
        rows={3}
        value={typed.standingBasis}
        errorMessage={errorFor(errors, "standingBasis")}
      />
      {thing === undefined && (
        <DateInput
          id="reviewBy"
          namePrefix="reviewBy"
          fieldset={{ legend: { text: "If alleged or suspected: review by", classes: small } }}
          hint={{ text: "Within a year. If nobody renews it by then, it leaves lists and search" }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "reviewBy")}
        />
      )}
    </>
  );
}

function Said({ typed, errors }: Part): VNode {
  return (
    <>
      <Textarea
        name="says"
        label={{ text: "What is said about it (optional)" }}
        hint={{ text: "Nothing about a child: that is written on the link with the child" }}
        rows={4}
        value={typed.says}
        errorMessage={errorFor(errors, "says")}
      />
      <Input
        name="source"
        label={{ text: "Source" }}
        hint={{ text: "Who says so, or where it was read" }}
        value={typed.source}
        errorMessage={errorFor(errors, "source")}
      />
      <DateInput
        id="learnedOn"
        namePrefix="learnedOn"
        fieldset={{ legend: { text: "When was it said or read?", classes: small } }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "learnedOn")}
      />
    </>
  );
}

function Another({ typed, errors }: Part): VNode {
  return (
    <Checkboxes
      name="another"
      fieldset={{ legend: { text: "If different from the one above", classes: small } }}
      values={[typed.another]}
      items={[{ value: "yes", text: "This is another one of the same name" }]}
      errorMessage={errorFor(errors, "another")}
    />
  );
}
