import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Select, SummaryList } from "../../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../../ui/layout/index.ts";
import type { Posted } from "../../../directory/index.ts";
import type { Reader } from "../service-list.ts";
import { agesText, type Service } from "../service-reads.ts";
import { nameIn, type ServiceScheme } from "../service-scheme.ts";
import type { Numbered } from "../service-teams.ts";
import type { ServiceContact } from "../../commissioning/term-reads.ts";
import { commissioningPaths } from "../../commissioning/web/paths.ts";
import { servicePaths } from "./paths.ts";
import { InTheAudit, ServiceTeams, type TeamsProps } from "./service-teams.tsx";
import { stateText } from "./services-page.tsx";

export type ServicePage = {
  readonly service: Service;
  readonly scheme: ServiceScheme;
  readonly today: string;
  readonly csrfToken: string;
  /** Given to whoever keeps the directory: who is on the list, who can be put there, and whose team it is. */
  readonly list:
    | {
        readonly readers: readonly Reader[];
        readonly free: readonly Posted[];
        readonly teams: Pick<TeamsProps, "own" | "free">;
      }
    | undefined;
  /** Who answers for it at its provider, from the directory of staff. */
  readonly contacts: readonly Pick<ServiceContact, "name" | "email">[];
  /** Whether its terms are open to the reader. */
  readonly readsTerms: boolean;
  /** Whose numbers stand in the audit: none to whoever is not on the list. */
  readonly numbered: readonly Numbered[];
  readonly errors?: readonly FieldError[];
};

export function servicePage(page: ServicePage): View {
  const { service, scheme, today, list, errors = [] } = page;
  const until = service.openUntil === null ? "" : ` until ${formatDate(service.openUntil)}`;
  const state = stateText(service, today);
  const wait = counted(service.waitDays ?? scheme.waitDays, "day");
  return {
    title: service.name,
    hasErrors: errors.length > 0,
    breadcrumbs: [{ text: "Services", href: servicePaths.services }, { text: service.name }],
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{service.name}</h1>
        {state !== "" && (
          <p class="govuk-body">
            <strong>{state}</strong>
          </p>
        )}
        <SummaryList
          rows={[
            verbatimFact("Provided by", service.provider),
            verbatimFact("Kind", nameIn(scheme.tiers, service.tier)),
            verbatimFact("Ages", agesText(service)),
            verbatimFact("Who it is for", service.criteria),
            verbatimFact("How to refer", service.howToRefer),
            ...(service.contact === null ? [] : [verbatimFact("Contact", service.contact)]),
            ...page.contacts.map(({ name, email }) =>
              verbatimFact("Contact at the provider", `${name}, ${email}`),
            ),
            verbatimFact(
              "Starts within",
              `${wait}${service.waitDays === null ? ", as agreed for all" : ""}`,
            ),
            verbatimFact("Open", `From ${formatDate(service.openFrom)}${until}`),
            ...(service.isSensitive ? [verbatimFact("Shown to others as", service.shownAs)] : []),
            verbatimFact("Kept by", `${service.keptBy}, ${formatDate(londonDate(service.keptAt))}`),
          ]}
        />
        {page.readsTerms && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={commissioningPaths.service(service.serviceId)}>
              How it is commissioned
            </a>
          </p>
        )}
        {list && (
          <p class="app-screen-only">
            <Button
              text="Change this service"
              href={servicePaths.edit(service.serviceId)}
              classes="govuk-button--secondary"
            />
          </p>
        )}
        {page.numbered.length > 0 && <InTheAudit numbered={page.numbered} />}
        {list && service.isSensitive && <ReaderList {...page} {...list} errors={errors} />}
        {list && service.isSensitive && <ServiceTeams {...page} {...list.teams} />}
      </>
    ),
  };
}

type ListProps = ServicePage & NonNullable<ServicePage["list"]>;

function ReaderList({ service, readers, free, csrfToken, errors = [] }: ListProps): VNode {
  return (
    <section>
      <h2 class="govuk-heading-m">Who reads that a child goes there</h2>
      <p class="govuk-body">Only for children they can see. The referrer can read it as well.</p>
      {readers.length === 0 && <p class="govuk-body">Nobody is on the list.</p>}
      <ul class="govuk-list">
        {readers.map((one) => (
          <li>
            {one.name}
            <span class="app-line app-secondary">
              {`Added by ${one.addedBy}, ${formatDate(londonDate(one.addedAt))}`}
            </span>
            <Form
              action={servicePaths.endReader(service.serviceId, one.serviceReaderId)}
              csrfToken={csrfToken}
              classes="app-screen-only"
            >
              <Button
                text={`Take ${one.name} off the list`}
                classes="govuk-button--secondary govuk-!-margin-bottom-2"
              />
            </Form>
          </li>
        ))}
      </ul>
      <Form
        action={servicePaths.readers(service.serviceId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Select
          name="staff"
          label={{ text: "Add a colleague" }}
          value=""
          items={[
            { value: "", text: "Choose a colleague" },
            ...free.map((one) => ({
              value: one.staffId,
              text: `${one.name}, ${one.role}, ${one.agency}`,
            })),
          ]}
          errorMessage={errorFor(errors, "staff")}
        />
        <Button text="Add to the list" preventDoubleClick />
      </Form>
    </section>
  );
}
