import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, InsetText, Textarea, WarningText } from "../../../ui/govuk/index.ts";
import { askingOf, type Restriction } from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { accessPaths } from "./paths.ts";

type LiftPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly restriction: Restriction | undefined;
  readonly reason: string;
  readonly errors?: readonly FieldError[];
  /** Somebody asked again, with other words, while this reader agreed. */
  readonly isAskedAgain?: boolean;
};

/** One named person asks, another agrees: each sees what there is for them to do. */
export function liftPage(page: LiftPage): View {
  const { facts, restriction, errors = [], isAskedAgain = false } = page;
  const isAsked = restriction?.liftAskedBy != null;
  const isOwn = restriction?.liftAskedById === facts.actor.id;
  return childPage({
    facts,
    tab: "access",
    heading: "Lift the restriction",
    summary: isAskedAgain ? (
      <AskedAgain />
    ) : errors.length > 0 ? (
      <FormErrorSummary errors={errors} />
    ) : undefined,
    children: (
      <>
        <p class="govuk-body">
          A restriction is lifted by two people who are named on the record: one asks, another
          agrees.
        </p>
        {restriction && isAsked && <AskedFor restriction={restriction} />}
        {isAsked && isOwn && (
          <p class="govuk-body">
            You asked, so another named person must agree. Until then the record stays restricted.
          </p>
        )}
        {isAsked && !isOwn && <Agree {...page} />}
        {!isAsked && <Ask {...page} />}
      </>
    ),
  });
}

const AskedAgain = (): VNode => (
  <Overtaken
    title="It was asked for again while you were reading"
    says="The record is still restricted. Read what is written now before you agree."
  />
);

function AskedFor({ restriction }: { restriction: Restriction }): VNode {
  const when = restriction.liftAskedAt ? `, ${formatDateTime(restriction.liftAskedAt)}` : "";
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>{`${restriction.liftAskedBy ?? "Someone"} asked to lift it${when}`}</strong>
      </p>
      <p class="govuk-body app-verbatim">{restriction.liftReason}</p>
    </InsetText>
  );
}

function Agree({ facts, csrfToken, restriction }: LiftPage): VNode {
  return (
    <Form
      action={accessPaths.agreeToLift(facts.person.personId)}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <input type="hidden" name="asking" value={askingOf(restriction)} />
      <WarningText
        text={`If you agree, everyone whose post has access to ${facts.person.owningTeam}, its agency or the whole partnership can open the record at once. If you do not, leave it as it is and talk to the person who asked.`}
      />
      <Button text="Agree and lift the restriction" preventDoubleClick />
    </Form>
  );
}

function Ask({ facts, csrfToken, reason, errors = [] }: LiftPage): VNode {
  return (
    <Form action={accessPaths.lift(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
      <Textarea
        name="reason"
        label={{ text: "Why the restriction is no longer needed" }}
        hint={{ text: "The second person decides by what you write." }}
        value={reason}
        rows={4}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="Ask to lift the restriction" preventDoubleClick />
    </Form>
  );
}
