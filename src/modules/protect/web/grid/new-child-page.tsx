import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, InsetText, Textarea } from "../../../../ui/govuk/index.ts";
import { fullName, type Candidate } from "../../../subjects/index.ts";
import { ChildFields } from "../child-fields.tsx";
import { paths } from "../paths.ts";
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
  readonly errors?: readonly FieldError[];
  readonly alike?: readonly Candidate[];
};

/** One page: a name, a date of birth if it is known, and why. */
export function newChildPage(page: NewChildPage): View {
  const { csrfToken, typed, errors = [], alike = [] } = page;
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
        {alike.length > 0 ? <Alike alike={alike} /> : !page.isWide && <AskFirst />}
        <Form action={gridPaths.newChild} csrfToken={csrfToken} classes="app-form">
          {alike.map(({ personId }) => (
            <input type="hidden" name="seen" value={personId} />
          ))}
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
            {`${page.team} holds the record. The level is not known, and whether the child is being harmed is undecided, until somebody decides.`}
          </p>
          <Button
            text={alike.length > 0 ? "This is a different child: add them" : "Add the child"}
            preventDoubleClick
          />
        </Form>
      </>
    ),
  };
}

const AskFirst = (): VNode => (
  <p class="govuk-body">
    The name is compared with the records you reach. Somebody else may know the child:{" "}
    <a class="govuk-link" href="/find">
      ask whether the child is known
    </a>{" "}
    first.
  </p>
);

function Alike({ alike }: { alike: readonly Candidate[] }): VNode {
  return (
    <InsetText id="alike">
      <h2 class="govuk-heading-m">Is it one of these children?</h2>
      <p class="govuk-body">
        Nothing has been added yet. A second record of one child splits what is known of them.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {alike.map(({ personId, person, reference, likeness }) => (
          <li>
            <strong>{fullName(person)}</strong>
            {`, ${person.bornOn === null ? "date of birth not known" : `born ${formatDate(person.bornOn)}`}, ${reference}. ${likeness.for.join("; ")}. `}
            <a class="govuk-link" href={paths.child(personId)}>
              This is the same child: open their record
              <span class="govuk-visually-hidden">, {fullName(person)}</span>
            </a>
          </li>
        ))}
      </ul>
    </InsetText>
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
