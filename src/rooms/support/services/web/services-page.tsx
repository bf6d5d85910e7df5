import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, Input, Select } from "../../../../ui/govuk/index.ts";
import { Filter, SortableTable } from "../../../../ui/moj/index.ts";
import { agesText, type Service } from "../service-reads.ts";
import { nameIn, type ServiceScheme } from "../service-scheme.ts";
import { servicePaths } from "./paths.ts";

export type ServicesPage = {
  readonly services: readonly Service[];
  readonly scheme: ServiceScheme;
  readonly tier: string;
  readonly age: string;
  readonly mayManage: boolean;
  readonly seesCounts: boolean;
  readonly today: string;
};

/** What there is for children here, and what is missing here. */
export function servicesPage(page: ServicesPage): View {
  const { services, scheme, mayManage, seesCounts } = page;
  const title = "Services";
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          A child is referred from their own record. For a sensitive service, only the people on its
          list and the referrer can see that a child goes there.
        </p>
        {(mayManage || seesCounts) && (
          <p class="app-actions app-screen-only govuk-body">
            {mayManage && <Button text="Add a service" href={servicePaths.newService} />}
            {seesCounts && (
              <a class="govuk-link" href={servicePaths.unmet}>
                Unmet need: counts
              </a>
            )}
          </p>
        )}
        <Filters {...page} />
        <SortableTable
          caption={counted(services.length, "service")}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "name", text: "Service" },
            { key: "tier", text: "Kind" },
            { key: "ages", text: "Ages" },
            { key: "criteria", text: "Who it is for" },
            { key: "refer", text: "How to refer" },
          ]}
          groups={[{ rows: services.map((one) => rowOf(one, page)) }]}
          empty="No service of this kind is in the directory."
        />
        <p class="govuk-body app-secondary">{`Kinds and words: ${scheme.source}.`}</p>
      </>
    ),
  };
}

function rowOf(one: Service, { scheme, today }: ServicesPage) {
  return {
    name: (
      <>
        <a class="govuk-link" href={servicePaths.service(one.serviceId)}>
          {one.name}
        </a>
        <span class="app-line app-secondary">{one.provider}</span>
        {stateText(one, today) !== "" && (
          <span class="app-line">
            <strong>{stateText(one, today)}</strong>
          </span>
        )}
      </>
    ),
    tier: nameIn(scheme.tiers, one.tier),
    ages: agesText(one),
    criteria: <span class="app-verbatim">{one.criteria}</span>,
    refer: (
      <>
        <span class="app-verbatim">{one.howToRefer}</span>
        {one.contact !== null && <span class="app-line app-secondary">{one.contact}</span>}
      </>
    ),
  };
}

/** What somebody must know before they refer; empty where there is nothing. */
export function stateText(one: Service, today: string): string {
  if (one.openFrom > today) return `Opens on ${formatDate(one.openFrom)}`;
  if (one.openUntil !== null && one.openUntil < today)
    return `Ended on ${formatDate(one.openUntil)}`;
  if (!one.isProvided) return "Not provided here: record that it is wanted";
  return one.isSensitive ? "Sensitive" : "";
}

function Filters({ tier, age, scheme }: ServicesPage): VNode {
  return (
    <Filter
      action={servicePaths.services}
      classes="moj-filter--across"
      {...(tier === "" && age === "" ? {} : { clearHref: servicePaths.services })}
    >
      <Select
        name="tier"
        label={{ text: "Kind" }}
        value={tier}
        items={[
          { value: "", text: "Every kind" },
          ...scheme.tiers.map(({ key, name }) => ({ value: key, text: name })),
        ]}
      />
      <Input
        name="age"
        label={{ text: "Age of the child" }}
        classes="govuk-input--width-3"
        inputmode="numeric"
        value={age}
      />
    </Filter>
  );
}
