import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { PageLinks, PhoneLink } from "../../../ui/layout/index.ts";
import { Badge, SortableTable, SubNavigation } from "../../../ui/moj/index.ts";
import { stateWords, type Body, type Judged, type Lead } from "../lead-state.ts";
import { leadPaths } from "./paths.ts";

export const title = "Exploitation leads";
export const rowsOnAPage = 50;

export type LeadsPage = {
  /** Of this page. */
  readonly rows: readonly Judged[];
  readonly total: number;
  readonly toPutRight: number;
  readonly all: number;
  readonly isAll: boolean;
  readonly page: number;
  readonly mayKeep: (body: Body) => boolean;
  readonly csrfToken: string;
};

/** Who leads in each agency and school; where something has run out comes first. */
export function leadsPage(page: LeadsPage): View {
  const { rows, total, toPutRight, all, isAll } = page;
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Whom to ring about exploitation in each agency and school, and who stands in. Where nobody
          is named or something has run out comes first.
        </p>
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={leadPaths.messages}>
            Messages to leads
          </a>
          {" · "}
          <a class="govuk-link" href={leadPaths.file}>
            Take the list out as CSV
          </a>
        </p>
        <SubNavigation
          label={title}
          items={[
            { text: `All (${all})`, href: leadPaths.leads, current: isAll },
            {
              text: `To put right (${toPutRight})`,
              href: leadPaths.toPutRight,
              current: !isAll,
            },
          ]}
        />
        <SortableTable
          caption={counted(total, "agency or school", "agencies and schools")}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "body", text: "Agency or school" },
            { key: "lead", text: "Lead" },
            { key: "deputy", text: "Deputy" },
            { key: "trained", text: "Trained until" },
            { key: "confirmed", text: "Last confirmed" },
          ]}
          groups={[{ rows: rows.map((one) => rowOf(one, page)) }]}
          empty={
            isAll ? "No agency and no school is in the directory yet." : "Nothing to put right."
          }
        />
        <PageLinks
          page={page.page}
          hasNext={page.page * rowsOnAPage < total}
          href={(number) => leadPaths.page(isAll, number)}
        />
      </>
    ),
  };
}

const rowOf = (row: Judged, { mayKeep, csrfToken }: LeadsPage) => ({
  body: (
    <>
      <a class="govuk-link" href={leadPaths.body(row.body)}>
        {row.body.name}
      </a>
      <span class="app-line">
        <StateBadge row={row} />
      </span>
    </>
  ),
  lead: row.lead ? <Person lead={row.lead} /> : "Nobody",
  deputy: row.deputy ? <Person lead={row.deputy} /> : "Nobody",
  trained: row.lead?.trainedUntil ? formatDate(row.lead.trainedUntil) : "Not recorded",
  confirmed: row.lead ? (
    <>
      {formatDate(row.lead.confirmedOn)}
      {mayKeep(row.body) && (
        <Confirm lead={row.lead} body={row.body} csrfToken={csrfToken} from="list" />
      )}
    </>
  ) : (
    ""
  ),
});

const tones = {
  ...({ none: "red", left: "red", ended: "red", untrained: "purple" } as const),
  ...({ unconfirmed: "purple", "no-deputy": "purple", right: "green" } as const),
};

export const StateBadge = ({ row }: { readonly row: Judged }): VNode => (
  <Badge text={stateWords(row.state, row.lead)} tone={tones[row.state]} />
);

/** Who it is and how they are reached at work. */
export function Person({ lead }: { readonly lead: Lead }): VNode {
  return (
    <>
      {lead.name}
      <span class="app-line app-secondary">{lead.jobTitle}</span>
      {lead.phone !== null && (
        <span class="app-line">
          <PhoneLink phone={lead.phone} />
        </span>
      )}
      {lead.email !== null && <span class="app-line app-verbatim">{lead.email}</span>}
    </>
  );
}

type ConfirmProps = {
  readonly lead: Lead;
  readonly body: Pick<Body, "name">;
  readonly csrfToken: string;
  /** Where it leads back to; the page of the agency or school where nothing is said. */
  readonly from?: "list";
};

/** One press says that this is still the person. */
export const Confirm = ({ lead, body, csrfToken, from }: ConfirmProps): VNode => (
  <Form action={leadPaths.confirm(lead.leadId)} csrfToken={csrfToken} classes="app-screen-only">
    <input type="hidden" name="from" value={from ?? ""} />
    <Button
      text={
        <>
          Still right<span class="govuk-visually-hidden">{`: ${lead.name}, ${body.name}`}</span>
        </>
      }
      classes="govuk-button--secondary"
      preventDoubleClick
    />
  </Form>
);
