import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import {
  Button,
  DateInput,
  Input,
  InsetText,
  Radios,
  Select,
  Textarea,
} from "../../../ui/govuk/index.ts";
import { childPage, type ChildFacts, type DateTyped } from "../../child-record/index.ts";
import type { EntryText } from "../entry-form.ts";
import type { EducationScheme } from "../education-scheme.ts";
import { kindWords, type EducationKind } from "../kinds.ts";
import { educationPaths } from "./paths.ts";

export type EntryTyped = Readonly<Record<EntryText | "school" | "corrects", string>> &
  DateTyped<"from"> &
  DateTyped<"to"> &
  DateTyped<"reviewBy">;

export type EntryFormPage = {
  readonly facts: ChildFacts;
  readonly scheme: EducationScheme;
  readonly kind: EducationKind;
  readonly csrfToken: string;
  readonly typed: EntryTyped;
  /** Names of schools that a new one can be chosen from. */
  readonly schools: readonly string[];
  /** While places are protected the school is written under “Home, school and contacts” alone. */
  readonly asksSchool: boolean;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const small = "govuk-fieldset__legend--s";
const dates = { from: "from-day", to: "to-day", reviewBy: "reviewBy-day" };

/** One entry in one form: what its kind asks, and nothing else. */
export function entryFormPage(page: EntryFormPage): View {
  const { facts, kind, csrfToken, typed, errors = [], isStale = false } = page;
  const words = kindWords[kind];
  const wrong = errors.length > 0 ? <FormErrorSummary errors={errors} ids={dates} /> : undefined;
  const asked = { ...page, errors };
  return childPage({
    facts,
    tab: "education",
    heading: typed.corrects === "" ? words.title : `Correct: ${words.title.toLowerCase()}`,
    summary: isStale ? <PutRightAlready {...facts} /> : wrong,
    children: (
      <Form
        action={educationPaths.add(facts.person.personId, kind)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <input type="hidden" name="corrects" value={typed.corrects} />
        <Day {...asked} name="from" legend={words.from} />
        {words.to !== undefined && <Day {...asked} name="to" legend={words.to} />}
        <Value {...asked} />
        <OfKind {...asked} />
        <Textarea
          name="wording"
          label={{ text: "Notes (optional)" }}
          value={typed.wording}
          rows={3}
          errorMessage={errorFor(errors, "wording")}
        />
        <Text {...asked} name="source" label="Who says so?" />
        <Button text={words.button} preventDoubleClick />
      </Form>
    ),
  });
}

const PutRightAlready = ({ person }: ChildFacts): VNode => (
  <Overtaken
    title="A colleague corrected this while you were writing"
    read="Read the current version, then begin again"
    href={educationPaths.child(person.personId)}
  />
);

type ReadQuery = EntryFormPage & { readonly errors: readonly FieldError[] };
type DayProps = ReadQuery & { readonly name: "from" | "to" | "reviewBy"; readonly legend: string };

function Day({ name, legend, typed, errors }: DayProps): VNode {
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: legend, classes: small } }}
      values={{ ...typed }}
      errorMessage={errorFor(errors, name)}
    />
  );
}

type TextProps = ReadQuery & {
  readonly name: Exclude<keyof EntryTyped, "corrects" | `${string}-${string}`>;
  readonly label: string;
  readonly hint?: string;
  readonly isNumber?: boolean;
};

function Text({ name, label, hint, isNumber = false, typed, errors }: TextProps): VNode {
  return (
    <Input
      name={name}
      label={{ text: label }}
      hint={hint === undefined ? undefined : { text: hint }}
      {...(isNumber ? { classes: "govuk-input--width-4", inputmode: "decimal" } : {})}
      value={typed[name]}
      errorMessage={errorFor(errors, name)}
    />
  );
}

function Value({ kind, scheme, typed, errors }: ReadQuery): VNode {
  const { value, values, reason, reasons } = kindWords[kind];
  return (
    <>
      {value !== undefined && (
        <Radios
          name="value"
          fieldset={{ legend: { text: value, classes: small } }}
          classes="govuk-radios--small"
          value={typed.value}
          items={values(scheme).map(({ key, name }) => ({ value: key, text: name }))}
          errorMessage={errorFor(errors, "value")}
        />
      )}
      {reason !== undefined && (
        <Select
          name="reason"
          label={{ text: reason }}
          value={typed.reason}
          items={[
            { value: "", text: "Choose one" },
            ...reasons(scheme).map(({ key, name }) => ({ value: key, text: name })),
          ]}
          errorMessage={errorFor(errors, "reason")}
        />
      )}
    </>
  );
}

function OfKind(page: ReadQuery): VNode | null {
  const { kind, scheme } = page;
  if (kind === "attendance") {
    return (
      <>
        <Text {...page} name="possible" label="Sessions possible" hint="Two to a day" isNumber />
        <Text {...page} name="attended" label="Sessions attended" isNumber />
        <Text {...page} name="unauthorised" label="Absences not authorised" isNumber />
      </>
    );
  }
  if (kind === "timetable") {
    const full = `${String(scheme.fullHours)} hours is full time here`;
    return (
      <>
        <Text {...page} name="hours" label="Hours a week" hint={full} isNumber />
        <Day {...page} name="reviewBy" legend="Part time: reviewed by" />
      </>
    );
  }
  if (kind === "exclusion") {
    return <Text {...page} name="sessions" label="Sessions (if they are known)" isNumber />;
  }
  if (kind === "contact") return <Text {...page} name="seenBy" label="Who had contact?" />;
  return kind === "enrolment" ? <OfEnrolment {...page} /> : null;
}

function OfEnrolment(page: ReadQuery): VNode {
  const { asksSchool, schools, scheme } = page;
  const home = scheme.statuses.filter(({ isHome }) => isHome).map(({ name }) => name);
  return (
    <>
      {asksSchool ? (
        <>
          <Text
            {...page}
            name="school"
            label="Name of the school, if it changes (optional)"
            hint={
              schools.length === 0
                ? "It is kept under “Home, school and contacts”, with its protection"
                : `As in the list of schools: ${schools.slice(0, 6).join(", ")}`
            }
          />
        </>
      ) : (
        <InsetText>
          Where this child can be found is protected. The name of a school is written under “Home,
          school and contacts”, by the people who may know it, and not here.
        </InsetText>
      )}
      {home.length > 0 && (
        <>
          <Text {...page} name="decided" label={`${home.join(", ")}: how was it decided?`} />
          <Text {...page} name="seenBy" label={`${home.join(", ")}: who saw the child?`} />
        </>
      )}
    </>
  );
}
