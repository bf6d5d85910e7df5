import type { VNode } from "preact";
import type { Sent } from "../../../kernel/forms/index.ts";
import { Questions } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { familyForm } from "../family-form.ts";
import type { Contents } from "../record-reads.ts";
import type { ReadQuery } from "./meeting-page.tsx";
import { KeptForm } from "./kept-forms.tsx";
import { paths } from "./paths.ts";

type FamilyTyped = Sent<typeof familyForm>;

/** What is recorded, as the form shows it. */
export const familyTyped = ({ family, items }: Contents): FamilyTyped => ({
  version: String(items.get("family")?.version ?? 0),
  family: Object.fromEntries(
    family.map(({ who, tookPart, names, explanation }) => [
      who,
      { tookPart, names: names ?? "", explanation: explanation ?? "" },
    ]),
  ),
});

/** Whether the child and the family took part, in what, and if not why not. */
export function TookPartForm(
  props: ReadQuery<FamilyTyped> & { readonly meetingId: string },
): VNode {
  const { meetingId, csrfToken, typed, errors = [], draft } = props;
  return (
    <KeptForm action={paths.took(meetingId)} csrfToken={csrfToken} draft={draft}>
      <input type="hidden" name="version" value={typed.version} />
      <Questions form={familyForm} state={{ csrfToken, typed, errors }} drawing={{}} />
      <Button text="Save who took part" classes="govuk-button--secondary" preventDoubleClick />
    </KeptForm>
  );
}
