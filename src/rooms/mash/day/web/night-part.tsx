import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { runningClockInWords } from "../../mash-words.ts";
import type { RatingScheme } from "../../rate-concern.ts";
import { ConcernLink } from "../../web/concern-link.tsx";
import { paths } from "../../web/paths.ts";
import { Clock, RatingTag } from "../../web/rating-tag.tsx";
import { countNight, nightText } from "../night.ts";
import type { Night, NightRow } from "../night-reads.ts";

const spanText = ({ from, to }: Night): string =>
  `From ${formatDateTime(from)} to ${formatDateTime(to)}`;

/** At the top of the queue: the day opens with what came and was done while the MASH was closed. */
export function NightPart({ night }: { night: Night }): VNode {
  const counts = countNight(night.rows);
  return (
    <section>
      <h2 class="govuk-heading-s">
        <a class="govuk-link" href={paths.day}>
          While the MASH was closed
        </a>
      </h2>
      <p class="govuk-body">
        {nightText(counts)}
        {counts.who.length > 0 && <span class="app-line">{`${counts.who.join("; ")}.`}</span>}
        <span class="app-secondary app-line">{spanText(night)}</span>
      </p>
    </section>
  );
}

type Around = { readonly scheme: RatingScheme; readonly now: Date; readonly today: string };

const columns = [
  { key: "child", text: "About" },
  { key: "came", text: "Received" },
  { key: "rating", text: "Rating" },
  { key: "done", text: "Done while closed" },
  { key: "state", text: "Now" },
];

export function nightPage(night: Night, around: Around): View {
  const counts = countNight(night.rows);
  return {
    title: "While the MASH was closed",
    breadcrumbs: [{ text: "MASH", href: paths.queue() }, { text: "While the MASH was closed" }],
    paper: "a3-landscape",
    body: (
      <>
        <h1 class="govuk-heading-l">While the MASH was closed</h1>
        <p class="govuk-body">
          {nightText(counts)}
          {counts.who.length > 0 && <span class="app-line">{`${counts.who.join("; ")}.`}</span>}
        </p>
        <SortableTable
          caption={spanText(night)}
          captionClasses="govuk-table__caption--s"
          dense
          columns={columns}
          groups={[{ rows: night.rows.map((row) => nightRow(row, around)) }]}
          empty="Nothing came and nothing was done."
        />
        <p class="govuk-body-s app-secondary">{`As at ${formatDateTime(around.now)}.`}</p>
      </>
    ),
  };
}

function nightRow(row: NightRow, { scheme, now, today }: Around): SortableRow {
  const done = [
    ...(row.ratedBy === null ? [] : [`Rated by ${row.ratedBy}`]),
    ...(row.decidedBy === null ? [] : [`Decided by ${row.decidedBy}`]),
  ];
  return {
    child: <ConcernLink concern={row} today={today} />,
    came: (
      <>
        {formatDateTime(row.receivedAt)}
        <span class="app-secondary app-line">{row.agency}</span>
      </>
    ),
    rating: <RatingTag scheme={scheme} rating={row.rating} />,
    done:
      done.length === 0 ? "Nothing yet" : done.map((one) => <span class="app-line">{one}</span>),
    state: row.waits ? (
      <Clock words={runningClockInWords(row, now)} />
    ) : (
      (row.nextStep ?? "Decided")
    ),
  };
}
