import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { ChildLink, Counts, PageLinks } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import {
  flagName,
  type FlagScheme,
  notForEnforcement,
  notReviewed,
} from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import type { FlagCounts, FlagList, ListedFlag } from "../flags-to-look-at.ts";
import { isThingKind, thingKinds } from "../thing-kinds.ts";
import { thingPaths } from "./paths.ts";

export type FlagsPage = {
  readonly tabs: VNode | null;
  readonly flags: readonly ListedFlag[];
  readonly counts: FlagCounts;
  readonly show: FlagList;
  readonly page: number;
  readonly pageSize: number;
  readonly today: string;
  readonly ofChildren: FlagScheme;
  readonly ofThings: FlagScheme;
  readonly mayEndChilds: boolean;
  readonly mayRecord: boolean;
  readonly csrfToken: string;
};

const captions: Readonly<Record<FlagList, string>> = {
  late: "not reviewed by the day, the longest first",
  mine: "that you set, to be reviewed within two weeks",
  still: "that ended here and are still in other systems",
};

/** Flags that somebody has to look at, on children within reach and on other subjects. */
export function flagsPage(page: FlagsPage): View {
  const { flags, counts, show, pageSize } = page;
  const title = "Flags to review";
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {page.tabs}
        <Counts
          label="Flags you can see"
          items={[
            {
              count: counts.late,
              text: "not reviewed",
              href: thingPaths.flags(),
              attention: counts.late > 0,
            },
            { count: counts.mine, text: "yours, due", href: thingPaths.flags({ show: "mine" }) },
            {
              count: counts.still,
              text: "ended, still elsewhere",
              href: thingPaths.flags({ show: "still" }),
              attention: counts.still > 0,
            },
          ]}
        />
        <SortableTable
          caption={`${counted(counts[show], "flag")} ${captions[show]}`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "on", text: "On" },
            { key: "flag", text: "Flag" },
            { key: "state", text: show === "still" ? "Still in" : "Review" },
            { key: "by", text: "Set by" },
          ]}
          groups={[{ rows: flags.slice(0, pageSize).map((one) => rowOf(one, page)) }]}
          empty="None that you can see."
        />
        <PageLinks
          page={page.page}
          hasNext={flags.length > pageSize}
          href={(number) =>
            thingPaths.flags({ ...(show === "late" ? {} : { show }), page: number })
          }
        />
      </>
    ),
  };
}

function rowOf(one: ListedFlag, page: FlagsPage) {
  return {
    on: <On {...one} />,
    flag: (
      <>
        {flagName(one.personId === null ? page.ofThings : page.ofChildren, one.type)}
        {one.personId !== null && page.show !== "still" && (
          <span class="app-line app-secondary">{notForEnforcement}</span>
        )}
      </>
    ),
    state: page.show === "still" ? <StillIn flag={one} page={page} /> : reviewText(one, page),
    by: one.raisedBy,
  };
}

const reviewText = ({ reviewBy }: ListedFlag, { today }: FlagsPage): string =>
  notReviewed(reviewBy, today) || `by ${formatDate(reviewBy)}`;

function On({ personId, thingId, title, detail }: ListedFlag): VNode {
  if (personId !== null)
    return <ChildLink href={paths.worry(personId)} name={title} reference={detail} />;
  return (
    <>
      <a class="govuk-link" href={thingPaths.thing(thingId ?? "")}>
        {title}
      </a>
      <span class="app-line app-secondary">
        {isThingKind(detail) ? thingKinds[detail].name : detail}
      </span>
    </>
  );
}

function StillIn({ flag, page }: { readonly flag: ListedFlag; readonly page: FlagsPage }): VNode {
  const { personId, thingId, flagId, stillIn } = flag;
  const may = personId === null ? page.mayRecord : page.mayEndChilds;
  const action =
    personId === null
      ? thingPaths.takenOut(thingId ?? "", flagId)
      : thingPaths.takenOutOfChilds(personId, flagId);
  return (
    <ul class="govuk-list">
      {stillIn.map((system) => (
        <li>
          {system}
          {may && (
            <Form action={action} csrfToken={page.csrfToken} classes="app-screen-only">
              <input type="hidden" name="system" value={system} />
              <Button
                text={`Taken out of ${system}`}
                classes="govuk-button--secondary"
                preventDoubleClick
              />
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
