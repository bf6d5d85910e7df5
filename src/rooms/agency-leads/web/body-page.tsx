import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import type { FormerLead } from "../lead-reads.ts";
import { nameIn, type Area, type LeadScheme } from "../lead-scheme.ts";
import { confirmBy, type Judged, type Lead } from "../lead-state.ts";
import { Confirm, Person, StateBadge, title as listTitle } from "./list-page.tsx";
import { leadPaths } from "./paths.ts";

export type BodyPage = {
  readonly row: Judged;
  readonly former: readonly FormerLead[];
  readonly areas: readonly Area[];
  readonly scheme: LeadScheme;
  readonly mayKeep: boolean;
  readonly csrfToken: string;
};

/** One agency or school: who leads there and stands in, and who did before. */
export function bodyPage(page: BodyPage): View {
  const { row, former } = page;
  const { name } = row.body;
  return {
    title: `${name}: exploitation leads`,
    breadcrumbs: [{ text: listTitle, href: leadPaths.leads }, { text: name }],
    body: (
      <>
        <span class="govuk-caption-l">{listTitle}</span>
        <h1 class="govuk-heading-l">{name}</h1>
        <p class="govuk-body">
          <StateBadge row={row} />
        </p>
        <Standing page={page} part="lead" />
        <Standing page={page} part="deputy" />
        <Former former={former} />
      </>
    ),
  };
}

export const partNames = { lead: "Lead", deputy: "Deputy" } as const;

type PartProps = { readonly page: BodyPage; readonly part: "lead" | "deputy" };

function Standing({ page, part }: PartProps): VNode {
  const { row, mayKeep, csrfToken } = page;
  const lead = row[part];
  const who = part === "lead" ? "a lead" : "a deputy";
  return (
    <section>
      <h2 class="govuk-heading-m">{partNames[part]}</h2>
      {!lead && <p class="govuk-body">Nobody is named.</p>}
      {lead && <SummaryList rows={factsOf(lead, page)} />}
      {lead && mayKeep && <Confirm lead={lead} body={row.body} csrfToken={csrfToken} />}
      {mayKeep && (
        <p class="app-screen-only app-actions">
          <Button
            text={lead ? `Name a different ${part}` : `Name ${who}`}
            href={leadPaths.name(row.body, part)}
            classes="govuk-button--secondary"
          />
          {lead && <KeepLinks lead={lead} />}
        </p>
      )}
    </section>
  );
}

const KeepLinks = ({ lead }: { readonly lead: Lead }): VNode => (
  <>
    <a class="govuk-link" href={leadPaths.training(lead.leadId)}>
      {`Record training of ${lead.name}`}
    </a>
    <a class="govuk-link" href={leadPaths.end(lead.leadId)}>
      {`${lead.name} is no longer the lead`}
    </a>
  </>
);

function factsOf(lead: Lead, { scheme, areas }: BodyPage) {
  const trained =
    lead.trainedOn !== null && lead.trainedUntil !== null
      ? `${nameIn(scheme.trainings, lead.training)}, ${formatDate(lead.trainedOn)}. Valid until ${formatDate(lead.trainedUntil)}`
      : "Not recorded";
  const confirmed = `${formatDate(lead.confirmedOn)} by ${lead.confirmedBy}. Due again by ${formatDate(confirmBy(lead, scheme.confirmMonths))}`;
  return [
    fact("Who", <Person lead={lead} />),
    ...(lead.area === null ? [] : [fact("Part of the area", nameIn(areas, lead.area))]),
    fact("Training", trained),
    fact("Confirmed", confirmed),
    fact("In Lantern", lead.staffId === null ? "Has no account" : "Has an account"),
  ];
}

function Former({ former }: { readonly former: readonly FormerLead[] }): VNode | null {
  if (former.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">Before</h2>
      <SortableTable
        caption="Earlier leads and deputies, latest first"
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "who", text: "Who" },
          { key: "time", text: "From and to" },
          { key: "why", text: "Why it ended" },
        ]}
        groups={[
          {
            rows: former.map((one) => ({
              who: (
                <>
                  {one.name}
                  <span class="app-line app-secondary">
                    {`${one.isDeputy ? "Deputy" : "Lead"}, ${one.jobTitle}`}
                  </span>
                </>
              ),
              time: `${formatDate(londonDate(one.namedAt))} to ${formatDate(one.endedOn)}`,
              why: (
                <>
                  <span class="app-verbatim">{one.endReason}</span>
                  <span class="app-line app-secondary">{one.endedBy}</span>
                </>
              ),
            })),
          },
        ]}
        empty=""
      />
    </section>
  );
}
