import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, SummaryCard, Textarea } from "../../../../ui/govuk/index.ts";
import { Reasons, RingFirst } from "../../../../ui/layout/index.ts";
import { fullName, type Candidate, type WhomToRing } from "../../../subjects/index.ts";
import { ChildFields } from "../../../child-record/index.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { gridPaths } from "./paths.ts";

export type NewChildFields = Readonly<
  Record<
    | "givenName"
    | "familyName"
    | "born-day"
    | "born-month"
    | "born-year"
    | "sex"
    | "nhsNumber"
    | "reason",
    string
  >
>;

export type NewChildPage = {
  readonly csrfToken: string;
  readonly typed: NewChildFields;
  readonly team: string;
  /** Whoever reaches only a part of the partnership compares with that part alone. */
  readonly isWide: boolean;
  /** To everybody else nothing is said of restricted records: they ask at Find. */
  readonly isToldOfRestricted: boolean;
  readonly errors?: readonly FieldError[];
  /** What was found before anything was added. */
  readonly found?: Found;
};

type Found = {
  readonly candidates: readonly Candidate[];
  readonly ring: WhomToRing | undefined;
  readonly warnedOf: string;
};

/** One page: a name, a date of birth if it is known, and why. */
export function newChildPage(page: NewChildPage): View {
  const { errors = [], found } = page;
  return {
    title: "Add a child",
    hasErrors: errors.length > 0,
    breadcrumbs: [
      { text: page.isWide ? "Tracker" : "Children you work with", href: paths.tracker() },
      { text: "Add a child" },
    ],
    body: (
      <>
        <FormErrorSummary errors={errors} ids={{ bornOn: "born-day" }} />
        <h1 class="govuk-heading-l">Add a child</h1>
        {found ? <BeforeYouAdd {...page} found={found} /> : <AskFirst {...page} />}
        <AddForm {...page} />
      </>
    ),
  };
}

function AddForm({ csrfToken, typed, team, errors = [], found }: NewChildPage): VNode {
  return (
    <Form action={gridPaths.newChild} csrfToken={csrfToken} classes="app-form">
      {found?.candidates.map(({ personId }) => (
        <input type="hidden" name="seen" value={personId} />
      ))}
      {found?.ring && <input type="hidden" name="warnedOf" value={found.warnedOf} />}
      <ChildFields
        typed={{ ...typed, sex: typed.sex === "" ? "not-known" : typed.sex }}
        errors={errors}
      />
      <Textarea
        name="reason"
        label={{ text: "Why the child is opened" }}
        hint={{ text: "What people are worried about. It is the first line of the chronology" }}
        value={typed.reason}
        rows={3}
        errorMessage={errorFor(errors, "reason")}
      />
      <p class="govuk-body">
        {`${team} holds the record. The level is not known, and whether the child is being harmed is undecided, until a person decides.`}
      </p>
      <Button
        text={found ? "This is a different child: add them" : "Add the child"}
        preventDoubleClick
      />
    </Form>
  );
}

function AskFirst({ isWide, isToldOfRestricted }: NewChildPage): VNode | null {
  if (isWide && isToldOfRestricted) return null;
  return (
    <p class="govuk-body">
      {isWide
        ? "The name is compared with every record but those that are restricted."
        : "The name is compared with records you can see."}{" "}
      Another worker may know the child:{" "}
      <a class="govuk-link" href="/find">
        ask whether the child is known
      </a>{" "}
      first.
    </p>
  );
}

type BeforeYouAddProps = NewChildPage & { readonly found: Found };

/** Who to ring, and records within reach that may be of the child: both before anything is added. */
function BeforeYouAdd({ found: { candidates, ring }, ...page }: BeforeYouAddProps): VNode {
  return (
    <section id="alike">
      {ring && <RingFirst ring={ring} before="you open a record" />}
      {candidates.length > 0 && <h2 class="govuk-heading-m">Is it one of these children?</h2>}
      <p class="govuk-body">
        Nothing has been added yet. A second record of one child splits what is known of them.
      </p>
      {candidates.length > 0 && (
        <p class="govuk-body">
          If it is one of them, why you would have opened the child goes with you into a note on
          their record. Nothing is recorded until you add the note.
        </p>
      )}
      {candidates.map((candidate) => (
        <OneAlike {...page} candidate={candidate} />
      ))}
      <h2 class="govuk-heading-m">If it is a different child</h2>
    </section>
  );
}

type OneAlikeProps = NewChildPage & { readonly candidate: Candidate };

function OneAlike({ candidate, csrfToken, typed }: OneAlikeProps): VNode {
  const { personId, person, reference, likeness } = candidate;
  const name = fullName(person);
  return (
    <SummaryCard title={{ text: `${name}, ${reference}`, headingLevel: 3 }}>
      <p class="govuk-body">
        {person.bornOn === null ? "Date of birth not known" : `Born ${formatDate(person.bornOn)}`}
      </p>
      <Reasons likeness={likeness} where="in what you typed" />
      <Form action={paths.alreadyHere(personId)} csrfToken={csrfToken}>
        <input type="hidden" name="reason" value={typed.reason} />
        <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
          This is the same child: open their record
          <span class="govuk-visually-hidden">{`, ${name}, ${reference}`}</span>
        </Button>
      </Form>
    </SummaryCard>
  );
}

/** No team of theirs can hold a child's record. */
export const cannotHoldPage = (): View => ({
  title: "Add a child",
  body: (
    <>
      <h1 class="govuk-heading-l">You cannot add a child here</h1>
      <p class="govuk-body">
        A child’s record is held by a team of the council, and yours is not one.{" "}
        <a class="govuk-link" href="/concerns/new">
          Send a concern
        </a>{" "}
        to the MASH (multi-agency safeguarding hub): they open the record.
      </p>
    </>
  ),
});
