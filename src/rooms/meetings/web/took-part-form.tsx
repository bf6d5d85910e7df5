import type { VNode } from "preact";
import type { FormFields } from "../../../platform/http/field.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { Button, Fieldset, Input, Select } from "../../../ui/govuk/index.ts";
import type { Contents } from "../record-reads.ts";
import { familyRoles, partWords, type FamilyFields } from "../save-family.ts";
import type { ReadQuery } from "./meeting-page.tsx";
import { KeptForm } from "./kept-forms.tsx";
import { paths } from "./paths.ts";
import { textOf } from "./text-of.ts";

export type FamilyTyped = {
  readonly version: string;
  readonly rows: ReadonlyMap<string, FamilyFields>;
};

export function familyTyped({ family, items }: Contents): FamilyTyped {
  return {
    version: String(items.get("family")?.version ?? 0),
    rows: new Map(
      family.map(({ who, tookPart, names, explanation }) => [
        who,
        { tookPart, names: names ?? "", explanation: explanation ?? "" },
      ]),
    ),
  };
}

/** The form as it came, or as it was kept. */
export const familyOf = (form: FormFields): FamilyTyped => ({
  version: textOf(form, "version"),
  rows: new Map(
    Object.keys(familyRoles).map((who) => [
      who,
      {
        tookPart: textOf(form, `tookPart.${who}`),
        names: textOf(form, `names.${who}`),
        explanation: textOf(form, `explanation.${who}`),
      },
    ]),
  ),
});

/** Whether the child and the family took part, in what, and if not why not. */
export function TookPartForm(
  props: ReadQuery<FamilyTyped> & { readonly meetingId: string },
): VNode {
  const { meetingId, csrfToken, typed } = props;
  return (
    <KeptForm action={paths.took(meetingId)} csrfToken={csrfToken} draft={props.draft}>
      <input type="hidden" name="version" value={typed.version} />
      {Object.entries(familyRoles).map(([who, label]) => (
        <Row who={who} label={label} {...props} />
      ))}
      <Button text="Save who took part" classes="govuk-button--secondary" preventDoubleClick />
    </KeptForm>
  );
}

type RowProps = ReadQuery<FamilyTyped> & { readonly who: string; readonly label: string };

function Row({ who, label, typed, errors = [] }: RowProps): VNode {
  const row = typed.rows.get(who) ?? { tookPart: "", names: "", explanation: "" };
  return (
    <Fieldset legend={{ text: label, classes: "govuk-fieldset__legend--s" }}>
      <Select
        id={`took-part-${who}`}
        name={`tookPart.${who}`}
        label={{ text: "Took part" }}
        value={row.tookPart}
        items={[
          { value: "", text: "Not recorded yet" },
          ...Object.entries(partWords).map(([value, text]) => ({ value, text })),
        ]}
      />
      {who !== "child" && (
        <Input
          id={`names-${who}`}
          name={`names.${who}`}
          label={{ text: "Who they are (optional)" }}
          value={row.names}
          errorMessage={errorFor(errors, `names.${who}`)}
        />
      )}
      <Input
        id={`explanation-${who}`}
        name={`explanation.${who}`}
        label={{ text: "Which part, or why not" }}
        value={row.explanation}
        errorMessage={errorFor(errors, `explanation.${who}`)}
      />
    </Fieldset>
  );
}
