import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, Checkboxes, Textarea, WarningText } from "../../../ui/govuk/index.ts";
import { wordsInstead, type CircleMember } from "../../subjects/index.ts";
import { basisText, childPage, type ChildFacts } from "../../child-record/index.ts";
import { accessPaths } from "./paths.ts";

/** A box for each person has a name of its own: a form that is kept while somebody signs in holds one value for each name. */
export const keepName = (staffId: string): string => `keep-${staffId}`;

type RestrictPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly others: readonly CircleMember[];
  readonly hidden: readonly CircleMember[];
  readonly holders: ReadonlySet<string>;
  readonly typed: { readonly reason: string; readonly keep: readonly string[] };
  readonly errors?: readonly FieldError[];
};

export function restrictPage(page: RestrictPage): View {
  const { facts, csrfToken, others, hidden, holders, typed, errors = [] } = page;
  const first = others[0];
  const ids = { keep: first ? keepName(first.staffId) : "reason" };
  return childPage({
    facts,
    tab: "access",
    heading: "Restrict this record",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined,
    children: (
      <Form
        action={accessPaths.restrict(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <p class="govuk-body">
          For a child whose record would put them, their family or another person at risk if
          everyone with access could open it: the family of a colleague, a well-known name, an
          adoption.
        </p>
        {others.length === 0 && (
          <p class="govuk-body">
            Nobody else is in the child’s professional network. First add the people who must keep
            access, under “Who is involved”.
          </p>
        )}
        <Checkboxes
          name="keep"
          fieldset={{
            legend: { text: "Who keeps the record", classes: "govuk-fieldset__legend--s" },
          }}
          hint={{ text: `You are named too: ${facts.actor.name}.` }}
          items={others.map((member) => ({
            name: keepName(member.staffId),
            id: keepName(member.staffId),
            value: "yes",
            text: member.name,
            checked: typed.keep.includes(member.staffId),
            hint: {
              text: holders.has(member.staffId)
                ? `${basisText(member)}. Can agree to lift the restriction.`
                : basisText(member),
            },
          }))}
          errorMessage={errorFor(errors, "keep")}
        />
        {wordsInstead(hidden).length > 0 && (
          <p class="govuk-body">{`They keep their place too: ${wordsInstead(hidden).join("; ")}.`}</p>
        )}
        <Textarea
          name="reason"
          label={{ text: "Why it must be left to named people" }}
          hint={{ text: "Those who are named will read this." }}
          value={typed.reason}
          rows={4}
          errorMessage={errorFor(errors, "reason")}
        />
        <WarningText text="From this moment only the people named can open the record. The team that holds it, managers and the co-ordinator lose access, and it is not in their lists or counts. Everyone else leaves the professional network. Lifting the restriction takes two of the people named." />
        <Button text="Restrict this record" preventDoubleClick />
      </Form>
    ),
  });
}

/** Somebody else restricted the record while the form was being filled in, and named this reader too. */
export function overtakenPage(facts: ChildFacts): View {
  return childPage({
    facts,
    tab: "access",
    heading: "Restrict this record",
    summary: (
      <Overtaken
        title="A colleague restricted this record while you were writing"
        says="What you sent has not been recorded."
      />
    ),
    children: (
      <p class="govuk-body">
        <a class="govuk-link" href={accessPaths.access(facts.person.personId)}>
          Read who is named, and why
        </a>
      </p>
    ),
  });
}
