import type { VNode } from "preact";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Button, Input, InsetText, Radios, WarningText } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { InformationTable } from "../../../child-record/index.ts";
import { byController } from "../../../subjects/index.ts";
import type { Controller, Looked } from "../controller-reads.ts";

const home = "/governance/controllers";
export const controllerPath = (agencyId: string): string => `${home}/${agencyId}`;

export const regimes = {
  safeguarding: "Safeguarding: UK GDPR and Part 2 of the Data Protection Act 2018",
  "law-enforcement": "Law enforcement: Part 3 of the Data Protection Act 2018",
} as const;

const regimeOf = (marks: boolean): keyof typeof regimes =>
  marks ? "law-enforcement" : "safeguarding";

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

export type MarkPage = {
  readonly controller: Controller;
  readonly csrfToken: string;
  readonly problem?: string;
};

export function markPage({ controller, csrfToken, problem }: MarkPage): View {
  const { agencyId, name, marksLawEnforcement, version } = controller;
  return {
    title: `How rows of ${name} are marked`,
    breadcrumbs: [
      { text: "Governance", href: "/governance" },
      { text: "Whose information it is", href: home },
      { text: name },
    ],
    body: (
      <>
        <h1 class="govuk-heading-l">{`How rows of ${name} are marked`}</h1>
        {problem !== undefined && <WarningText text={problem} />}
        <p class="govuk-body app-form">
          What is written from now on is marked as you choose. What has already been written keeps
          the mark it was written with.
        </p>
        <Form action={controllerPath(agencyId)} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="version" value={String(version)} />
          <Radios
            name="regime"
            fieldset={{ legend: { text: "Kept for", classes: "govuk-fieldset__legend--s" } }}
            hint={{
              text: "Law enforcement is for a competent authority (section 30 and Schedule 7) that writes here to prevent, investigate, detect or prosecute crime.",
            }}
            value={regimeOf(marksLawEnforcement)}
            items={Object.entries(regimes).map(([value, text]) => ({ value, text }))}
          />
          <Button text="Save" preventDoubleClick />
        </Form>
      </>
    ),
  };
}
