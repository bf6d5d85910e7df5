import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, WhyWeAsk } from "../../../../ui/forms/index.ts";
import { Button, Input, Textarea } from "../../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import type { NrmField, NrmFormBody } from "../nrm-config.ts";
import { readiness, type Answers, type Referral } from "../nrm-reads.ts";
import { summaryOf } from "./parts.tsx";
import { nrmPaths } from "./paths.ts";

export type PreparePage = {
  readonly facts: ChildFacts;
  readonly referral: Referral;
  readonly answers: Answers;
  /** What the record says already, by field: shown where nobody has written anything yet. */
  readonly known: Answers;
  readonly csrfToken: string;
  /** What was typed, where the form comes back. */
  readonly typed?: Answers;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** The fields of the Home Office's form in its order, kept here because the form keeps nothing. */
export function preparePage(page: PreparePage): View {
  const { facts, referral, answers, csrfToken, errors = [], isStale = false } = page;
  const { personId } = facts.person;
  const { ready, of } = readiness(referral.form, answers);
  return childPage({
    facts,
    tab: "forums",
    heading: "Prepare the NRM referral",
    summary: summaryOf(errors, isStale),
    children: (
      <>
        <p class="govuk-body">
          <strong>{`${ready} of ${of} ready.`}</strong>
          {` The form at ${referral.form.address} does not save and closes after an hour without typing. Prepare everything here, then copy it field by field.`}
        </p>
        {isStale && (
          <div id="now">
            <Blocks form={referral.form} answers={answers} />
          </div>
        )}
        <WhyWeAsk>
          These are the questions of the Home Office’s form, in its order. Nationality and
          immigration status are asked by it and are used here for nothing else.
        </WhyWeAsk>
        <Form
          action={nrmPaths.referral(personId, referral.referralId, "/prepare")}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <input type="hidden" name="version" value={String(referral.version)} />
          {referral.form.sections.map(({ title, fields }) => (
            <>
              <h2 class="govuk-heading-m">{title}</h2>
              {fields.map((one) => (
                <Field {...page} one={one} errors={errors} />
              ))}
            </>
          ))}
          <Button text="Save" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

type One = PreparePage & { readonly one: NrmField; readonly errors: readonly FieldError[] };

function Field({ one, answers, known, typed, errors }: One): VNode {
  const name = `f-${one.key}`;
  const isOffered = !answers.has(one.key) && known.has(one.key);
  const hint = [one.hint, isOffered && "From the record: check it before you save"]
    .filter((part) => part !== undefined && part !== false)
    .join(". ");
  const common = {
    id: name,
    name,
    label: { text: `${one.label}${one.isOptional ? " (optional)" : ""}` },
    ...(hint === "" ? {} : { hint: { text: hint } }),
    value: (typed ?? answers).get(one.key) ?? (typed ? "" : (known.get(one.key) ?? "")),
    errorMessage: errorFor(errors, name),
  };
  return one.isLong ? <Textarea {...common} rows={6} /> : <Input {...common} />;
}

type CopyPage = Pick<PreparePage, "facts" | "referral" | "answers">;

/** One block for each field, ready to be copied into the form or printed. */
export function copyPage({ facts, referral, answers }: CopyPage): View {
  const { ready, of } = readiness(referral.form, answers);
  return childPage({
    facts,
    tab: "forums",
    heading: "NRM referral, to copy",
    children: (
      <>
        <p class="govuk-body">
          {`${ready} of ${of} ready. One block for each field of the form at ${referral.form.address}, in its order.`}
        </p>
        <Blocks form={referral.form} answers={answers} />
        <p class="govuk-body app-screen-only">
          <a
            class="govuk-link"
            href={nrmPaths.referral(facts.person.personId, referral.referralId)}
          >
            Back to the referral
          </a>
        </p>
      </>
    ),
  });
}

function Blocks({
  form,
  answers,
}: {
  readonly form: NrmFormBody;
  readonly answers: Answers;
}): VNode {
  return (
    <>
      {form.sections.map(({ title, fields }) => (
        <>
          <h2 class="govuk-heading-m">{title}</h2>
          {fields.map(({ key, label, isOptional }) => (
            <>
              <h3 class="govuk-heading-s">{label}</h3>
              <p class="govuk-body app-verbatim">
                {answers.get(key) ??
                  (isOptional ? "Nothing, and nothing is needed" : "Nothing yet")}
              </p>
            </>
          ))}
        </>
      ))}
    </>
  );
}
