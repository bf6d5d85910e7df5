import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../ui/layout/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { Badge } from "../../../ui/moj/index.ts";
import type { leadList } from "../lead-list.ts";
import { stateWords, type Body, type Judged, type Lead } from "../lead-state.ts";
import { leadPaths } from "./paths.ts";

export const title = "Exploitation leads";

type LeadsPage = {
  readonly shown: ShownBy<typeof leadList>;
  readonly mayKeep: (body: Body) => boolean;
  readonly csrfToken: string;
};

/** Who leads in each agency and school; where something has run out comes first. */
export function leadsPage({ shown, mayKeep, csrfToken }: LeadsPage): View {
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Who to ring about exploitation in each agency and school, and their deputies. Vacancies
          and expired training come first.
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
        <FacetTabs label={title} facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            body: (row) => <BodyCell row={row} />,
            lead: ({ lead }) => (lead ? <Person lead={lead} /> : "Nobody"),
            deputy: ({ deputy }) => (deputy ? <Person lead={deputy} /> : "Nobody"),
            trained: ({ lead }) =>
              lead?.trainedUntil ? formatDate(lead.trainedUntil) : "Not recorded",
            confirmed: ({ lead, body }) =>
              lead ? (
                <>
                  {formatDate(lead.confirmedOn)}
                  {mayKeep(body) && (
                    <Confirm lead={lead} body={body} csrfToken={csrfToken} from="list" />
                  )}
                </>
              ) : (
                ""
              ),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
}

const BodyCell = ({ row }: { readonly row: Judged }): VNode => (
  <>
    <a class="govuk-link" href={leadPaths.body(row.body)}>
      {row.body.name}
    </a>
    <span class="app-line">
      <StateBadge row={row} />
    </span>
  </>
);

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
