import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { holds } from "../../../platform/access/actor.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import { standingFlags, type Flag, type FlagReview } from "../flag-reads.ts";
import { Disputed } from "../disputes/web/dispute-notes.tsx";
import { flagName } from "../flag-scheme.ts";
import type { ChildFacts } from "./child-frame.tsx";
import { paths } from "./paths.ts";
import { ReviewCell } from "./standing-cells.tsx";

type Reviewed = { readonly facts: ChildFacts; readonly reviews: readonly FlagReview[] };

/** Each flag that stands, with its reviews and what can be done about it. */
export function StandingFlags({ facts, reviews }: Reviewed): VNode {
  const there = standingFlags(facts.flags);
  return (
    <section>
      <h2 class="govuk-heading-m">Flags</h2>
      {there.length === 0 && (
        <p class="govuk-body">
          No flag stands. A flag tells people who meet the child that exploitation is suspected or
          known, and whom to ring.
        </p>
      )}
      {there.map((flag) => (
        <FlagCard
          facts={facts}
          flag={flag}
          reviews={reviews.filter(({ flagId }) => flagId === flag.flagId)}
        />
      ))}
      {holds(facts.actor, "flag.manage") && (
        <p class="app-actions">
          <Button
            text="Raise a flag"
            href={paths.raiseFlag(facts.person.personId)}
            classes="govuk-button--secondary"
          />
        </p>
      )}
    </section>
  );
}

function FlagCard({ facts, flag, reviews }: Reviewed & { readonly flag: Flag }): VNode {
  const { person, flagScheme, today, actor } = facts;
  const name = flagName(flagScheme, flag.type);
  const links = [
    { text: "Review", href: paths.reviewFlag(person.personId, flag.flagId) },
    { text: "End", href: paths.endFlag(person.personId, flag.flagId) },
  ];
  return (
    <SummaryList
      card={{
        title: { text: name, headingLevel: 3 },
        ...(holds(actor, "flag.manage") ? { actions: { items: links } } : {}),
      }}
      rows={[
        row(
          "Why",
          <>
            <Said text={flag.reason} />
            <Disputed disputes={facts.disputes} about="flag" aboutId={flag.flagId} />
          </>,
        ),
        row("Raised", `${formatDate(flag.raisedOn)} by ${flag.raisedBy}`),
        ...(flag.dissent === null ? [] : [row("Who disagreed", <Said text={flag.dissent} />)]),
        row("Review by", <ReviewCell reviewBy={flag.reviewBy} today={today} />),
        row("Also set in", flag.mirroredIn.join(", ") || "Nowhere recorded"),
        ...(reviews.length === 0 ? [] : [row("Reviews", <Reviews reviews={reviews} />)]),
      ]}
    />
  );
}

const row = (key: string, value: VNode | string) => ({
  key: { text: key },
  value: { text: value },
});

const Said = ({ text }: { text: string }): VNode => <span class="app-verbatim">{text}</span>;

function Reviews({ reviews }: { reviews: readonly FlagReview[] }): VNode {
  return (
    <ul class="govuk-list">
      {reviews.map((review) => (
        <li>
          <Said text={review.reason} />
          {review.dissent !== null && (
            <span class="app-line app-verbatim">{`Disagreement: ${review.dissent}`}</span>
          )}
          <span class="app-secondary app-line">
            {`Kept by ${review.reviewedBy}, ${formatDate(review.reviewedOn)}; review by ${formatDate(review.reviewBy)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Flags that people ended, with who, when, why and who disagreed. */
export function EndedFlags({ facts }: { facts: ChildFacts }): VNode | null {
  const ended = facts.flags.filter((flag) => flag.endedOn !== null);
  if (ended.length === 0) return null;
  return (
    <SortableTable
      caption={`${counted(ended.length, "flag")} that ended`}
      captionClasses="govuk-table__caption--m"
      dense
      columns={[
        { key: "flag", text: "Flag" },
        { key: "raised", text: "Raised" },
        { key: "raisedWhy", text: "Why it was raised" },
        { key: "ended", text: "Ended" },
        { key: "endedWhy", text: "Why it ended" },
        { key: "dissent", text: "Who disagreed" },
      ]}
      groups={[{ rows: ended.map((flag) => endedRow(flag, facts)) }]}
    />
  );
}

function endedRow(flag: Flag, { flagScheme, disputes }: ChildFacts): SortableRow {
  const ended = flag.endedOn === null ? "" : formatDate(flag.endedOn);
  return {
    flag: flagName(flagScheme, flag.type),
    raised: `${formatDate(flag.raisedOn)}, ${flag.raisedBy}`,
    raisedWhy: (
      <>
        <Said text={flag.reason} />
        <Disputed disputes={disputes} about="flag" aboutId={flag.flagId} />
      </>
    ),
    ended: `${ended}, ${flag.endedBy ?? ""}`,
    endedWhy: <Said text={flag.endReason ?? ""} />,
    dissent: <Said text={flag.endDissent ?? "Nobody"} />,
  };
}
