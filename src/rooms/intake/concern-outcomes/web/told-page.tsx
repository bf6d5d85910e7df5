import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { PageLinks, WhyVisible } from "../../../../ui/layout/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import type { Thing } from "../../../people-and-places/index.ts";
import { toldPerPage, type Told } from "../outcome-reads.ts";
import { toldPaths } from "./paths.ts";

type ToldPage = {
  readonly thing: Thing;
  /** One more than a page holds, where there is another. */
  readonly told: readonly Told[];
  readonly page: number;
};

const title = "Reports about it";

/** Messages of the public and concerns that were put with a subject. */
export function toldPage({ thing, told, page }: ToldPage): View {
  return {
    title: `${title}: ${thing.label}`,
    breadcrumbs: [
      { text: "Subjects", href: "/subjects" },
      { text: thing.label, href: toldPaths.thing(thing.thingId) },
      { text: title },
    ],
    body: (
      <>
        <span class="govuk-caption-l">{thing.label}</span>
        <h1 class="govuk-heading-l">{title}</h1>
        <SortableTable
          caption="Newest first"
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "when", text: "Told" },
            { key: "who", text: "Who by" },
            { key: "what", text: "In their words" },
            { key: "came", text: "Outcome" },
          ]}
          groups={[{ rows: told.slice(0, toldPerPage).map(rowOf) }]}
          empty="No report has been put with it."
        />
        <PageLinks
          page={page}
          hasNext={told.length > toldPerPage}
          href={(to) => toldPaths.told(thing.thingId, to)}
        />
        <WhyVisible reasons={["your post decides on concerns for the whole partnership"]} />
      </>
    ),
  };
}

function rowOf(one: Told): SortableRow {
  return {
    when: <span class="app-nowrap">{formatDateTime(one.toldAt)}</span>,
    who: (
      <>
        {one.from === "public" ? "The public, not verified" : one.from}
        <span class="app-secondary app-line">{linkTo(one)}</span>
      </>
    ),
    what: <span class="app-verbatim">{one.worry}</span>,
    came: cameOf(one),
  };
}

const linkTo = ({ what, id, reference }: Told): VNode =>
  what === "message" ? (
    <a class="govuk-link app-nowrap" href={toldPaths.message(id)}>{`Message ${reference}`}</a>
  ) : (
    <a class="govuk-link app-nowrap" href={toldPaths.concern(id)}>{`Concern ${reference}`}</a>
  );

const cameOf = ({ what, nextStep }: Told): string =>
  what === "message" ? "Put with this" : (nextStep ?? "Not decided yet");
