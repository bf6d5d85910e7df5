import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import {
  standingFlags,
  type Flag,
  type FlagReview,
  flagName,
  type FlagScheme,
  decisionErrors,
  ReviewField,
  WhyFields,
  type EndFields,
  type RaiseFields,
  type ReviewFields,
  FlagVersion,
  flagForm,
  MirroredField,
  standsUntil,
  theirs,
  TypeField,
  overtakenSummary,
  Theirs,
} from "../../child-record/index.ts";
import type { Thing } from "../thing-reads.ts";
import { thingPaths } from "./paths.ts";
import { subjectPage } from "./subject-page.tsx";

type ReadContext<T> = {
  readonly thing: Thing;
  readonly scheme: FlagScheme;
  readonly csrfToken: string;
  readonly typed: T;
  readonly errors?: readonly FieldError[];
};

export type Changing<T> = ReadContext<T> & {
  readonly flag: Flag;
  readonly lastReview: FlagReview | undefined;
  readonly isStale?: boolean;
};

/** Raises a flag on a subject that is not a child, in the form of a child's. */
export function raisePage(
  page: ReadContext<RaiseFields> & { readonly flags: readonly Flag[] },
): View {
  const { thing, scheme, csrfToken, typed, flags, errors = [] } = page;
  const there = standingFlags(flags).map(({ type }) => type);
  return subjectPage({
    thing,
    heading: "Raise a flag",
    summary: decisionErrors(errors),
    children: (
      <Form action={thingPaths.raiseFlag(thing.thingId)} csrfToken={csrfToken} classes={flagForm}>
        <TypeField typed={typed} errors={errors} scheme={scheme} there={there} />
        <WhyFields
          typed={typed}
          errors={errors}
          reasonHint="What was seen or said, who by, and why it needs this flag"
        />
        <MirroredField typed={typed} errors={errors} />
        <ReviewField typed={typed} errors={errors} hint={standsUntil} />
        <Button text="Raise this flag" preventDoubleClick />
      </Form>
    ),
  });
}

export function reviewPage(page: Changing<ReviewFields>): View {
  const { thing, csrfToken, typed, flag, lastReview, errors = [] } = page;
  const previous = { ...(lastReview ?? flag), reviewBy: flag.reviewBy };
  return changing(page, {
    heading: `Review the flag: ${flagName(page.scheme, flag.type)}`,
    form: (
      <Form
        action={thingPaths.reviewFlag(thing.thingId, flag.flagId)}
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
        <Button text="Keep this flag" preventDoubleClick />
      </Form>
    ),
  });
}

export function endPage(page: Changing<EndFields>): View {
  const { thing, csrfToken, typed, flag, lastReview, errors = [] } = page;
  return changing(page, {
    heading: `End the flag: ${flagName(page.scheme, flag.type)}`,
    form: (
      <Form
        action={thingPaths.endFlag(thing.thingId, flag.flagId)}
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
          It leaves every list and count, and stays in the history with your reason.
          {flag.mirroredIn.length > 0 &&
            ` It was also set in ${flag.mirroredIn.join(", ")}: until it is taken out there, it is in the list of flags.`}
        </p>
        <Button text="End this flag" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    ),
  });
}

function changing(
  page: Changing<unknown>,
  { heading, form }: { readonly heading: string; readonly form: VNode },
): View {
  const { thing, errors = [], isStale = false } = page;
  const title = "A colleague changed this flag while you were writing";
  return subjectPage({
    thing,
    heading,
    summary: isStale ? overtakenSummary({ title }) : decisionErrors(errors),
    children: (
      <>
        {isStale && <Theirs {...theirs(page)} />}
        {form}
      </>
    ),
  });
}
