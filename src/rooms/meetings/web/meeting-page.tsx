import type { ComponentChildren, VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  FormErrorSummary,
  type FieldIds,
  type FormDraft,
  Overtaken,
} from "../../../ui/forms/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { paths } from "./paths.ts";

/** What every form of a meeting is shown with: blank, or as typed with what is wrong. */
export type ReadQuery<T> = {
  readonly csrfToken: string;
  readonly typed: T;
  readonly errors?: readonly FieldError[];
  /** Where it stands beside other forms: what is typed into it is kept when one of those is sent. */
  readonly draft?: FormDraft | undefined;
};

type MeetingPage = {
  readonly facts: ChildFacts;
  readonly heading: string;
  readonly summary?: VNode | undefined;
  readonly children: ComponentChildren;
};

/** A page about a child's meeting stands under the tab “Plan and meetings”. */
export const meetingPage = (page: MeetingPage): View => childPage({ ...page, tab: "plan" });

/** A form that came back: its errors first, and the way to the rest of the meeting last. */
export function formAgain(
  page: MeetingPage & {
    readonly errors: readonly FieldError[];
    readonly ids?: FieldIds;
    readonly meetingId?: string;
  },
): View {
  const { errors, ids, meetingId, children } = page;
  return meetingPage({
    ...page,
    summary:
      page.summary ??
      (errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined),
    children: (
      <>
        {children}
        {meetingId !== undefined && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={paths.meeting(meetingId)}>
              Back to the meeting without saving this
            </a>
          </p>
        )}
      </>
    ),
  });
}

export const overtaken = (
  <Overtaken
    title="A colleague saved this while you were writing"
    says="changes"
    read="Read theirs, then save yours if it still applies"
    href="#theirs"
  />
);

/** The minutes were approved, or the meeting cancelled, while somebody was writing: nothing is saved. */
export function closedPage(facts: ChildFacts, { meetingId, typed }: Closed): View {
  return meetingPage({
    facts,
    heading: "This meeting is closed",
    summary: (
      <Overtaken
        title="This was not saved"
        says="The minutes have been approved, or the meeting was cancelled, so nothing of it changes any more."
        read="What you typed"
        href="#typed"
      />
    ),
    children: (
      <>
        <h2 class="govuk-heading-m" id="typed">
          What you typed
        </h2>
        {typed.map((text) => (
          <p class="govuk-body app-verbatim">{text}</p>
        ))}
        <p class="govuk-body">
          If the minutes are wrong or something is missing, add a correction below them.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.minutes(meetingId)}>
            The minutes
          </a>
        </p>
      </>
    ),
  });
}

type Closed = { readonly meetingId: string; readonly typed: readonly string[] };
