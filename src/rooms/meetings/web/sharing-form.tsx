import type { VNode } from "preact";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Details, Input, Select, Textarea } from "../../../ui/govuk/index.ts";
import { BasisSets } from "../../../ui/layout/index.ts";
import { basisName, usualBasis } from "../../directory/index.ts";
import type { SharingForm as Typed, SharingContext } from "../share-information.ts";
import { KeptForm } from "./kept-forms.tsx";
import type { ReadQuery } from "./meeting-page.tsx";

export const blankSharing: Typed = {
  agency: "",
  holds: "",
  shared: "",
  basis: "",
  basisReason: "",
};

type Props = ReadQuery<Typed> &
  SharingContext & {
    readonly action: string;
    /** Whether it asks who spoke, and who holds nothing: where many sit, an agency has more than one voice. */
    readonly asksWho?: boolean;
  };

/** One click for an agency that looked and holds nothing: that is an answer, and it is recorded as one. */
export function NothingHeld({
  action,
  csrfToken,
  agencyId,
  agency,
}: {
  readonly action: string;
  readonly csrfToken: string;
  readonly agencyId: string;
  readonly agency: string;
}): VNode {
  return (
    <Form action={action} csrfToken={csrfToken}>
      <input type="hidden" name="agency" value={agencyId} />
      <input type="hidden" name="holds" value="nothing" />
      <Button
        text={`${agency}: no information held`}
        classes="govuk-button--secondary"
        preventDoubleClick
      />
    </Form>
  );
}

export function SharingForm(props: Props): VNode {
  const { action, csrfToken, typed, errors = [], agencies } = props;
  return (
    <KeptForm action={action} csrfToken={csrfToken} draft={props.draft}>
      <Select
        name="agency"
        label={{ text: "Agency that shares" }}
        value={typed.agency}
        items={[
          { value: "", text: "Choose" },
          ...agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name })),
        ]}
        errorMessage={errorFor(errors, "agency")}
      />
      {props.asksWho === true && (
        <Input
          name="spoke"
          label={{ text: "Who spoke for it (optional)" }}
          value={typed.spoke ?? ""}
          errorMessage={errorFor(errors, "spoke")}
        />
      )}
      <Textarea
        name="shared"
        label={{ text: "What it shares" }}
        hint={{ text: "What is known, how it is known, and what is not known" }}
        value={typed.shared}
        rows={4}
        errorMessage={errorFor(errors, "shared")}
      />
      <Basis {...props} />
      <div class="app-actions">
        <Button text="Record what is shared" classes="govuk-button--secondary" preventDoubleClick />
        {props.asksWho === true && (
          <Button
            text="No information held"
            name="holds"
            value="nothing"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        )}
      </div>
    </KeptForm>
  );
}

/** The agreement fills the basis in; it is asked only where it differs. */
function Basis({ typed, errors = [], agreement, agencies }: Props): VNode {
  const kinds = [...new Set(agencies.map(({ kind }) => kind))];
  const names = new Set(kinds.map((kind) => basisName(agreement, usualBasis(agreement, kind))));
  const isOpen = typed.basis !== "" || errors.some(({ field }) => field.startsWith("basis"));
  return (
    <>
      <p class="govuk-body">{`Lawful basis under the agreement: ${[...names].join("; ")}.`}</p>
      {!agreement.isLive && (
        <p class="govuk-body">
          <strong>No confirmed sharing agreement is in force.</strong> Sharing to protect a child
          continues; tell the information governance officer.
        </p>
      )}
      <BasisSets bases={agreement.bases} />
      <Details summaryText="Another basis applies" open={isOpen}>
        <Select
          name="basis"
          label={{ text: "Lawful basis" }}
          value={typed.basis}
          items={[
            { value: "", text: "As the agreement has it" },
            ...agreement.bases.map(({ key, name }) => ({ value: key, text: name })),
          ]}
          errorMessage={errorFor(errors, "basis")}
        />
        <Input
          name="basisReason"
          label={{ text: "Why it differs" }}
          value={typed.basisReason}
          errorMessage={errorFor(errors, "basisReason")}
        />
      </Details>
    </>
  );
}
