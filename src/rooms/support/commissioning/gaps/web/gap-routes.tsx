import { z } from "zod";
import { formatDate, londonDate } from "../../../../../kernel/dates.ts";
import { docxType, toDocx } from "../../../../../platform/documents/index.ts";
import { madeFile } from "../../../../../platform/files/made-file.ts";
import { anId } from "../../../../../platform/http/field.ts";
import { route, type Route } from "../../../../../platform/http/route.ts";
import { InsetText } from "../../../../../ui/govuk/index.ts";
import { byOn, firstOf, ListBody, staffForm } from "../../../../work/index.ts";
import {
  commissioningCrumb,
  commissioningFormPage,
  commissioningPage,
} from "../../web/commissioning-frame.tsx";
import { commissioningPaths } from "../../web/paths.ts";
import { gapDocument } from "../gap-document.ts";
import { gapList } from "../gap-list.ts";
import { draftOn, draftsGaps, findGap, gapForm, keepGap, type GapAnalysis } from "../keep-gap.ts";

const title = "Gap analyses";
const crumb = { text: title, href: commissioningPaths.gaps };
const crumbs = [commissioningCrumb, crumb];
const shows = { nobody: "what services are short of, in counts and words, and no child" } as const;
const keeps = { permission: "service.manage" } as const;
const params = z.object({ gapAnalysisId: anId });

const ofMonths = ({ fromOn, toOn }: GapAnalysis): string =>
  `${formatDate(fromOn)} to ${formatDate(toOn)}`;
const kept = ({ keptBy, keptAt }: GapAnalysis): string =>
  `${formatDate(londonDate(keptAt))}, ${keptBy}`;

const listRoute = route({
  method: "GET",
  path: "/commissioning/gaps",
  access: keeps,
  audit: { action: "gap-analysis.list" },
  shows,
  input: { query: gapList.query },
  handle: async (given) => {
    const shown = await gapList.show(given, { path: commissioningPaths.gaps });
    const isOn = await draftsGaps(given.tx, given.clock.today());
    const view = commissioningPage({
      heading: title,
      crumbs: [commissioningCrumb],
      children: (
        <>
          {isOn ? (
            <p class="govuk-body app-screen-only">
              <a class="govuk-link" href={commissioningPaths.newGap}>
                Draft a gap analysis
              </a>
            </p>
          ) : (
            <InsetText text="Drafting is off. A partnership turns it on in the configuration of commissioning." />
          )}
          <ListBody
            label={title}
            shown={shown}
            cells={{
              title: (one) => (
                <a class="govuk-link" href={commissioningPaths.gap(one.gapId)}>
                  {one.title}
                </a>
              ),
              of: ofMonths,
              kept,
            }}
          />
        </>
      ),
    });
    return { kind: "page", view };
  },
});

const draftRoutes = staffForm({
  path: "/commissioning/gaps/new",
  params: z.object({}),
  access: keeps,
  reads: "gap-analysis.draft",
  action: "gap-analysis.keep",
  shows,
  done: "Gap analysis kept.",
  form: gapForm,
  about: async ({ tx, today }) => ((await draftsGaps(tx, today)) ? { today } : undefined),
  begin: async ({ today }, { blank, tx }) => ({ ...blank, wording: await draftOn(tx, today) }),
  send: async (_about, sent) => {
    const change = await keepGap(sent.tx, byOn(sent), { gap: undefined, form: sent.typed });
    const id = "gapId" in change && change.gapId;
    return id ? { ...change, to: commissioningPaths.gap(id), subjectIds: [id] } : change;
  },
  home: () => commissioningPaths.gaps,
  page: (_about, state) =>
    commissioningFormPage({
      heading: "Draft a gap analysis",
      crumbs,
      intro:
        "The figures are drafted, what they mean is yours to write. Nothing is kept until you press the button.",
      form: gapForm,
      state,
      drawing: {},
      action: commissioningPaths.newGap,
      button: "Keep the gap analysis",
    }),
});

const readRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/commissioning/gaps/:gapAnalysisId",
    access: keeps,
    audit: { action: "gap-analysis.read" },
    shows,
    input: { params },
    handle: async ({ tx, params: { gapAnalysisId } }) => {
      const subjectIds = [gapAnalysisId];
      const gap = await findGap(tx, gapAnalysisId);
      if (!gap) return { kind: "notFound", subjectIds };
      const view = commissioningPage({
        heading: gap.title,
        crumbs,
        children: (
          <>
            <p class="govuk-body">{`Of ${ofMonths(gap)}. Kept ${kept(gap)}.`}</p>
            <ul class="govuk-list app-screen-only">
              <li>
                <a class="govuk-link" href={commissioningPaths.changeGap(gap.gapId)}>
                  Change it
                </a>
              </li>
              <li>
                <a class="govuk-link" href={commissioningPaths.gapAsWord(gap.gapId)} download>
                  Download as a Word file
                </a>
              </li>
            </ul>
            <div class="app-form">
              <p class="govuk-body app-verbatim">{gap.wording}</p>
            </div>
          </>
        ),
      });
      return { kind: "page", view, subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/commissioning/gaps/:gapAnalysisId/docx",
    access: keeps,
    audit: { action: "gap-analysis.word" },
    shows,
    input: { params },
    handle: async ({ tx, params: { gapAnalysisId } }) => {
      const subjectIds = [gapAnalysisId];
      const gap = await findGap(tx, gapAnalysisId);
      if (!gap) return { kind: "notFound", subjectIds };
      const says = gapDocument(gap);
      const name = "Gap analysis.docx";
      const file = madeFile({ name, mediaType: docxType, says, make: toDocx });
      return { kind: "file", file, subjectIds };
    },
  }),
];

const changeRoutes = staffForm({
  path: "/commissioning/gaps/:gapAnalysisId/change",
  params,
  access: keeps,
  reads: "gap-analysis.read",
  action: "gap-analysis.change",
  shows,
  subjectIds: firstOf,
  done: "Gap analysis saved.",
  form: gapForm,
  about: ({ tx, params: { gapAnalysisId } }) => findGap(tx, gapAnalysisId),
  begin: ({ title: named, wording }, { blank }) => ({ ...blank, title: named, wording }),
  send: (gap, sent) => keepGap(sent.tx, byOn(sent), { gap, form: sent.typed }),
  home: ({ gapId }) => commissioningPaths.gap(gapId),
  page: ({ gapId, title: named, version }, state) =>
    commissioningFormPage({
      heading: "Change the gap analysis",
      crumbs: [...crumbs, { text: named, href: commissioningPaths.gap(gapId) }],
      form: gapForm,
      state,
      drawing: {},
      version,
      action: commissioningPaths.changeGap(gapId),
      button: "Save",
    }),
});

export const gapRoutes: readonly Route[] = [
  listRoute,
  ...draftRoutes,
  ...readRoutes,
  ...changeRoutes,
];
