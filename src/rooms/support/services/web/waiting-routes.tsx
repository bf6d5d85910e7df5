import { z } from "zod";
import { formatDate } from "../../../../kernel/dates.ts";
import { fewerThan, smallAreSaid } from "../../../../kernel/small-numbers.ts";
import { optionalQuery } from "../../../../platform/http/field.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { moved } from "../../../../platform/http/moved.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { nameIn, serviceSchemeOn, type ServiceScheme } from "../service-scheme.ts";
import { countUnmet, unmetPeriod, withhold, type ShownNeed } from "../unmet.ts";
import { countWaiting, listWaiting } from "../waiting-reads.ts";
import { OverdueTabs } from "../../../work/index.ts";
import { servicePaths } from "./paths.ts";
import { waitingPage } from "./waiting-page.tsx";

const pageSize = 50;
const query = z.object({
  show: optionalQuery(z.enum(["waiting", "late", "unmet"])),
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
});

type UnmetPage = {
  readonly needs: readonly ShownNeed[];
  readonly scheme: ServiceScheme;
  readonly from: string;
  readonly to: string;
};

function unmetPage({ needs, scheme, from, to }: UnmetPage): View {
  const title = "Unmet need";
  const { smallest } = scheme;
  return {
    title,
    breadcrumbs: [{ text: "Services", href: servicePaths.services }, { text: title }],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`How many children needed a service that was not available, ${formatDate(from)} to ${formatDate(to)}. A child counts once for each service and reason. ${smallAreSaid(smallest)}, and there is no total from which they could be worked out.`}
        </p>
        <SortableTable
          caption="By service and why"
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "service", text: "Service" },
            { key: "tier", text: "Kind" },
            { key: "why", text: "Why it was not available" },
            { key: "children", text: "Children", numeric: true },
          ]}
          groups={[
            {
              rows: needs.map((one) => ({
                service: one.service,
                tier: nameIn(scheme.tiers, one.tier),
                why: nameIn(scheme.whyNot, one.reasonKey),
                children: one.children === null ? fewerThan(smallest) : String(one.children),
              })),
            },
          ]}
          empty="No unmet need was recorded in these months."
        />
      </>
    ),
  };
}

const access = { permission: "tracker.view" } as const;

export const waitingRoutes: readonly Route[] = [
  moved({ from: "/referrals", to: servicePaths.referrals(), access }),
  route({
    method: "GET",
    path: "/overdue/services",
    access,
    audit: { action: "referral.list" },
    shows: { about: "children" },
    input: { query },
    handle: async ({ tx, actor, clock, rooms, query: { show = "waiting", page = 1 } }) => {
      const today = clock.today();
      const scheme = await serviceSchemeOn(tx, today);
      const days = { today, usualDays: scheme.waitDays };
      const rows = await listWaiting(tx, actor, { ...days, show, page, pageSize });
      const counts = await countWaiting(tx, actor, days);
      const tabs = OverdueTabs({ rooms, actor, current: servicePaths.referrals() });
      const view = waitingPage({ tabs, rows, counts, scheme, show, today, page, pageSize });
      const subjectIds = [...new Set(rows.map(({ personId }) => personId))];
      return { kind: "page", view, subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/unmet-needs",
    access: { permission: "statistics.view" },
    audit: { action: "unmet.read" },
    shows: { nobody: "figures" },
    input: {},
    handle: async ({ tx, clock }) => {
      const today = clock.today();
      const scheme = await serviceSchemeOn(tx, today);
      const period = unmetPeriod(today);
      const needs = withhold(await countUnmet(tx, period), scheme.smallest);
      return { kind: "page", view: unmetPage({ needs, scheme, ...period }) };
    },
  }),
];
