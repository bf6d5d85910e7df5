import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { standingFlags, type Flag, type FlagReview } from "../flag-reads.ts";
import { flagName } from "../flag-scheme.ts";
import { childPage, type ChildFacts } from "./child-frame.tsx";
import { decisionErrors, ReviewField, WhyFields, type DecisionFields } from "./decision-fields.tsx";
import {
  FlagVersion,
  flagForm,
  MirroredField,
  standsUntil,
  theirs,
  TypeField,
  type Mirrored,
} from "./flag-parts.tsx";
import { overtakenSummary, Theirs } from "./overtaken.tsx";
import { paths } from "./paths.ts";

export type RaiseFields = DecisionFields & Mirrored & Readonly<Record<"type", string>>;
export type ReviewFields = DecisionFields & Mirrored & Readonly<Record<"version", string>>;

type ReadContext<T> = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: T;
  readonly errors?: readonly FieldError[];
};

export function raiseFlagPage({
  facts,
  csrfToken,
  typed,
  errors = [],
}: ReadContext<RaiseFields>): View {
  const { flagScheme, flags, person } = facts;
  const there = standingFlags(flags).map(({ type }) => type);
  return childPage({
    facts,
    tab: "worry",
    heading: "Raise a flag",
    summary: decisionErrors(errors),
    children: (
      <Form action={paths.raiseFlag(person.personId)} csrfToken={csrfToken} classes={flagForm}>
        <TypeField typed={typed} errors={errors} there={there} scheme={flagScheme} />
        <WhyFields
          typed={typed}
          errors={errors}
          reasonHint="What was seen or said, who by, and why it needs this flag"
        />
        <MirroredField typed={typed} errors={errors} />
        <ReviewField typed={typed} errors={errors} hint={standsUntil} />
        <p class="govuk-body">
          The flag is shown on every page about this child and on the tracker. Someone who finds the
          child without seeing the record may be told that there is a flag, and who to ring.
        </p>
        <Button text="Raise this flag" preventDoubleClick />
      </Form>
    ),
  });
}

type Changing<T> = ReadContext<T> & {
  readonly flag: Flag;
  readonly lastReview: FlagReview | undefined;
  readonly isStale?: boolean;
};

export function reviewFlagPage(page: Changing<ReviewFields>): View {
  const { facts, csrfToken, typed, flag, lastReview, errors = [] } = page;
  const previous = { ...(lastReview ?? flag), reviewBy: flag.reviewBy };
  return flagPage(page, {
    heading: `Review the flag: ${flagName(facts.flagScheme, flag.type)}`,
    form: (
      <Form
        action={paths.reviewFlag(facts.person.personId, flag.flagId)}
        csrfToken={csrfToken}
        classes={flagForm}
      >
        <FlagVersion {...page} />
        <WhyFields
          typed={typed}
          errors={errors}
          reasonHint="What has been looked at, and why the flag still applies"
          previous={previous}
        />
        <MirroredField typed={typed} errors={errors} flag={flag} />
        <ReviewField typed={typed} errors={errors} hint={standsUntil} previous={previous} />
        <p class="govuk-body">
          If it no longer applies,{" "}
          <a class="govuk-link" href={paths.endFlag(facts.person.personId, flag.flagId)}>
            end the flag
          </a>{" "}
          instead.
        </p>
        <Button text="Keep this flag" preventDoubleClick />
      </Form>
    ),
  });
}

export type EndFields = Readonly<Record<"reason" | "dissent" | "version", string>>;

export function endFlagPage(page: Changing<EndFields>): View {
  const { facts, csrfToken, typed, flag, lastReview, errors = [] } = page;
  return flagPage(page, {
    heading: `End the flag: ${flagName(facts.flagScheme, flag.type)}`,
    form: (
      <Form
        action={paths.endFlag(facts.person.personId, flag.flagId)}
        csrfToken={csrfToken}
        classes={flagForm}
      >
        <FlagVersion {...page} />
        <WhyFields
          typed={typed}
          errors={errors}
          reasonHint="What has changed and how it is known. Not having heard anything is not a reason."
          previous={{ ...(lastReview ?? flag), reviewBy: flag.reviewBy }}
        />
        <p class="govuk-body">
          This says less than before. Your name and the reason appear in the chronology, and the
          flag stays in the history.
          {flag.mirroredIn.length > 0 && ` It was also set in: ${flag.mirroredIn.join(", ")}.`}
        </p>
        <Button text="End this flag" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    ),
  });
}

function flagPage(
  page: Changing<unknown>,
  { heading, form }: { heading: string; form: VNode },
): View {
  const { facts, errors = [], isStale = false } = page;
  return childPage({
    facts,
    tab: "worry",
    heading,
    summary: isStale
      ? overtakenSummary({ title: "A colleague changed this flag while you were writing" })
      : decisionErrors(errors),
    children: (
      <>
        {isStale && <Theirs {...theirs(page)} />}
        {form}
      </>
    ),
  });
}
