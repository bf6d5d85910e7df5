import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { fullName } from "../../subjects/index.ts";
import { familyPaths } from "../../families/web/paths.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** Messages by links that this person made: they stand here until somebody says that they were read. */
export function MyFamilyViews({ familyViews }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Messages from families to read"
      of={[familyViews]}
      all={wholeList("families")}
      items={familyViews.rows.map((one) => ({
        when: formatDateTime(one.sentAt),
        isLate: false,
        what: (
          <a class="govuk-link" href={familyPaths.view(one.personId, one.viewId)}>
            Read what they wrote
          </a>
        ),
        who: `${fullName(one)} · ${one.reference}`,
      }))}
    />
  );
}
