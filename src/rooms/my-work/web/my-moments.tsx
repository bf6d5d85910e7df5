import type { VNode } from "preact";
import { fullName } from "../../subjects/index.ts";
import { clockWords } from "../../reachable-moments/index.ts";
import { momentPaths } from "../../reachable-moments/paths.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** Each stands until somebody says what came of it. */
export function MyMoments({ moments, now }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Reachable moments"
      isOpen
      of={[moments]}
      all={wholeList("moments")}
      items={moments.rows.map((moment) => {
        const { text: when, isLate } = clockWords(moment, now);
        return {
          when,
          isLate,
          what: (
            <a class="govuk-link" href={momentPaths.moment(moment.personId, moment.momentId)}>
              {moment.name}
            </a>
          ),
          who: `${fullName(moment)} · ${moment.reference}`,
        };
      })}
    />
  );
}
