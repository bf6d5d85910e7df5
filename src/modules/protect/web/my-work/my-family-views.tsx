import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { Promises } from "../../../../ui/layout/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { familyPaths } from "../../families/web/paths.ts";
import type { WorkPage } from "./work-view.ts";

/** Messages by links that this person made: they stand here until somebody says that they were read. */
export function MyFamilyViews({ familyViews }: Pick<WorkPage, "familyViews">): VNode | null {
  if (familyViews.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{`Messages from families to read: ${familyViews.length}`}</h2>
      <Promises
        items={familyViews.map((one) => ({
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
    </section>
  );
}
