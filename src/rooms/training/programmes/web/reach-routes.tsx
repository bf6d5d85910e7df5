import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { FacetTabs, ListPages, ListTables } from "../../../../ui/lists/index.ts";
import { Badge } from "../../../../ui/moj/index.ts";
import { namesIn } from "../../training-scheme.ts";
import { trainingPaths } from "../../web/paths.ts";
import { open, shows } from "../../web/training-form.ts";
import { trainingPage } from "../../web/training-frame.tsx";
import { reachList } from "../reach-list.ts";
import type { ReachLine } from "../reach.ts";
import { programmesCrumb } from "./crumb.ts";
import { WardPicture } from "./ward-picture.tsx";

/** They stand before the page of one programme, whose address would take them. */
export const reachRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training/programmes/reach",
    access: open,
    audit: { action: "programme.reach" },
    shows,
    input: { query: reachList.query },
    handle: async (given) => {
      const shown = await reachList.show(given, { path: trainingPaths.reach });
      return { kind: "page", view: reachPage(shown) };
    },
  }),
  route({
    method: "GET",
    path: "/api/training/programmes/reach",
    access: open,
    audit: { action: "programme.reach" },
    shows,
    input: { query: reachList.apiQuery },
    answers: reachList.answers({
      summary: "Who had a programme, and who had none",
      description:
        "Schools and colleges, groups, communities and wards of the area, and when something was last held there.",
    }),
    handle: (given) => reachList.json(given),
  }),
];

const NameCell = ({
  line,
  months,
}: {
  readonly line: ReachLine;
  readonly months: number;
}): VNode => (
  <>
    {line.name}
    {line.isUncovered && (
      <span class="app-line">
        <Badge text={`Nothing for ${months} months`} tone="red" />
      </span>
    )}
  </>
);

/** Who had a programme, and who had none for so long. */
function reachPage(shown: ShownBy<typeof reachList>): View {
  const { scheme, tiles } = shown.around;
  const months = scheme.uncoveredMonths;
  return trainingPage({
    heading: "Who had a programme, and who had none",
    crumbs: [programmesCrumb],
    width: "wide",
    children: (
      <>
        <p class="govuk-body">
          {`Every ward and community of the area, every school and college of the directory, and every group outside school. Those with nothing for ${months} months are listed first.`}
        </p>
        <FacetTabs label="Who had a programme" facets={shown.facets.modes} />
        <WardPicture tiles={tiles} months={months} />
        <ListTables
          shown={shown}
          cells={{
            name: (line) => <NameCell line={line} months={months} />,
            last: ({ lastOn }) => (lastOn === null ? "Never" : formatDate(lastOn)),
            kinds: ({ kinds }) => (kinds.length === 0 ? "None" : namesIn(scheme.kinds, kinds)),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
}
