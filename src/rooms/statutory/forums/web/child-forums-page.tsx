import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { WorkingCalendar } from "../../../../kernel/working-days.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, Tag } from "../../../../ui/govuk/index.ts";
import { whenDue, childPage, type ChildFacts } from "../../../child-record/index.ts";
import { lookAgainBy, type Reference } from "../reference-reads.ts";
import { forumPaths } from "./paths.ts";
import { capitalised } from "../../../../kernel/words.ts";
import { Due } from "../../../../ui/layout/index.ts";

export type ChildForumsPage = {
  readonly facts: ChildFacts;
  readonly references: readonly Reference[];
  readonly calendar: WorkingCalendar;
  readonly mayRecord: boolean;
  /** What stands beside the forums: the National Referral Mechanism, and section 45. */
  readonly beside: VNode;
};

/** Where else the child is known, as far as this reader may know it. */
export function childForumsPage(page: ChildForumsPage): View {
  const { facts, references, mayRecord, beside } = page;
  const standing = references.filter(({ endedOn }) => endedOn === null);
  const ended = references.filter(({ endedOn }) => endedOn !== null);
  return childPage({
    facts,
    tab: "forums",
    heading: "NRM and other forums",
    children: (
      <>
        {beside}
        <h2 class="govuk-heading-m">Known to other forums</h2>
        {standing.length === 0 ? (
          <p class="govuk-body">No other forum is recorded that is shown to you.</p>
        ) : (
          <Lines {...page} references={standing} />
        )}
        <p class="govuk-body-s app-secondary">
          Some forums are read by their own lists alone. A forum that is not here may still know the
          child: ask it.
        </p>
        {mayRecord && (
          <p class="govuk-body app-screen-only">
            <Button
              text="Record another forum"
              href={forumPaths.record(facts.person.personId)}
              classes="govuk-button--secondary"
            />
          </p>
        )}
        {ended.length > 0 && (
          <>
            <h2 class="govuk-heading-m">No longer</h2>
            <Lines {...page} references={ended} />
          </>
        )}
      </>
    ),
  });
}

function Lines({ references, facts, calendar }: ChildForumsPage): VNode {
  return (
    <ul class="govuk-list">
      {references.map((one) => (
        <li>
          <a class="govuk-link" href={forumPaths.reference(facts.person.personId, one.referenceId)}>
            {one.body.name}
          </a>{" "}
          {one.isHidden && <Tag classes="govuk-tag--grey" text="For its list alone" />}
          <Until one={one} today={facts.today} calendar={calendar} />
          <span class="app-line app-secondary">{behind(one)}</span>
        </li>
      ))}
    </ul>
  );
}

type UntilProps = {
  readonly one: Reference;
  readonly today: string;
  readonly calendar: WorkingCalendar;
};

/** The next date of what stands: "2 days overdue: Repeat within 12 months". */
function Until({ one, today }: UntilProps): VNode {
  if (one.endedOn !== null)
    return (
      <span class="app-line">{`Ended ${formatDate(one.endedOn)}: ${one.endReason ?? ""}`}</span>
    );
  const { when, isLate } = whenDue(lookAgainBy(one), today);
  const what = one.nextOn === null ? "review it" : (one.nextWhat ?? "next date");
  const text = `${capitalised(what)}: ${when}`;
  return (
    <span class="app-line">
      <Due isOverdue={isLate} text={text} />
    </span>
  );
}

const behind = (one: Reference): string =>
  [
    `Since ${formatDate(one.onSince)}`,
    one.reference !== null && `reference ${one.reference}`,
    one.contact ?? one.body.contact,
  ]
    .filter((part) => part !== false)
    .join(" · ");
