import type { View } from "../../../platform/http/outcome.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import { childFormPage, type ChildFacts } from "../../child-record/index.ts";
import { describedKind, factsOf, type Fact, type FactKind } from "../fact.ts";
import { factForms } from "../facts/fact-forms.ts";
import type { IdentityScheme } from "../identity-scheme.ts";
import { FactHistory, FactSaid, titleOf } from "./fact-lines.tsx";
import { identityPaths } from "./paths.ts";

export type FactPage = {
  readonly facts: ChildFacts;
  readonly scheme: IdentityScheme;
  readonly kind: FactKind;
  readonly all: readonly Fact[];
};

/** One kind of fact: what stands, what stood, and the form for a new one. */
export function factPage({ facts, scheme, kind, all }: FactPage, state: FormState<AnyForm>): View {
  const own = factsOf(all, kind);
  const [standing] = own;
  return childFormPage({
    facts,
    tab: "identity",
    heading: titleOf(kind),
    intro: (
      <>
        <p class="govuk-body app-form">{introOf(kind)}</p>
        {standing && (
          <InsetText>
            <FactSaid fact={standing} scheme={scheme} />
          </InsetText>
        )}
        <FactHistory facts={own} scheme={scheme} title={titleOf(kind)} />
      </>
    ),
    now: <p class="govuk-body">A colleague has recorded this since you began. Look at it first.</p>,
    form: factForms[kind].form,
    state,
    drawing: { scheme } as never,
    version: own.length,
    action: identityPaths.fact(facts.person.personId, kind),
    button: "Record it",
  });
}

function introOf(kind: FactKind): string {
  const { isChilds = false, isChosen = false } = describedKind(kind);
  const asked = isChilds
    ? "Only the child says what it is. Ask once, when it is safe, and say why you ask."
    : "Ask the child first. Record what is known and who says so.";
  const chosen = isChosen ? " It leaves the record only where the child chose so." : "";
  return `${asked}${chosen} You cannot edit what was recorded: a new fact takes its place.`;
}
