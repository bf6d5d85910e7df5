import type { VNode } from "preact";
import type { View } from "../../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type FormState } from "../../../../ui/forms/index.ts";
import { Button, Input, InsetText, WarningText } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { InformationTable } from "../../../child-record/index.ts";
import { byController } from "../../../subjects/index.ts";
import type { Controller, Looked } from "../controller-reads.ts";
import { regimeForm, regimeOf, regimes } from "../mark-agency.ts";

const home = "/governance/controllers";
export const controllerPath = (agencyId: string): string => `${home}/${agencyId}`;

export type ControllersPage = {
  readonly controllers: readonly Controller[];
  readonly mayManage: boolean;
  readonly typed: string;
  readonly looked: Looked | undefined;
};

/** Which agency answers for what it writes here, and for how much of one record. */
export function controllersPage({ controllers, mayManage, typed, looked }: ControllersPage): View {
  return {
    title: "Whose information it is",
    width: "wide",
    hasErrors: looked?.kind === "mistyped",
    breadcrumbs: [{ text: "Governance", href: "/governance" }, { text: "Whose information it is" }],
    body: (
      <>
        <h1 class="govuk-heading-l">Whose information it is</h1>
        <p class="govuk-body app-form">
          Every row of a record is stamped with the agency of its author, or with the agency that
          the row speaks for. That agency is its controller. The stamp cannot be chosen by the
          writer and does not change when people move.
        </p>
        <SortableTable
          caption="Agencies, and how their new rows are marked"
          captionClasses="govuk-table__caption--m"
          columns={[
            { key: "agency", text: "Agency" },
            { key: "regime", text: "Kept for" },
            ...(mayManage ? [{ key: "change", text: "Change", isScreenOnly: true }] : []),
          ]}
          groups={[{ rows: controllers.map((one) => rowOf(one)) }]}
        />
        <LookUp typed={typed} looked={looked} />
      </>
    ),
  };
}

const rowOf = ({ agencyId, name, marksLawEnforcement }: Controller) => ({
  agency: name,
  regime: regimes[regimeOf(marksLawEnforcement)],
  change: (
    <a class="govuk-link app-screen-only" href={controllerPath(agencyId)}>
      Change<span class="govuk-visually-hidden">{` how rows of ${name} are marked`}</span>
    </a>
  ),
});

function LookUp({ typed, looked }: { typed: string; looked: Looked | undefined }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">One record</h2>
      <form action={home} method="get" class="app-form" novalidate>
        <Input
          name="record"
          label={{ text: "Reference of the record" }}
          hint={{ text: "For example C-2048-2. How much is held and whose, not what it says." }}
          value={typed}
          classes="govuk-input--width-10"
          errorMessage={
            looked?.kind === "mistyped"
              ? { text: "Enter the reference of the record, for example C-2048-2" }
              : undefined
          }
        />
        <Button text="Look up" classes="govuk-button--secondary" />
      </form>
      {looked?.kind === "none" && <InsetText text="No record has this reference." />}
      {looked?.kind === "found" && <InformationTable sums={byController(looked.information)} />}
    </>
  );
}

export function markPage(controller: Controller, state: FormState<typeof regimeForm>): View {
  const { agencyId, name, version } = controller;
  const heading = `How rows of ${name} are marked`;
  const summary = state.isStale ? undefined : formSummary(regimeForm, state);
  return {
    title: heading,
    hasErrors: summary !== undefined,
    breadcrumbs: [
      { text: "Governance", href: "/governance" },
      { text: "Whose information it is", href: home },
      { text: name },
    ],
    body: (
      <>
        {summary}
        <h1 class="govuk-heading-l">{heading}</h1>
        {state.isStale === true && (
          <WarningText text="A colleague has changed this. Read the current version." />
        )}
        <p class="govuk-body app-form">
          What is written from now on is marked as you choose. What has already been written keeps
          the mark it was written with.
        </p>
        <DeclaredForm
          form={regimeForm}
          state={state}
          drawing={{}}
          action={controllerPath(agencyId)}
          button="Save"
          version={version}
        />
      </>
    ),
  };
}
