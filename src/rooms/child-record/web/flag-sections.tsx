import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { holds } from "../../../platform/access/actor.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import { fact, Card } from "../../../ui/layout/index.ts";
import { standingFlags, type Flag, type FlagReview } from "../flag-reads.ts";
import { Disputed } from "../disputes/web/dispute-notes.tsx";
import { enforcementPaths } from "../../statutory/enforcement/web/paths.ts";
import { flagName, type FlagScheme } from "../flag-scheme.ts";
import { enforcementText, notReviewed } from "../flag-words.ts";
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
          There is no flag. A flag tells people who meet the child that exploitation is suspected or
          known, and who to ring.
        </p>
      )}
      {there.map((flag) => (
        <FlagCard
          flag={flag}
          today={facts.today}
          name={flagName(facts.flagScheme, flag.type)}
          reviews={reviews.filter(({ flagId }) => flagId === flag.flagId)}
          links={linksOf(facts, flag)}
          note={<Disputed disputes={facts.disputes} about="flag" aboutId={flag.flagId} />}
          rows={[fact("Enforcement", <Enforcement facts={facts} flag={flag} />)]}
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

function linksOf({ person, actor }: ChildFacts, flag: Flag) {
  if (!holds(actor, "flag.manage")) return [];
  return [
    { text: "Review", href: paths.reviewFlag(person.personId, flag.flagId) },
    { text: "End", href: paths.endFlag(person.personId, flag.flagId) },
  ];
}

function Enforcement({ facts, flag }: { readonly facts: ChildFacts; readonly flag: Flag }): VNode {
  return (
    <>
      <strong>{enforcementText(flag.grants, facts.today)}</strong>
      <a
        class="govuk-link app-line app-screen-only"
        href={enforcementPaths.flag(facts.person.personId, flag.flagId)}
      >
        Requests, and what was decided
        <span class="govuk-visually-hidden">
          {` about the flag ${flagName(facts.flagScheme, flag.type)}`}
        </span>
      </a>
    </>
  );
}

type FlagCardProps = {
  readonly flag: Flag;
  readonly name: string;
  readonly reviews: readonly FlagReview[];
  readonly today: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
  /** Stands under the reason. */
  readonly note?: VNode;
  readonly rows?: readonly ReturnType<typeof fact>[];
};

/** One flag that stands, on a child's record or on another subject. */
export function FlagCard({
  flag,
  name,
  reviews,
  today,
  links,
  note,
  rows = [],
}: FlagCardProps): VNode {
  const overdue = notReviewed(flag.reviewBy, today);
  return (
    <Card
      title={name}
      level={3}
      links={links}
      facts={[
        fact(
          "Why",
          <>
            <Said text={flag.reason} />
            {note}
          </>,
        ),
        fact("Raised", `${formatDate(flag.raisedOn)} by ${flag.raisedBy}`),
        ...(flag.dissent === null ? [] : [fact("Who disagreed", <Said text={flag.dissent} />)]),
        fact(
          "Review by",
          <>
            <ReviewCell reviewBy={flag.reviewBy} today={today} />
            {overdue !== "" && <span class="app-line">{overdue}</span>}
          </>,
        ),
        fact("Also set in", flag.mirroredIn.join(", ") || "Nowhere recorded"),
        ...rows,
        ...(reviews.length === 0 ? [] : [fact("Reviews", <Reviews reviews={reviews} />)]),
      ]}
    />
  );
}

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
  const { flags, flagScheme, disputes } = facts;
  return (
    <EndedTable
      flags={flags}
      scheme={flagScheme}
      note={({ flagId }) => <Disputed disputes={disputes} about="flag" aboutId={flagId} />}
    />
  );
}

type Ended = {
  readonly flags: readonly Flag[];
  readonly scheme: FlagScheme;
  readonly note?: (flag: Flag) => VNode;
};

/** The history of flags that no longer stand. */
export function EndedTable({ flags, scheme, note }: Ended): VNode | null {
  const ended = flags.filter((flag) => flag.endedOn !== null);
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
      groups={[
        {
          rows: ended.map((flag) => ({
            ...endedRow(flag, scheme),
            raisedWhy: (
              <>
                <Said text={flag.reason} />
                {note?.(flag)}
              </>
            ),
          })),
        },
      ]}
    />
  );
}

function endedRow(flag: Flag, scheme: FlagScheme): SortableRow {
  const ended = flag.endedOn === null ? "" : formatDate(flag.endedOn);
  return {
    flag: flagName(scheme, flag.type),
    raised: `${formatDate(flag.raisedOn)}, ${flag.raisedBy}`,
    ended: `${ended}, ${flag.endedBy ?? ""}`,
    endedWhy: (
      <>
        <Said text={flag.endReason ?? ""} />
        {flag.stillIn.length > 0 && (
          <strong class="app-line">{`Still to be taken out of: ${flag.stillIn.join(", ")}`}</strong>
        )}
      </>
    ),
    dissent: <Said text={flag.endDissent ?? "Nobody"} />,
  };
}
