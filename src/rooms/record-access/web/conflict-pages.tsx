import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Radios, Select, Textarea, WarningText } from "../../../ui/govuk/index.ts";
import type { Colleague } from "../../directory/index.ts";
import { conflictRelations, type Conflict, type ConflictForm } from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { accessPaths } from "./paths.ts";

type ReadContext<Typed> = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
};

type OwnTyped = Pick<ConflictForm, "relation" | "reason">;

const summaryOf = (errors: readonly FieldError[]): VNode | undefined =>
  errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined;

/** Whoever knows a child closes the record to themselves; what that means is said before the button. */
export function ownConflictPage({
  facts,
  csrfToken,
  typed,
  errors = [],
}: ReadContext<OwnTyped>): View {
  return childPage({
    facts,
    tab: "access",
    heading: "I know this child or family",
    summary: summaryOf(errors),
    children: (
      <Form
        action={accessPaths.ownConflict(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <p class="govuk-body">
          Nobody works on, or reads about, a child they know. Saying so is right and is no fault of
          yours.
        </p>
        <About typed={typed} errors={errors} legend="How you know them" />
        <WarningText text="From this moment you cannot open this record: not by your post, not as part of the professional network, not in an emergency. People who manage conflicts of interest read what you write here. Only a colleague can end it." />
        <Button text="Record this and close the record to me" preventDoubleClick />
      </Form>
    ),
  });
}

type ColleaguePage = ReadContext<ConflictForm> & { readonly colleagues: readonly Colleague[] };

export function colleagueConflictPage(page: ColleaguePage): View {
  const { facts, csrfToken, typed, colleagues, errors = [] } = page;
  const others = colleagues.filter(
    ({ staffId }) => staffId !== facts.actor.id && !facts.person.shutOut.includes(staffId),
  );
  return childPage({
    facts,
    tab: "access",
    heading: "Block a colleague’s access",
    summary: summaryOf(errors),
    children: (
      <Form
        action={accessPaths.conflicts(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Select
          name="staff"
          label={{ text: "Who knows the child or family" }}
          value={typed.staff}
          items={[
            { value: "", text: "Choose a colleague" },
            ...others.map((one) => ({
              value: one.staffId,
              text: `${one.name}, ${one.role}, ${one.agency}`,
            })),
          ]}
          errorMessage={errorFor(errors, "staff")}
        />
        <About typed={typed} errors={errors} legend="How they know them" />
        <WarningText text="At once they cannot open this record: not by their post, not as part of the professional network, not in an emergency. Their places in the network end. If they lead for the child, a colleague must take over." />
        <Button text="Shut them out of this record" preventDoubleClick />
      </Form>
    ),
  });
}

type AboutProps = {
  readonly typed: OwnTyped;
  readonly errors: readonly FieldError[];
  readonly legend: string;
};

function About({ typed, errors, legend }: AboutProps): VNode {
  return (
    <>
      <Radios
        name="relation"
        fieldset={{ legend: { text: legend, classes: "govuk-fieldset__legend--s" } }}
        value={typed.relation}
        items={Object.entries(conflictRelations).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "relation")}
      />
      <Textarea
        name="reason"
        label={{ text: "What a manager needs to know" }}
        hint={{
          text: "Enough to decide who works with the child instead; no more private detail than that.",
        }}
        value={typed.reason}
        rows={3}
        errorMessage={errorFor(errors, "reason")}
      />
    </>
  );
}

type EndPage = ReadContext<{ readonly reason: string }> & { readonly conflict: Conflict };

export function endConflictPage({ facts, csrfToken, typed, conflict, errors = [] }: EndPage): View {
  return childPage({
    facts,
    tab: "access",
    heading: "End a conflict of interest",
    summary: summaryOf(errors),
    children: (
      <Form
        action={accessPaths.endConflict(facts.person.personId, conflict.conflictId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <p class="govuk-body">
          {`${conflict.name} cannot open this record. If the block ends, their posts apply again, but they are not put back in the professional network.`}
        </p>
        <Textarea
          name="reason"
          label={{ text: "Why there is no conflict of interest any more" }}
          value={typed.reason}
          rows={3}
          errorMessage={errorFor(errors, "reason")}
        />
        <Button text="End the conflict of interest" preventDoubleClick />
      </Form>
    ),
  });
}

/** Says nothing of the record: whoever reads it has just closed it to themselves. */
export const conflictRecordedPage: View = {
  title: "Your conflict of interest is recorded",
  body: (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Your conflict of interest is recorded</h1>
        <p class="govuk-body">
          The record is closed to you. The managers of the team that holds it have a notice.
        </p>
        <p class="govuk-body">
          Tell your manager today, so that a colleague can take over. Do not talk about the child
          with colleagues, the family or anyone else. If you are worried about the child’s safety
          now, ring the multi-agency safeguarding hub (MASH) as a member of the public could; in
          danger ring 999.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href="/">
            Go to the start
          </a>
        </p>
      </div>
    </div>
  ),
};
