import type { VNode } from "preact";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Counts, ChildLink, PageLinks } from "../../../../ui/layout/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { recoveryPaths } from "../../recovery/web/paths.ts";
import { nameIn, type ServiceScheme } from "../service-scheme.ts";
import type { ReferralOf, Show, WaitingCounts } from "../waiting-reads.ts";
import { servicePaths } from "./paths.ts";
import { StateCell } from "./referral-parts.tsx";

export type WaitingPage = {
  readonly tabs: VNode | null;
  readonly rows: readonly ReferralOf[];
  readonly counts: WaitingCounts;
  readonly scheme: ServiceScheme;
  readonly show: Show;
  readonly today: string;
  readonly page: number;
  readonly pageSize: number;
};

const captions: Readonly<Record<Show, string>> = {
  waiting: "that wait, the longest first",
  late: "that wait longer than their service allows, the longest first",
  unmet: "unmet need, longest first",
};

/** Who waits for a service, and who lacks one, of children within reach. */
export function waitingPage(page: WaitingPage): View {
  const { rows, counts, scheme, show, today } = page;
  const title = "Waiting for services";
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {page.tabs}
        <Counts
          label="Referrals you can see"
          items={[
            { count: counts.waiting, text: "waiting", href: servicePaths.referrals() },
            {
              count: counts.late,
              text: "waiting too long",
              href: servicePaths.referrals({ show: "late" }),
              attention: counts.late > 0,
            },
            {
              count: counts.unmet,
              text: "wanted, not available",
              href: servicePaths.referrals({ show: "unmet" }),
            },
          ]}
        />
        <SortableTable
          caption={`${counted(counts[show], "referral")} ${captions[show]}`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "child", text: "Child" },
            { key: "service", text: "Service" },
            { key: "state", text: "Where it is" },
            { key: "by", text: "Recorded by" },
          ]}
          groups={[{ rows: rows.map((one) => rowOf(one, { scheme, today })) }]}
          empty="None that you can see. Record referrals under “Work and services” of a child’s record."
        />
        <Pages {...page} of={counts[show]} />
      </>
    ),
  };
}

function rowOf(one: ReferralOf, shown: { scheme: ServiceScheme; today: string }) {
  return {
    child: (
      <ChildLink
        href={recoveryPaths.child(one.personId)}
        name={fullName(one)}
        reference={one.reference}
      />
    ),
    service: (
      <>
        <a class="govuk-link" href={servicePaths.referral(one.personId, one.referralId)}>
          {one.name}
        </a>
        <span class="app-line app-secondary">
          {`${nameIn(shown.scheme.tiers, one.tier)}, ${one.provider}`}
        </span>
      </>
    ),
    state: <StateCell referral={one} {...shown} />,
    by: one.referredBy,
  };
}

function Pages({ page, pageSize, show, of }: WaitingPage & { readonly of: number }): VNode {
  const shown = show === "waiting" ? {} : { show };
  const href = (number: number): string => servicePaths.referrals({ ...shown, page: number });
  return <PageLinks page={page} hasNext={page * pageSize < of} href={href} />;
}
