import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, Form, formSummary, type FormState } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { cameOfForm } from "../came-of-form.ts";
import type { FamilyLinks } from "../family-config.ts";
import type { CameOf, FamilyView } from "../view-reads.ts";
import { relationWords, SaidWords } from "./parts.tsx";
import { paths } from "../../child-record/web/paths.ts";
import { familyPaths } from "./paths.ts";

export type ViewPage = {
  readonly facts: ChildFacts;
  readonly config: FamilyLinks;
  readonly view: FamilyView;
  readonly cameOf: readonly CameOf[];
  readonly state: FormState<typeof cameOfForm>;
};

/** One message of a family: read, answered, and what came of it. Nothing of it is edited. */
export function viewPage(page: ViewPage): View {
  const { facts, config, view, cameOf, state } = page;
  const from = relationWords(config, view);
  const mayAnswer = mayDo(facts.actor, "family.ask", facts);
  return childPage({
    facts,
    tab: "plan",
    heading: `${from} wrote`,
    summary: formSummary(cameOfForm, state),
    children: (
      <>
        <p class="govuk-body">
          {`Number ${view.number}, sent ${formatDateTime(view.sentAt)}. ${view.askedBy} asked on ${formatDateTime(view.askedAt)}. `}
          {view.audience === "worker" ? (
            <strong>For you alone, as they chose.</strong>
          ) : (
            "For everybody who works with the child, as they chose."
          )}
        </p>
        <SaidWords view={view} from={from} />
        {view.purpose === "saw" && <Worried personId={facts.person.personId} />}
        <Read {...page} />
        <h2 class="govuk-heading-m">Outcome</h2>
        {cameOf.length === 0 && <p class="govuk-body">Nothing yet.</p>}
        {cameOf.map((one) => (
          <Told one={one} />
        ))}
        {mayAnswer && <Answer {...page} />}
      </>
    ),
  });
}

/** A message becomes no concern by itself: somebody reads it and decides. */
const Worried = ({ personId }: { readonly personId: string }): VNode => (
  <p class="govuk-body app-screen-only">
    If this is a concern,{" "}
    <a class="govuk-link" href={paths.raise(personId)}>
      raise it with the MASH
    </a>{" "}
    and say that the family told you. If someone is in danger now, ring 999 first.
  </p>
);

function Read({ facts, view, state: { csrfToken } }: ViewPage): VNode | null {
  if (view.readAt !== null) {
    return (
      <p class="govuk-body">{`Read by ${view.readBy ?? ""}, ${formatDateTime(view.readAt)}`}</p>
    );
  }
  if (!mayDo(facts.actor, "family.ask", facts)) {
    return <p class="govuk-body">Not marked as read yet.</p>;
  }
  return (
    <Form action={familyPaths.read(facts.person.personId, view.viewId)} csrfToken={csrfToken}>
      <Button text="I have read it" preventDoubleClick />
    </Form>
  );
}

const toldWords = {
  "by-link": "They read it by their link and code",
  "in-person": "Told in person",
  "not-told": "Not told",
} as const;

const Told = ({ one }: { readonly one: CameOf }): VNode => (
  <>
    <p class="govuk-body app-verbatim">{one.wording}</p>
    <p class="govuk-body-s app-secondary">
      {`${toldWords[one.told]}${one.toldHow === null ? "" : `: ${one.toldHow}`}. ${one.recordedBy}, ${formatDateTime(one.recordedAt)}`}
    </p>
  </>
);

const Answer = ({ facts, view, state }: ViewPage): VNode => (
  <DeclaredForm
    form={cameOfForm}
    state={state}
    drawing={{ now: facts.now, linkUntil: view.linkUntil }}
    action={familyPaths.cameOf(facts.person.personId, view.viewId)}
    button="Record the outcome"
  />
);
