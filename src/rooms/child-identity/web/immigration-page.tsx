import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type FormState } from "../../../ui/forms/index.ts";
import { Facts } from "../../../ui/layout/index.ts";
import { childFormPage, childPage, type ChildFacts } from "../../child-record/index.ts";
import { states } from "../fact.ts";
import { nameIn, type IdentityScheme } from "../identity-scheme.ts";
import {
  immigrationForm,
  purposeForm,
  unaccompaniedWords,
} from "../immigration/immigration-form.ts";
import type { ImmigrationFact } from "../immigration/immigration-reads.ts";
import { sourceWords } from "./fact-lines.tsx";
import { identityPaths } from "./paths.ts";

const heading = "Nationality and immigration status";

export type ImmigrationPage = { readonly facts: ChildFacts; readonly scheme: IdentityScheme };

/** Asks for the purpose before anything is shown. */
export const purposePage = (
  { facts, scheme }: ImmigrationPage,
  state: FormState<typeof purposeForm>,
): View =>
  childPage({
    facts,
    tab: "identity",
    heading,
    summary: formSummary(purposeForm, state),
    children: (
      <>
        <p class="govuk-body app-form">
          Your purpose is kept in the audit with your name. What you read here goes to nobody who
          enforces the law, and on no paper, file or list.
        </p>
        <DeclaredForm
          form={purposeForm}
          state={state}
          drawing={{ scheme }}
          action={identityPaths.immigration(facts.person.personId)}
          button="Show it"
        />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={identityPaths.addImmigration(facts.person.personId)}>
            Record nationality and immigration status
          </a>
        </p>
      </>
    ),
  });

type Shown = ImmigrationPage & { readonly found: readonly ImmigrationFact[] };

/** What is recorded, shown on this one answer. */
export function immigrationPage({ facts, scheme, found }: Shown): View {
  const [standing, ...earlier] = found;
  return childPage({
    facts,
    tab: "identity",
    heading,
    children: (
      <>
        {standing ? (
          <FactLines fact={standing} scheme={scheme} />
        ) : (
          <p class="govuk-body">Nothing is recorded.</p>
        )}
        {earlier.length > 0 && <h2 class="govuk-heading-m">What stood before</h2>}
        {earlier.map((fact) => (
          <FactLines fact={fact} scheme={scheme} />
        ))}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={identityPaths.addImmigration(facts.person.personId)}>
            Record nationality and immigration status
          </a>
        </p>
      </>
    ),
  });
}

type LinesProps = { readonly fact: ImmigrationFact; readonly scheme: IdentityScheme };

function FactLines({ fact, scheme }: LinesProps): VNode {
  const { from, to, unaccompanied } = fact;
  const rows: readonly (readonly [string, string | null])[] = [
    ["Known", fact.state === "known" ? null : states[fact.state]],
    ["Nationality", fact.nationalities],
    ["Status", fact.status && nameIn(scheme.immigrationStatuses, fact.status)],
    ["Since", from && formatDate(from)],
    ["Until", to && formatDate(to)],
    ["Came alone", unaccompanied && unaccompaniedWords[unaccompanied]],
    ["Legal adviser", fact.adviser],
    ["What else is needed", fact.wording],
    ["The child said: do not share with", fact.notWith],
    ["Source", sourceWords(fact, scheme)],
  ];
  return <Facts of={rows.filter(([, text]) => text !== "")} />;
}

export const addImmigrationPage = (
  { facts, scheme, version }: ImmigrationPage & { readonly version: number },
  state: FormState<typeof immigrationForm>,
): View =>
  childFormPage({
    facts,
    tab: "identity",
    heading,
    intro:
      "The child is asked first, by someone they trust and with an interpreter who is independent. A new fact takes the place of what stood; what stood is not shown here.",
    form: immigrationForm,
    state,
    drawing: { scheme },
    version,
    action: identityPaths.addImmigration(facts.person.personId),
    button: "Record it",
  });
