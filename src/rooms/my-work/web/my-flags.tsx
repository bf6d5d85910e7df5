import type { VNode } from "preact";
import { whenDue } from "../../child-record/index.ts";
import type { MyFlag } from "../my-flags-reads.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import { paths } from "../../child-record/web/paths.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** Flags that this person set and is to look at within two weeks; nothing where there are none. */
export function MyFlags({ flags, today }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Flags of yours to review"
      of={[flags]}
      all={wholeList("flags")}
      items={flags.rows.map((flag) => ({
        ...whenDue(flag.reviewBy, today),
        what: (
          <a class="govuk-link" href={reviewOf(flag)}>
            {flag.name}
          </a>
        ),
        who: flag.personId === null ? flag.title : `${flag.title} · ${flag.detail}`,
      }))}
    />
  );
}

const reviewOf = ({ personId, thingId, flagId }: MyFlag): string =>
  personId === null
    ? thingPaths.reviewFlag(thingId ?? "", flagId)
    : paths.reviewFlag(personId, flagId);
