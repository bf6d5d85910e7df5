import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Route } from "../../../platform/http/route.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import {
  childForm,
  childFormPage,
  childParams,
  type ChildFacts,
} from "../../child-record/index.ts";
import { ageRangeText, listAges, type AgeFact } from "../../subjects/index.ts";
import { ageForm } from "../age/age-form.ts";
import { recordAge } from "../age/record-age.ts";
import { identitySchemeOn, nameIn, type IdentityScheme } from "../identity-scheme.ts";
import { identityPaths } from "./paths.ts";

type Ages = {
  readonly facts: ChildFacts;
  readonly scheme: IdentityScheme;
  readonly ages: readonly AgeFact[];
};

type AgeProps = { readonly age: AgeFact; readonly scheme: IdentityScheme };

/** What was said of the age, as it was said on its day. */
export function AgeSaid({ age, scheme }: AgeProps): VNode {
  const { source, sourceName, on, recordedBy, recordedAt } = age;
  const name = nameIn(scheme.sources, source);
  const who = sourceName === null ? name : `${name} (${sourceName})`;
  return (
    <>
      {`${ageRangeText(age, on)} on ${formatDate(on)}`}
      {age.wording !== null && <span class="app-line app-verbatim">{age.wording}</span>}
      <span class="app-line govuk-body-s app-secondary">
        {`${who}. Recorded by ${recordedBy}, ${formatDate(londonDate(recordedAt))}`}
      </span>
    </>
  );
}

const agePage = ({ facts, scheme, ages }: Ages, state: FormState<typeof ageForm>): View =>
  childFormPage({
    facts,
    tab: "identity",
    heading: "Age without a date of birth",
    intro: (
      <>
        <p class="govuk-body app-form">
          Where nobody knows the date of birth. A child whose age is questioned is treated as a
          child until it is settled. You cannot edit what was recorded: a new age takes its place.
        </p>
        <ul class="govuk-list govuk-list--spaced">
          {ages.map((age) => (
            <li>
              <AgeSaid age={age} scheme={scheme} />
            </li>
          ))}
        </ul>
      </>
    ),
    now: <p class="govuk-body">A colleague has recorded this since you began. Look at it first.</p>,
    form: ageForm,
    state,
    drawing: { scheme },
    version: ages.length,
    action: identityPaths.age(facts.person.personId),
    button: "Record it",
  });

/** Also beside a date of birth that is questioned: the date stands until somebody corrects it. */
export const ageRoutes: readonly Route[] = childForm({
  path: "/children/:personId/identity/age",
  params: childParams,
  permission: "child.edit",
  reads: "child.identity.read",
  action: "identity.record",
  done: "Recorded. It is shown with the child’s name, and Find asks it.",
  form: ageForm,
  about: async (facts, tx) => ({
    facts,
    scheme: await identitySchemeOn(tx, facts.today),
    ages: await listAges(tx, facts.person.personId),
  }),
  begin: ({ facts, ages }, { blank }) => ({
    ...blank,
    saidOn: datePartsOf(facts.today),
    version: String(ages.length),
  }),
  send: ({ facts }, { tx, actor, clock, typed }) =>
    recordAge(
      tx,
      { actor, at: clock.now(), today: clock.today() },
      { person: facts.person, form: typed },
    ),
  home: ({ facts }) => identityPaths.child(facts.person.personId),
  page: (about, state) => agePage(about, state),
});
