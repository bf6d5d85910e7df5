import type { VNode } from "preact";
import { formatDateTime, formatDate } from "../../../kernel/dates.ts";
import { disclosable, shownText } from "../../../kernel/small-numbers.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { ageBands, sexes, totalOf, type StandingEvent, type Tally } from "../figures.ts";
import type { Known, QueryInForce } from "../figure-reads.ts";
import { standingPaths } from "../paths.ts";
import { falseAlarms, standingText } from "../reasons.ts";

type QueryPage = {
  readonly asked: QueryInForce;
  readonly tallies: readonly Tally[];
  readonly known: readonly Known[];
  /** The first month that is counted. */
  readonly since: string;
  readonly today: string;
};

/** What a query looks for, who answers for it, how often it was right, and for whom. */
export function queryPage(page: QueryPage): View {
  const { asked, since } = page;
  const { query } = asked;
  return {
    title: query.name,
    breadcrumbs: [{ text: "Pattern alerts", href: standingPaths.all() }, { text: query.name }],
    body: (
      <>
        <h1 class="govuk-heading-l">{query.name}</h1>
        <p class="govuk-body-l">{`${query.finds}.`}</p>
        <SummaryList rows={about(page)} />
        <p class="govuk-body">
          <a class="govuk-link" href="/algorithms">
            The published record
          </a>
        </p>
        <h2 class="govuk-heading-m">{`Outcomes since ${formatDate(since)}`}</h2>
        <SummaryList rows={outcomes(page)} />
        <p class="govuk-body app-secondary">
          Missed: a child with a concern or a referral that the query should have found the last
          time it ran, on what is known now; most often because a fact was recorded late. Records
          that are restricted are in no figure.
        </p>
        <Equality {...page} />
      </>
    ),
  };
}

function about({ asked: { query, ownerName, ranAt }, today }: QueryPage) {
  return [
    fact("Who answers for it", ownerName),
    fact("Status", standingText(query, today)),
    fact("Last run", ranAt === null ? "Not yet" : formatDateTime(ranAt)),
    fact("A suggestion goes after", counted(query.openDays, "day")),
    fact("The same facts are not suggested again for", counted(query.quietDays, "day")),
    fact("Where it comes from", query.source),
  ];
}

const isFalseAlarm = ({ event, reason }: Tally): boolean =>
  event === "dismissed" && falseAlarms.some((one) => one === reason);

function outcomes({ tallies }: QueryPage) {
  const of = (event: StandingEvent) => (one: Tally) => one.event === event;
  return [
    ["Children found", of("found")],
    ["Taken up", of("taken-up")],
    ["Dismissed as a false alarm", isFalseAlarm],
    [
      "Dismissed because the child was helped or decided on",
      (one: Tally) => one.event === "dismissed" && !isFalseAlarm(one),
    ],
    ["Removed because a person acted, or a fact changed", of("answered")],
    ["Gone unanswered when the time was over", of("expired")],
    ["Missed", of("missed")],
  ].map(([name, which]) =>
    fact(name as string, String(totalOf(tallies, which as (one: Tally) => boolean))),
  );
}

type Group = {
  readonly name: string;
  readonly label: string;
  readonly has: (one: Known) => boolean;
};

/** Ethnicity is no field of a child’s record here; the one row says so. */
const groupings: readonly (readonly [string, readonly Group[]])[] = [
  ["Sex", groupsBy(sexes, ({ sex }) => sex)],
  ["Age", groupsBy(ageBands, ({ ageBand }) => ageBand)],
  ["Ethnicity", [{ name: "Ethnicity", label: "Not recorded", has: () => true }]],
];

function groupsBy(names: Readonly<Record<string, string>>, by: (one: Known) => string) {
  return Object.entries(names).map(([key, label]) => ({
    name: key,
    label,
    has: (one: Known) => by(one) === key,
  }));
}

function Equality(page: QueryPage): VNode {
  return (
    <SortableTable
      caption="Who it finds: by sex, age and ethnicity, compared with all children you can see"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "group", text: "Group" },
        { key: "known", text: "All children" },
        { key: "found", text: "Found" },
        { key: "alarms", text: "False alarms" },
        { key: "missed", text: "Missed" },
      ]}
      groups={groupings.map(([heading, groups]) => ({ heading, rows: rowsOf(page, groups) }))}
    />
  );
}

function rowsOf({ known, tallies }: QueryPage, groups: readonly Group[]) {
  const column = (counts: (group: Group) => number) =>
    disclosable(groups.map(counts)).map(shownText);
  const tallied = (which: (one: Tally) => boolean) =>
    column(({ has }) => totalOf(tallies, (one) => has(one) && which(one)));
  const all = column(({ has }) => known.filter(has).reduce((sum, one) => sum + one.children, 0));
  const found = tallied(({ event }) => event === "found");
  const alarms = tallied(isFalseAlarm);
  const missed = tallied(({ event }) => event === "missed");
  return groups.map(({ label }, place) => ({
    group: label,
    known: all[place] ?? "",
    found: found[place] ?? "",
    alarms: alarms[place] ?? "",
    missed: missed[place] ?? "",
  }));
}
