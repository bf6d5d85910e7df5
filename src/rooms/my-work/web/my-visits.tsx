import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import type { PromiseItem } from "../../../ui/layout/index.ts";
import { doorPaths } from "../../visits/web/paths.ts";
import { reviewWords, seenWords } from "../../visits/index.ts";
import { fullName } from "../../subjects/index.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

type Named = {
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
};
const who = (one: Named): string => `${fullName(one)} · ${one.reference}`;

/** Whom nobody has seen for too long, what is to be typed up, and warnings to look at again. */
export function MyVisits(page: ListsPage): VNode | null {
  const { unseen, toTypeUp, warnings } = page;
  return (
    <ShortList
      title="Visits"
      of={[toTypeUp, warnings, unseen]}
      all={wholeList("visits")}
      items={[...toTypeUpItems(page), ...warningItems(page), ...unseenItems(page)]}
    >
      {unseen.total > 0 && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={doorPaths.list()}>
            All children you can see who have not been seen
          </a>
        </p>
      )}
    </ShortList>
  );
}

function toTypeUpItems({ toTypeUp, today }: ListsPage): readonly PromiseItem[] {
  return toTypeUp.rows.map((one) => {
    const { text, isOverdue } = dueInWords(one.typeUpBy, today);
    const on = formatDate(londonDate(one.visitedAt));
    const what = one.hasAudio ? "Voice note to type up" : "Visit to type up";
    return {
      when: text,
      isLate: isOverdue,
      who: who(one),
      what: (
        <a class="govuk-link" href={doorPaths.typeUp(one.personId, one.visitId)}>
          {`${what}: ${on}`}
        </a>
      ),
    };
  });
}

function unseenItems({ unseen, visiting, today }: ListsPage): readonly PromiseItem[] {
  const { seenWithinDays, aloneWithinDays } = visiting;
  return unseen.rows.map((one) => {
    const openedOn = one.openedOn;
    const seen = seenWords(one.seenOn, { today, within: seenWithinDays, openedOn });
    const alone = seenWords(one.aloneOn, { today, within: aloneWithinDays, openedOn });
    const what = seen.isLate ? "Not seen on a visit" : "Not seen alone on a visit";
    return {
      when: seen.isLate ? seen.text : alone.text,
      isLate: true,
      who: who(one),
      what: (
        <a class="govuk-link" href={doorPaths.door(one.personId)}>
          {what}
        </a>
      ),
    };
  });
}

function warningItems({ warnings, today }: ListsPage): readonly PromiseItem[] {
  return warnings.rows.map((one) => {
    const review = reviewWords(one, today);
    return {
      when: review.isLate ? review.text : "review due today",
      isLate: review.isLate,
      who: who(one),
      what: (
        <a class="govuk-link" href={doorPaths.warning(one.personId, one.warningId)}>
          {`Warning for visits: ${one.kindName}`}
        </a>
      ),
    };
  });
}
