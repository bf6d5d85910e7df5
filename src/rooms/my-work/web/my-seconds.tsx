import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { fullName, type ForSecond } from "../../subjects/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** What a colleague began about two records and this person may finish; nothing where nothing waits. */
export function MySeconds({ seconds }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Waiting for a second person"
      of={[seconds]}
      all={wholeList("second")}
      items={seconds.rows.map((two) => ({
        when: `since ${formatDate(londonDate(two.since))}`,
        what: <What {...two} />,
        who: `${two.one.reference} and ${two.other.reference}`,
      }))}
    />
  );
}

/** What the colleague said of a pair stands nowhere here: the second look is one's own. */
function What({ personId, otherId, proposalId, one, other }: ForSecond): VNode {
  const both = `${fullName(one)} and ${fullName(other)}`;
  return proposalId === null ? (
    <>
      <a class="govuk-link" href={paths.pair(personId, otherId)}>
        {`${both}: is this one child?`}
      </a>
      <span class="app-line app-secondary">A colleague has checked; your turn</span>
    </>
  ) : (
    <>
      <a class="govuk-link" href={paths.joining(personId, otherId, proposalId)}>
        {`${both}: join the two records?`}
      </a>
      <span class="app-line app-secondary">A colleague proposes it; you agree or decline</span>
    </>
  );
}
