import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../../kernel/dates.ts";
import { dueInWords } from "../../../../kernel/words.ts";
import { Promises, type PromiseItem } from "../../../../ui/layout/index.ts";
import { mostUnseen } from "../../door/my-visits-reads.ts";
import { doorPaths } from "../../door/web/paths.ts";
import { reviewWords } from "../../door/web/warning-list.tsx";
import { seenWords } from "../../door/seen.ts";
import { fullName } from "../../../subjects/index.ts";
import type { WorkPage } from "./work-view.ts";

type Named = {
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
};
const who = (one: Named): string => `${fullName(one)} · ${one.reference}`;

/** Whom nobody has seen for too long, what is to be typed up, and warnings to look at again. */
export function MyVisits(page: WorkPage): VNode | null {
  const { unseen, toTypeUp, warnings } = page.visits;
  const count = unseen.length + toTypeUp.length + warnings.length;
  if (count === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{`Visits: ${count}`}</h2>
      <Promises items={[...toTypeUpItems(page), ...warningItems(page), ...unseenItems(page)]} />
      {unseen.length > 0 && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={doorPaths.list()}>
            {unseen.length > mostUnseen
              ? `All ${unseen.length} who have not been seen, and everybody within your reach`
              : "Everybody within your reach who has not been seen"}
          </a>
        </p>
      )}
    </section>
  );
}

function toTypeUpItems({ visits, today }: WorkPage): readonly PromiseItem[] {
  return visits.toTypeUp.map((one) => {
    const { text, isOverdue } = dueInWords(one.typeUpBy, today);
    const on = formatDate(londonDate(one.visitedAt));
    const what = one.hasAudio ? "Voice note to type up" : "Visit to type up";
    return {
      ...{ when: text, isLate: isOverdue, who: who(one) },
      what: (
        <a class="govuk-link" href={doorPaths.typeUp(one.personId, one.visitId)}>
          {`${what}: ${on}`}
        </a>
      ),
    };
  });
}

function unseenItems({ visits, today }: WorkPage): readonly PromiseItem[] {
  const { seenWithinDays, aloneWithinDays } = visits.scheme;
  return visits.unseen.slice(0, mostUnseen).map((one) => {
    const openedOn = one.openedOn;
    const seen = seenWords(one.seenOn, { today, within: seenWithinDays, openedOn });
    const alone = seenWords(one.aloneOn, { today, within: aloneWithinDays, openedOn });
    const what = seen.isLate ? "Not seen on a visit" : "Not seen alone on a visit";
    return {
      ...{ when: seen.isLate ? seen.text : alone.text, isLate: true, who: who(one) },
      what: (
        <a class="govuk-link" href={doorPaths.door(one.personId)}>
          {what}
        </a>
      ),
    };
  });
}

function warningItems({ visits, today }: WorkPage): readonly PromiseItem[] {
  return visits.warnings.map((one) => {
    const review = reviewWords(one, today);
    return {
      when: review.isLate ? review.text : "review due today",
      ...{ isLate: review.isLate, who: who(one) },
      what: (
        <a class="govuk-link" href={doorPaths.warning(one.personId, one.warningId)}>
          {`Warning for visits: ${one.kindName}`}
        </a>
      ),
    };
  });
}
