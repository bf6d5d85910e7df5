import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { ShortList } from "./short-list.tsx";
import type { WorkPage } from "./work-view.ts";

/** What the MASH waits for from an agency of this person; nothing where it waits for nothing. */
export function MyMashAsks({ mashAsks }: WorkPage): VNode | null {
  return (
    <ShortList
      title="The MASH asks your agency"
      isOpen
      of={[mashAsks]}
      all="/checks"
      items={mashAsks.rows.map(({ href, about, agency, askedBy, dueAt, when, isLate }) => ({
        when,
        isLate,
        what: (
          <a class="govuk-link" href={href}>
            {`What does ${agency} hold? ${about}`}
          </a>
        ),
        who: `Answer by ${formatDateTime(dueAt)} · asked by ${askedBy}`,
      }))}
    />
  );
}
