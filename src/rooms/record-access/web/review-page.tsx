import type { VNode } from "preact";
import { addDays, formatDateTime, formatTime, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Radios, SummaryList, Textarea, WarningText } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { reviewOutcomes, type EmergencyReview } from "../../subjects/index.ts";
import { accessPaths } from "./paths.ts";
import { wordOf, type Words } from "./words.ts";

export type ReviewTyped = { readonly outcome: string; readonly note: string };

type ReviewsPage = {
  readonly reviews: readonly EmergencyReview[];
  readonly reasons: Words;
  readonly today: string;
  readonly readerId: string;
  readonly csrfToken: string;
  /** The form that came back, with the opening it is about. */
  readonly returned?: {
    readonly id: string;
    readonly typed: ReviewTyped;
    readonly errors: readonly FieldError[];
  };
};

/** Each opening with what was said at the time. The record itself is known here by its reference alone. */
export function reviewsPage(page: ReviewsPage): View {
  const { reviews, returned } = page;
  const waiting = reviews.filter(({ outcome }) => outcome === null);
  const done = reviews.filter(({ outcome }) => outcome !== null);
  return {
    title: "Emergency openings",
    hasErrors: returned !== undefined,
    body: (
      <>
        <FormErrorSummary
          errors={returned?.errors ?? []}
          ids={returned ? idsFor(returned.id) : {}}
        />
        <h1 class="govuk-heading-l">Emergency openings</h1>
        <p class="govuk-body">
          Each record opened in an emergency, to be reviewed by a colleague. You see why, not what
          the record says. Ask the person, and the lead practitioner.
        </p>
        <h2 class="govuk-heading-m">Waiting for review</h2>
        <Late count={waiting.filter((one) => isLate(one, page.today)).length} />
        {waiting.length === 0 && <p class="govuk-body">None is waiting.</p>}
        {waiting.map((one) => (
          <Opening one={one} page={page} />
        ))}
        <h2 class="govuk-heading-m">Reviewed</h2>
        {done.length === 0 && <p class="govuk-body">None yet.</p>}
        {done.map((one) => (
          <Opening one={one} page={page} />
        ))}
      </>
    ),
  };
}

/** Looked at within three days, while people still know what happened. */
const isLate = ({ openedAt }: EmergencyReview, today: string): boolean =>
  londonDate(openedAt) < addDays(today, -3);

function Late({ count }: { readonly count: number }): VNode | null {
  if (count === 0) return null;
  const text =
    count === 1
      ? "1 opening has waited for more than three days."
      : `${String(count)} openings have waited for more than three days.`;
  return <WarningText text={text} />;
}

const idsFor = (id: string): Readonly<Record<string, string>> => ({
  outcome: `outcome-${id}`,
  note: `note-${id}`,
});

function Opening({ one, page }: { one: EmergencyReview; page: ReviewsPage }): VNode {
  return (
    <section aria-labelledby={`opening-${one.id}`}>
      <h3 class="govuk-heading-s" id={`opening-${one.id}`}>
        {`${one.openedBy} opened ${one.reference}`}
      </h3>
      <SummaryList
        rows={[
          ...(one.outcome === null && isLate(one, page.today) ? [fact("Review", "Overdue")] : []),
          fact("When", `${formatDateTime(one.openedAt)} to ${formatTime(one.endsAt)}`),
          fact("Agency", one.agency ?? "No current post"),
          fact("Reason", wordOf(page.reasons, one.reasonKey)),
          fact("What was happening", one.reason),
          ...(one.outcome === null
            ? []
            : [
                fact("Review", wordOf(reviewOutcomes, one.outcome)),
                fact("Note", one.note ?? ""),
                fact("Reviewed", reviewedText(one)),
              ]),
        ]}
      />
      {one.outcome === null && <Review one={one} page={page} />}
    </section>
  );
}

const reviewedText = ({ reviewedBy, reviewedAt }: EmergencyReview): string =>
  `${reviewedBy ?? ""}${reviewedAt === null ? "" : `, ${formatDateTime(reviewedAt)}`}`;

function Review({ one, page }: { one: EmergencyReview; page: ReviewsPage }): VNode {
  if (one.openedById === page.readerId) {
    return <p class="govuk-body">You opened this one, so a colleague reviews it.</p>;
  }
  const returned = page.returned?.id === one.id ? page.returned : undefined;
  const errors = returned?.errors ?? [];
  return (
    <Form action={accessPaths.review(one.id)} csrfToken={page.csrfToken} classes="app-form">
      <Radios
        name="outcome"
        idPrefix={`outcome-${one.id}`}
        fieldset={{
          legend: { text: "What the review found", classes: "govuk-fieldset__legend--s" },
        }}
        value={returned?.typed.outcome ?? ""}
        items={Object.entries(reviewOutcomes).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "outcome")}
      />
      <Textarea
        name="note"
        id={`note-${one.id}`}
        label={{ text: "What you checked and what you found" }}
        value={returned?.typed.note ?? ""}
        rows={3}
        errorMessage={errorFor(errors, "note")}
      />
      <Button preventDoubleClick>
        Record the review
        <span class="govuk-visually-hidden">{` of ${one.reference}`}</span>
      </Button>
    </Form>
  );
}
