import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { fewerThan, smallAreSaid } from "../../../../kernel/small-numbers.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { cohortPaths } from "../../web/paths.ts";
import type { CohortOffer } from "../keep-offers.ts";
import { shownCounts } from "../offer-counts.ts";

type Props = {
  readonly cohortId: string;
  readonly offers: readonly CohortOffer[];
  readonly smallest: number;
  readonly mayOffer: boolean;
};

/** What the cohort was offered and what came of it, in numbers: the same for every reader, and of no child. */
export function OffersSection({ cohortId, offers, smallest, mayOffer }: Props): VNode {
  const number = (count: number | null): string =>
    count === null ? `Not shown: ${fewerThan(smallest)}, or a rest so small` : String(count);
  return (
    <section>
      <h2 class="govuk-heading-m">Programmes and services that it was offered</h2>
      <p class="govuk-body">
        {`In numbers of the whole cohort, and nobody’s name. ${smallAreSaid(smallest)}, or not at all where the rest would be.`}
      </p>
      <SortableTable
        caption="What it was offered"
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "name", text: "Programme or service" },
          { key: "since", text: "Since" },
          { key: "offered", text: "Offered to" },
          { key: "taken", text: "Took it up" },
          { key: "better", text: "Went better" },
          { key: "learned", text: "What was learned" },
        ]}
        groups={[
          {
            rows: offers.map((one) => {
              const isCounted = one.takenUp !== null;
              const shown = shownCounts(
                { offered: one.offered, takenUp: one.takenUp ?? 0, better: one.better ?? 0 },
                smallest,
              );
              return {
                name: (
                  <>
                    {one.name}
                    {mayOffer && (
                      <a
                        class="govuk-link app-line app-screen-only"
                        href={cohortPaths.countOffer(cohortId, one.offerId)}
                      >
                        Say what came of it
                        <span class="govuk-visually-hidden">{`: ${one.name}`}</span>
                      </a>
                    )}
                  </>
                ),
                since: formatDate(one.sinceOn),
                offered: number(shown.offered),
                taken: isCounted ? number(shown.takenUp) : "Not counted yet",
                better: isCounted ? number(shown.better) : "Not counted yet",
                learned:
                  one.countedOn === null
                    ? ""
                    : [one.learned, `Counted ${formatDate(one.countedOn)}`]
                        .filter((part) => part !== null)
                        .join(". "),
              };
            }),
          },
        ]}
        empty="No programme and no service is recorded as offered."
      />
      {mayOffer && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={cohortPaths.offer(cohortId)}>
            Record what it was offered
          </a>
        </p>
      )}
    </section>
  );
}
