import type { VNode } from "preact";
import { formatDate, type IsoDate } from "../../../../../kernel/dates.ts";
import type { View } from "../../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../../platform/lists/define-list.ts";
import { SummaryList } from "../../../../../ui/govuk/index.ts";
import { DueOn, fact } from "../../../../../ui/layout/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../../../ui/lists/index.ts";
import { trainingPaths } from "../../../web/paths.ts";
import { Links, LinkTo, trainingPage } from "../../../web/training-frame.tsx";
import { programmesCrumb } from "../../web/crumb.ts";
import type { parentingList } from "../parenting-list.ts";
import { exploitationWords, isToSee, seeAgainBy, type Counted, type Seen } from "../seen.ts";

export const parentingTitle = "Parenting programmes";

const Count = ({ counted }: { readonly counted: Counted }): VNode => (
  <SummaryList
    rows={[
      fact("Exploitation is part of it", `${counted.yes} of ${counted.all}`),
      fact("Partly", String(counted.partly)),
      fact("Not part of it", String(counted.no)),
      fact("Not yet seen, so not known", String(counted.unknown)),
    ]}
  />
);

type Page = {
  readonly shown: ShownBy<typeof parentingList>;
  readonly mayKeep: boolean;
};

const seenWords = ({ seenOn, seenBy, way }: Seen): string =>
  `${formatDate(seenOn)}, ${seenBy}, who ${way === "sat-in" ? "sat in on it" : "read the material"}`;

const SeeAgain = ({ last, today }: { readonly last: Seen; readonly today: IsoDate }): VNode => (
  <DueOn on={seeAgainBy(last)} isOverdue={isToSee({ last }, today)} />
);

/** Every parenting programme of the area: is exploitation part of it, seen when and by which colleague. */
export const parentingPage = ({ shown, mayKeep }: Page): View =>
  trainingPage({
    heading: parentingTitle,
    crumbs: [programmesCrumb],
    width: "wide",
    children: (
      <>
        <p class="govuk-body">
          Every parenting programme of the area: whether exploitation is part of it, as a colleague
          found who sat in on it or read its material.
        </p>
        <Count counted={shown.around.counted} />
        {mayKeep && (
          <Links>
            <LinkTo href={trainingPaths.newProgramme} text="Add a programme" />
          </Links>
        )}
        <FacetTabs label="Parenting programmes" facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            name: ({ programmeId, name }) => (
              <a class="govuk-link" href={trainingPaths.programme(programmeId)}>
                {name}
              </a>
            ),
            provider: ({ provider }) => provider ?? "The partnership or the school",
            area: ({ area }) => area ?? "Not recorded",
            exploitation: ({ last }) =>
              last === null ? "Not yet seen" : exploitationWords[last.exploitation],
            seen: ({ last }) => (last === null ? "Not yet seen" : seenWords(last)),
            agreed: ({ last }) => (last === null ? "Not yet seen" : (last.agreed ?? "Nothing")),
            review: ({ last }) =>
              last === null ? "Not yet seen" : <SeeAgain last={last} today={shown.around.today} />,
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });

type Part = {
  readonly seen: readonly Seen[];
  readonly programmeId: string;
  readonly today: IsoDate;
  readonly mayKeep: boolean;
};

/** On the page of a parenting programme: each time that it was seen. */
export const SeenPart = ({ seen, programmeId, today, mayKeep }: Part): VNode => (
  <>
    <h2 class="govuk-heading-m">Is exploitation part of it?</h2>
    {seen.length === 0 && <p class="govuk-body">Not yet seen, so not known.</p>}
    {seen.map((one, at) => (
      <SummaryList
        rows={[
          fact("Seen", seenWords(one)),
          fact("Exploitation is part of it", exploitationWords[one.exploitation]),
          fact("Agreed to add", one.agreed ?? "Nothing"),
          at === 0 && fact("See again by", <SeeAgain last={one} today={today} />),
        ]}
      />
    ))}
    {mayKeep && (
      <Links>
        <LinkTo href={trainingPaths.newSeen(programmeId)} text="Record that it was seen" />
      </Links>
    )}
  </>
);
