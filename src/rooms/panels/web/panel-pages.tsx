import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, Details, SummaryList } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { Posted } from "../../directory/index.ts";
import { FieldsForm, summaryOf } from "../../../ui/forms/fields-form.tsx";
import { fact } from "../../../ui/layout/index.ts";
import { kindName } from "../../meetings/index.ts";
import type { ByAgency, Decided } from "../after-reads.ts";
import { AgencyTable, DecidedTable } from "./after-tables.tsx";
import { everyWords, type Panel } from "../panel.ts";
import type { Proposal } from "../propose-dates.ts";
import { parts, type Seat } from "../seats.ts";
import type { Sitting } from "../sitting-reads.ts";
import { seatFields } from "./fields.ts";
import { promisesListPath } from "../item-promises.ts";
import { paths } from "./paths.ts";

type ListPage = {
  readonly panels: readonly Panel[];
  readonly sittings: readonly Sitting[];
  readonly now: Date;
};

const nextOf = (sittings: readonly Sitting[], key: string, now: Date): Sitting | undefined =>
  sittings.findLast(({ panel, startsAt }) => panel === key && startsAt > now);

/** Every panel over many that is held here, each with its next sitting. */
export function panelsPage({ panels, sittings, now }: ListPage): View {
  return {
    title: "Panels",
    body: (
      <>
        <h1 class="govuk-heading-l">Panels</h1>
        <p class="govuk-body">
          Panels look across many children, people, places and themes. A meeting about one child is
          booked from the child’s record.
        </p>
        <SortableTable
          caption={counted(panels.length, "panel")}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "name", text: "Panel" },
            { key: "every", text: "How often" },
            { key: "next", text: "Next meeting" },
          ]}
          groups={[
            {
              rows: panels.map((one) => ({
                name: (
                  <>
                    <a class="govuk-link" href={paths.panel(one.key)}>
                      {one.name}
                    </a>
                    <span class="app-line app-secondary">{one.purpose}</span>
                  </>
                ),
                every: everyWords(one),
                next: <SittingLink sitting={nextOf(sittings, one.key, now)} />,
              })),
            },
          ]}
          empty="No panel is configured."
        />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={promisesListPath}>
            Actions about no child
          </a>
        </p>
      </>
    ),
  };
}

const SittingLink = ({ sitting }: { readonly sitting: Sitting | undefined }): VNode =>
  sitting === undefined ? (
    <>None booked</>
  ) : (
    <a class="govuk-link" href={paths.sitting(sitting.sittingId)}>
      {formatDateTime(sitting.startsAt)}
    </a>
  );

export type PanelPage = {
  readonly panel: Panel;
  readonly seats: readonly Seat[];
  readonly sittings: readonly Sitting[];
  readonly proposals: readonly Proposal[];
  readonly decided: readonly Decided[];
  readonly agencies: readonly ByAgency[];
  /** What the agencies owe is counted beyond what the reader can open. */
  readonly isWhole: boolean;
  readonly posted: readonly Posted[];
  readonly mayManage: boolean;
  readonly now: Date;
  readonly csrfToken: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
};

export function panelPage(page: PanelPage): View {
  const { panel, errors = [], mayManage } = page;
  return {
    title: panel.name,
    width: "wide",
    hasErrors: errors.length > 0,
    breadcrumbs: [{ text: "Panels", href: paths.panels }, { text: panel.name }],
    body: (
      <>
        {summaryOf({ errors, fields: [], now: "#seats" })}
        <h1 class="govuk-heading-l">{panel.name}</h1>
        <About panel={panel} />
        {mayManage && (
          <p class="app-screen-only app-actions">
            <Button text="Referrals to triage" href={paths.referrals(panel.key)} />
            <Button
              text="Book a meeting"
              classes="govuk-button--secondary"
              href={paths.book(panel.key)}
            />
          </p>
        )}
        <Sittings {...page} />
        <Seats {...page} errors={errors} />
        <DecidedTable {...page} />
        <AgencyTable {...page} />
      </>
    ),
  };
}

function About({ panel }: { readonly panel: Panel }): VNode {
  return (
    <>
      <p class="govuk-body">{panel.purpose}</p>
      <SummaryList
        rows={[
          fact("How often", everyWords(panel)),
          fact("Chaired by", panel.chairedBy),
          fact("Agencies", panel.members.map(kindName).join(", ")),
          fact("It needs", panel.quorum.map(kindName).join(", ") || "No agency in particular"),
          fact("If they are not there", panel.withoutQuorum),
          fact(
            "Papers",
            `Open ${counted(panel.papersOpenDays, "day")} before a meeting, close ${counted(panel.papersCloseDays, "day")} after it`,
          ),
        ]}
      />
      <Details summaryText="Terms of reference">
        <ul class="govuk-list govuk-list--bullet">
          {panel.terms.map((term) => (
            <li>{term}</li>
          ))}
        </ul>
        <p class="govuk-body-s">{panel.source}</p>
      </Details>
    </>
  );
}

function Sittings({ panel, sittings, proposals, mayManage, now }: PanelPage): VNode {
  return (
    <section>
      <SortableTable
        caption="Meetings"
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "when", text: "When and where" },
          { key: "chair", text: "Chair" },
          { key: "state", text: "Minutes" },
        ]}
        groups={[
          {
            rows: sittings.map((one) => ({
              when: (
                <>
                  <SittingLink sitting={one} />
                  <span class="app-line app-secondary">{one.room}</span>
                </>
              ),
              chair: one.chair,
              state: stateOf(one, now),
            })),
          },
        ]}
        empty="No meeting has been booked."
      />
      {mayManage && proposals.length > 0 && (
        <div class="app-screen-only">
          <h2 class="govuk-heading-s">Days that its rhythm gives</h2>
          <ul class="govuk-list">
            {proposals.map((one) => (
              <li>
                <a class="govuk-link" href={paths.book(panel.key, one.on)}>
                  {formatDate(one.on)}
                </a>
                {one.instead !== undefined &&
                  `, as ${formatDate(one.instead)} is not a working day`}
                {one.clashes.length > 0 && `; on that day also: ${one.clashes.join(", ")}`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function stateOf({ approvedAt, startsAt }: Sitting, now: Date): string {
  if (approvedAt !== null) return "Approved";
  return startsAt > now ? "To come" : "To approve";
}

function Seats(page: PanelPage & { readonly errors: readonly FieldError[] }): VNode {
  const { panel, seats, mayManage, posted, csrfToken, typed, errors } = page;
  return (
    <section id="seats">
      <SortableTable
        caption="Who sits on it"
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "who", text: "Who" },
          { key: "agency", text: "Agency" },
          { key: "part", text: "Part" },
          ...(mayManage ? [{ key: "end", text: "End", isScreenOnly: true }] : []),
        ]}
        groups={[
          {
            rows: seats.map((one) => ({
              who: one.name,
              agency: one.agency,
              part: parts[one.part],
              end: (
                <a class="govuk-link" href={paths.endSeat(panel.key, one.seatId)}>
                  End<span class="govuk-visually-hidden">{` the seat of ${one.name}`}</span>
                </a>
              ),
            })),
          },
        ]}
        empty="Nobody has a seat."
      />
      {mayManage && (
        <Details summaryText="Give a person a seat" open={errors.length > 0}>
          <FieldsForm
            action={paths.seats(panel.key)}
            fields={seatFields(posted)}
            button="Give the seat"
            csrfToken={csrfToken}
            typed={typed}
            errors={errors}
          />
        </Details>
      )}
    </section>
  );
}
