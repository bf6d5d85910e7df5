import type { VNode } from "preact";
import { errorFor } from "../../../../ui/forms/index.ts";
import { Checkboxes, Details, Input, Radios, Select } from "../../../../ui/govuk/index.ts";
import { BasisSets } from "../../../../ui/layout/index.ts";
import { basisName, usualBasis } from "../../../directory/index.ts";
import { involvedCounts, type Offer } from "../export-offer.ts";
import { purposes, recipients } from "../purposes.ts";
import type { ExportPage } from "./export-input.ts";

const legend = (text: string) => ({ legend: { text, classes: "govuk-fieldset__legend--s" } });

export function ForWhat({ typed, errors = [] }: ExportPage): VNode {
  return (
    <>
      <Radios
        name="purpose"
        fieldset={legend("What is it for?")}
        value={typed.purpose}
        items={Object.entries(purposes).map(([value, text]) => ({ value, text }))}
        classes="govuk-radios--small"
        errorMessage={errorFor(errors, "purpose")}
      />
      <Input
        name="purpose-words"
        label={{ text: "More about what it is for" }}
        hint={{ text: "Needed for something else; otherwise if it helps. Name no child here." }}
        value={typed["purpose-words"]}
        errorMessage={errorFor(errors, "purpose-words")}
      />
    </>
  );
}

export function ForWhom(page: ExportPage): VNode {
  const { typed, errors = [] } = page;
  return (
    <>
      <Radios
        name="recipient"
        fieldset={legend("Who will have it?")}
        value={typed.recipient}
        items={[
          { value: "own", text: recipients.own },
          { value: "agency", text: recipients.agency, conditional: <ToAgency {...page} /> },
          {
            value: "colleague",
            text: recipients.colleague,
            conditional: <ToColleague {...page} />,
          },
          { value: "outside", text: recipients.outside, conditional: <ToOutside {...page} /> },
        ]}
        classes="govuk-radios--small"
        errorMessage={errorFor(errors, "recipient")}
      />
      <Basis {...page} />
    </>
  );
}

/** How many of the list each agency has to do with stands beside its name, before anything is sent. */
function ToAgency({ offer, typed, errors = [] }: ExportPage): VNode {
  const counts = involvedCounts(offer);
  return (
    <>
      <Select
        name="agency"
        label={{ text: "Agency" }}
        hint={{ text: "With how many children on this list it is involved" }}
        value={typed.agency}
        items={[
          { value: "", text: "Choose" },
          ...offer.agencies.map(({ agencyId, name }) => ({
            value: agencyId,
            text: `${name}: ${(counts.get(name) ?? 0).toLocaleString("en-GB")}`,
          })),
        ]}
        errorMessage={errorFor(errors, "agency")}
      />
      <Checkboxes
        name="only-involved"
        values={[typed["only-involved"]]}
        items={[{ value: "yes", text: "Only children this agency is involved with" }]}
        classes="govuk-checkboxes--small"
      />
    </>
  );
}

const ToColleague = ({ offer, typed, errors = [] }: ExportPage): VNode => (
  <Select
    name="colleague"
    label={{ text: "Colleague" }}
    hint={{ text: "They get nothing about a child whose record they are blocked from" }}
    value={typed.colleague}
    items={[
      { value: "", text: "Choose" },
      ...offer.colleagues.map(({ staffId, name, agency }) => ({
        value: staffId,
        text: `${name}, ${agency}`,
      })),
    ]}
    errorMessage={errorFor(errors, "colleague")}
  />
);

const ToOutside = ({ typed, errors = [] }: ExportPage): VNode => (
  <Input
    name="outside"
    label={{ text: "Person and organisation" }}
    value={typed.outside}
    errorMessage={errorFor(errors, "outside")}
  />
);

/** The agreement fills the basis in; it is asked only where it differs. */
function Basis({ offer, typed, errors = [] }: ExportPage): VNode {
  const isOpen = typed.basis !== "" || errors.some(({ field }) => field.startsWith("basis"));
  return (
    <>
      <p class="govuk-body">{`Lawful basis under the agreement: ${usualNames(offer).join("; ")}.`}</p>
      {!offer.agreement.isLive && (
        <p class="govuk-body">
          <strong>No confirmed sharing agreement is in force.</strong> Sharing to protect a child
          continues; tell the information governance officer.
        </p>
      )}
      <BasisSets bases={offer.agreement.bases} />
      <Details summaryText="Another basis applies" open={isOpen}>
        <Select
          name="basis"
          label={{ text: "Lawful basis" }}
          value={typed.basis}
          items={[
            { value: "", text: "As the agreement has it" },
            ...offer.agreement.bases.map(({ key, name }) => ({ value: key, text: name })),
          ]}
          errorMessage={errorFor(errors, "basis")}
        />
        <Input
          name="basis-reason"
          label={{ text: "Why it differs" }}
          value={typed["basis-reason"]}
          errorMessage={errorFor(errors, "basis-reason")}
        />
      </Details>
    </>
  );
}

function usualNames({ agreement, agencies }: Offer): readonly string[] {
  const names = agencies.map(({ kind }) => basisName(agreement, usualBasis(agreement, kind)));
  return [...new Set(names)];
}
