import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import { caution, notKnown, type Fact, type Instrument } from "../../../../instruments/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  DraftForm,
  errorFor,
  type FormDraft,
  FormErrorSummary,
  verbatim,
} from "../../../../ui/forms/index.ts";
import { Button, InsetText, Input, Radios, Textarea } from "../../../../ui/govuk/index.ts";
import { factField, factsAsked, type ToolFields } from "../../tools/tool-form.ts";
import type { ToolUse } from "../../tools/tool-reads.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { ToolItem } from "./tool-item.tsx";

type ToolPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly instrument: Instrument;
  readonly previous: ToolUse | undefined;
  readonly typed: ToolFields;
  readonly draft: FormDraft;
  readonly errors?: readonly FieldError[];
};

/** The whole tool on one page, its questions first and the judgement after them, before any number. */
export function toolFormPage({ errors = [], ...page }: ToolPage): View {
  const { facts, csrfToken, instrument, previous, typed, draft } = page;
  return childPage({
    facts,
    tab: "worry",
    heading: instrument.name,
    summary: toolErrors(errors),
    children: (
      <>
        <AboutTool instrument={instrument} />
        <DraftForm
          action={paths.tool(facts.person.personId, instrument.key)}
          csrfToken={csrfToken}
          classes={previous ? "app-form app-form--beside" : "app-form"}
          draft={draft}
        >
          <ToolQuestions
            instrument={instrument}
            typed={typed}
            errors={errors}
            previous={previous}
          />
          <Button text="Send" preventDoubleClick />
        </DraftForm>
      </>
    ),
  });
}

export function toolErrors(errors: readonly FieldError[]): VNode | undefined {
  const ids = Object.fromEntries(
    errors
      .filter(({ field }) => field.startsWith("on-"))
      .map(({ field }) => [field, `${field}-day`]),
  );
  return errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined;
}

/** What the tool is, before its questions. */
export const AboutTool = ({ instrument }: { instrument: Instrument }): VNode => (
  <>
    <InsetText text={`${purposes[instrument.purpose]} ${caution}`} />
    {instrument.usedBy !== undefined && <p class="govuk-body">For: {instrument.usedBy}</p>}
    <p class="govuk-body">{instrument.source}</p>
  </>
);

/** All that the tool asks, as it is filled in and as whoever makes a tool sees it before. */
export function ToolQuestions({
  previous,
  ...part
}: Part & { readonly previous: ToolUse | undefined }): VNode {
  const { instrument, typed, errors } = part;
  return (
    <>
      <Occasion {...part} />
      {instrument.domains.map((domain) => (
        <section>
          <h2 class="govuk-heading-m">{domain.title}</h2>
          {domain.items.map((item) => (
            <ToolItem item={item} typed={typed} errors={errors} previous={previous} />
          ))}
        </section>
      ))}
      <Facts {...part} />
      <Views typed={typed} errors={errors} hasProtective={instrument.asksProtectiveFactors} />
      <Judging {...part} />
      <p class="govuk-body">
        What the answers come to is shown after you send this, next to your judgement. It sets no
        level and no harm status. What is sent is never edited or removed.
      </p>
    </>
  );
}

const purposes = {
  screening: "A screening says whether to look closer. It is not an assessment.",
  assessment: "An assessment is made with the child and family where that is safe.",
  conversation: "Prompts for a conversation. Nothing here is counted.",
} as const;

type Part = {
  readonly instrument: Instrument;
  readonly typed: ToolFields;
  readonly errors: readonly FieldError[];
};

function Occasion({ instrument, typed, errors }: Part): VNode | null {
  if (instrument.occasions.length === 0) return null;
  return (
    <Radios
      name="occasion"
      fieldset={{ legend: { text: "Which time is this?", classes: "govuk-fieldset__legend--m" } }}
      classes="govuk-radios--inline"
      value={typed["occasion"]}
      items={instrument.occasions.map((value) => ({ value, text: value }))}
      errorMessage={errorFor(errors, "occasion")}
    />
  );
}

const factWords: Readonly<Record<Fact, string>> = {
  "learning-disability": "Does the child have a learning disability?",
  "physical-disability": "Does the child have a physical disability?",
  "in-care": "Is the child in care?",
};

function Facts({ instrument, typed, errors }: Part): VNode | null {
  const asked = factsAsked(instrument);
  if (asked.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">About the child</h2>
      {asked.map((fact) => (
        <Radios
          name={factField(fact)}
          fieldset={{ legend: { text: factWords[fact], classes: "govuk-fieldset__legend--s" } }}
          hint={{ text: "Why we ask: with some answers this tool does not go below a band." }}
          classes="govuk-radios--inline govuk-radios--small"
          value={typed[factField(fact)]}
          items={[
            { value: "yes", text: "Yes" },
            { value: "no", text: "No" },
            { value: notKnown, text: "Not known" },
          ]}
          errorMessage={errorFor(errors, factField(fact))}
        />
      ))}
    </section>
  );
}

type ViewsProps = Omit<Part, "instrument"> & { readonly hasProtective: boolean };

function Views({ typed, errors, hasProtective }: ViewsProps): VNode {
  const area = (name: string, text: string, hint: string, isTheirs = true): VNode => (
    <Textarea
      name={name}
      attributes={isTheirs ? verbatim : undefined}
      label={{ text, classes: "govuk-label--s" }}
      hint={{ text: hint }}
      rows={4}
      value={typed[name]}
      errorMessage={errorFor(errors, name)}
    />
  );
  const why = (name: string): VNode => (
    <Input
      name={name}
      label={{ text: "If nobody asked: why" }}
      value={typed[name]}
      errorMessage={errorFor(errors, name)}
    />
  );
  return (
    <section>
      <h2 class="govuk-heading-m">What helps, and what they say</h2>
      {hasProtective &&
        area(
          "protective",
          "What protects the child (optional)",
          "One to a line: a person, a place, something they like to do",
          false,
        )}
      {area("childsView", "What the child says", "In the child’s own words")}
      {why("childsView-not")}
      {area(
        "parentsView",
        "What a parent or carer says",
        "In their own words; ask only where that is safe",
      )}
      {why("parentsView-not")}
    </section>
  );
}

function Judging({ instrument, typed, errors }: Part): VNode {
  return (
    <section>
      <h2 class="govuk-heading-m">Your judgement</h2>
      {instrument.bands.length > 0 && (
        <Radios
          name="band"
          fieldset={{
            legend: {
              text: "What do you judge, before you see what the answers come to?",
              classes: "govuk-fieldset__legend--s",
            },
          }}
          value={typed["band"]}
          items={instrument.bands.map(({ key, title }) => ({ value: key, text: title }))}
          errorMessage={errorFor(errors, "band")}
        />
      )}
      <Textarea
        name="judgement"
        label={{ text: "What you make of it", classes: "govuk-label--s" }}
        hint={{ text: "What you know, what you think, and what you do not know" }}
        rows={6}
        value={typed["judgement"]}
        errorMessage={errorFor(errors, "judgement")}
      />
    </section>
  );
}
