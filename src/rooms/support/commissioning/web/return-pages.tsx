import { formatMonth } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { ListPages, ListTables } from "../../../../ui/lists/index.ts";
import type { ownMonthList } from "../commissioning-list.ts";
import { commissioningPage } from "./commissioning-frame.tsx";
import { commissioningPaths } from "./paths.ts";

export const returnsTitle = "Monthly returns";

/** The months of one's own services, returned or not. */
export const ownMonthsPage = (shown: ShownBy<typeof ownMonthList>): View =>
  commissioningPage({
    heading: returnsTitle,
    children: (
      <>
        <p class="govuk-body">
          For each service that you answer for. What is recorded as referrals and direct work is
          filled in: check the numbers and send them.
        </p>
        <ListTables
          shown={shown}
          cells={{
            service: ({ serviceId, service }) => (
              <a class="govuk-link" href={commissioningPaths.service(serviceId)}>
                {service}
              </a>
            ),
            month: ({ monthOn }) => formatMonth(monthOn),
            state: ({ serviceId, service, monthOn, isReturned }) =>
              isReturned ? (
                "Returned"
              ) : (
                <a
                  class="govuk-link"
                  href={commissioningPaths.return(serviceId, monthOn.slice(0, 7))}
                >
                  Return this month
                  <span class="govuk-visually-hidden">{`: ${service}, ${formatMonth(monthOn)}`}</span>
                </a>
              ),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
