import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import type { ChasingPage } from "./chasing-view.ts";

/** Children at the highest level for whom nobody leads; nothing where there is none. */
export function UnledPart({ unled, highest }: ChasingPage): VNode | null {
  const { rows, isMore } = unled;
  if (rows.length === 0) return null;
  const many = isMore
    ? `More than ${rows.length} children`
    : counted(rows.length, "child", "children");
  return (
    <section>
      <SortableTable
        caption={`${many} at ${highest} without a lead practitioner`}
        captionClasses="govuk-table__caption--m"
        brief="labelled"
        columns={[
          { key: "child", text: "Child" },
          { key: "team", text: "Team that holds the record" },
          { key: "since", text: `At ${highest} since` },
          { key: "name", text: "Lead practitioner", isScreenOnly: true },
        ]}
        groups={[
          {
            rows: rows.map((child) => ({
              child: (
                <a class="govuk-link" href={paths.child(child.personId)}>
                  {`${fullName(child)}, ${child.reference}`}
                </a>
              ),
              team: child.team,
              since: child.levelOn === null ? "Not known" : formatDate(child.levelOn),
              name: (
                <a class="govuk-link" href={paths.circle(child.personId)}>
                  Add one
                  <span class="govuk-visually-hidden">{` for ${fullName(child)}`}</span>
                </a>
              ),
            })),
          },
        ]}
      />
      {isMore && (
        <p class="govuk-body">{`These are the first ${rows.length}, by when the level is reviewed.`}</p>
      )}
    </section>
  );
}
