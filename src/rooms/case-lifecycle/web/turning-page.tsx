import { formatDate } from "../../../kernel/dates.ts";
import { ChildLink, PageLinks, Due } from "../../../ui/layout/index.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import { eighteenWords } from "../transition.ts";
import type { Turning } from "../transition-reads.ts";
import { lifePaths } from "./paths.ts";

export type TurningPage = {
  readonly rows: readonly Turning[];
  readonly total: number;
  readonly today: string;
  readonly page: number;
  readonly pageSize: number;
  readonly source: string;
};

/** Whose turning 18 is not agreed, the soonest birthday first. */
export function turningPage({ rows, total, today, page, pageSize, source }: TurningPage): View {
  const title = "Turning 18";
  const href = (number: number): string => `${lifePaths.turning}?page=${number}`;
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body app-form">
          {`Open children whose transition to adult services is not agreed, the soonest birthday first. ${source}. A birthday ends nothing.`}
        </p>
        <SortableTable
          caption={`${counted(total, "child", "children")} without an agreed transition`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "child", text: "Child" },
            { key: "eighteen", text: "18" },
            { key: "plan", text: "Plan" },
            { key: "leads", text: "Led by" },
          ]}
          groups={[{ rows: rows.map((one) => rowOf(one, today)) }]}
          empty="No child you can see turns 18 without an agreed transition."
        />
        <PageLinks page={page} hasNext={page * pageSize < total} href={href} />
      </>
    ),
  };
}

function rowOf(one: Turning, today: string) {
  const words = eighteenWords(one.bornOn, today);
  const isLate = words.startsWith("was");
  return {
    child: (
      <ChildLink
        href={lifePaths.transition(one.personId)}
        name={fullName(one)}
        reference={one.reference}
      />
    ),
    eighteen: <Due isOverdue={isLate} text={words} />,
    plan: planWords(one),
    leads: one.whoLeads ?? "Nobody yet",
  };
}

export function planWords({ hasPlan, meetingOn }: Turning): string {
  if (!hasPlan) return "No plan yet";
  return meetingOn === null
    ? "Written, not agreed; no joint meeting yet"
    : `Written, not agreed; joint meeting ${formatDate(meetingOn)}`;
}
