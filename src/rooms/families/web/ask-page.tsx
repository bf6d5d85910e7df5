import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { InsetText, WarningText } from "../../../ui/govuk/index.ts";
import type { Handed } from "../../accounts/index.ts";
import { childFormPage, childPage, type ChildFacts } from "../../child-record/index.ts";
import { askForm, type LinkContext } from "../ask-form.ts";
import { familyPaths } from "./paths.ts";

type AskPage = {
  readonly facts: ChildFacts;
  readonly ground: LinkContext;
};

/** Into whose hands, whether it is safe, and what for: asked before there is a link. */
export const askPage = ({ facts, ground }: AskPage, state: FormState<typeof askForm>): View =>
  childFormPage({
    facts,
    tab: "plan",
    heading: "Ask for views by a link",
    intro: (
      <>
        <p class="govuk-body app-form">
          Where you can, ask in person. A link is for a person who would rather write, once. It
          shows your first name, your agency and questions, and nothing from this record.
        </p>
        {ground.isGuarded && <Guarded />}
      </>
    ),
    form: askForm,
    state,
    drawing: ground,
    action: familyPaths.ask(facts.person.personId),
    button: ground.isGuarded ? "Ask a second person to agree" : "Make the link",
  });

const Guarded = (): VNode => (
  <InsetText>
    This record is restricted, or where the child can be found is protected. A link opened by the
    wrong person tells them that a professional works with this child. A manager who can open the
    record agrees first; then you make the link and hand it over.
  </InsetText>
);

type HandedPage = {
  readonly facts: ChildFacts;
  readonly origin: string;
  readonly handed: Handed;
  readonly expiresAt: Date;
};

/** Shown this once: the link to send, and the code to tell in another way. */
export function handedPage({ facts, origin, handed, expiresAt }: HandedPage): View {
  const { personId } = facts.person;
  const code = `${handed.code.slice(0, 3)} ${handed.code.slice(3)}`;
  return childPage({
    facts,
    tab: "plan",
    heading: "The link is ready",
    children: (
      <div class="app-form">
        <WarningText text="Both are shown this once. Who has both can answer in this person’s place." />
        <h2 class="govuk-heading-m">1. Send this link</h2>
        <p class="govuk-body app-verbatim">
          <strong>{`${origin}${familyPaths.open(handed.token)}`}</strong>
        </p>
        <h2 class="govuk-heading-m">2. Tell this code in another way</h2>
        <p class="govuk-body">
          <strong class="app-code">{code}</strong>
        </p>
        <p class="govuk-body">Say it, or ring with it. Never in the same message as the link.</p>
        <p class="govuk-body">
          {`It takes one answer, until ${formatDateTime(expiresAt)}. Until then the code also opens the outcome.`}
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={familyPaths.ofChild(personId)}>
            I have handed over both
          </a>
        </p>
      </div>
    ),
  });
}
