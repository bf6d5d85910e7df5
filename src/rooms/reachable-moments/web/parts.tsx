import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { clockWords, type MomentClock } from "../clock.ts";
import { momentPaths } from "../paths.ts";
import type { Moment } from "../moment-reads.ts";
import { outcomes } from "../answer-moment.ts";
import { Due } from "../../../ui/layout/index.ts";

export function Clock({
  moment,
  now,
}: {
  readonly moment: MomentClock;
  readonly now: Date;
}): VNode {
  const { text, isLate } = clockWords(moment, now);
  return <Due isOverdue={isLate} text={text} />;
}

/** "Arrested or in custody, 24 November 2026, 22:10" with where its clock stands. */
export const MomentLine = ({ moment, now }: { moment: Moment; now: Date }): VNode => (
  <>
    <a class="govuk-link" href={momentPaths.moment(moment.personId, moment.momentId)}>
      {`${moment.name}, ${formatDateTime(moment.happenedAt)}`}
    </a>
    <span class="app-line app-secondary">
      {moment.outcome === null ? <Clock moment={moment} now={now} /> : outcomes[moment.outcome]}
    </span>
  </>
);

/** On a child's first page while somebody is to be there for the child. */
export function OpenMoments({
  moments,
  now,
}: {
  readonly moments: readonly Moment[];
  readonly now: Date;
}): VNode | null {
  if (moments.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">Reachable moment for this child</h2>
      <ul class="govuk-list">
        {moments.map((moment) => (
          <li>
            <MomentLine moment={moment} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** From a child's first page. */
export const MomentsLink = ({ personId }: { readonly personId: string }): VNode => (
  <p class="govuk-body app-screen-only">
    <a class="govuk-link" href={momentPaths.ofChild(personId)}>
      Reachable moments for this child, and record one
    </a>
  </p>
);
