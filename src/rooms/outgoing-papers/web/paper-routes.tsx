import { z } from "zod";
import { docxType, toDocx } from "../../../platform/documents/index.ts";
import { optionalQuery } from "../../../platform/http/field.ts";
import type { Outcome, View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { withoutHeld } from "../../../platform/words/index.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { filesToRelease } from "../files-to-release.ts";
import { asksHandsFirst, isForFamily } from "../kinds.ts";
import { listOwnOpen, listPapersAbout, listWaiting, type LeavingPaper } from "../paper-reads.ts";
import { checkAgain, mayLeave } from "../paper-steps.ts";
import { listRegister } from "../register-reads.ts";
import { childPapersPage, listPage } from "./list-page.tsx";
import { pageOf } from "./paper-page-facts.ts";
import { paperRoute, type PaperFacts, type PaperGiven } from "./paper-route.ts";
import { hasLeft } from "./paper-view.ts";
import { asPrinted, footOf } from "./paper-words.ts";
import { Paper } from "./paper.tsx";
import { paths } from "./paths.ts";
import { registerPage } from "./register-page.tsx";
import { stepRoutes } from "./step-routes.tsx";

const viewing = { permission: "child.view" } as const;

export const paperRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/papers",
    access: { permission: "paper.release" },
    audit: { action: "papers.read" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, actor, rooms }) => {
      const [waiting, own] = [await listWaiting(tx, actor), await listOwnOpen(tx, actor)];
      const files = await filesToRelease.oneIn(rooms)(tx);
      const shown = [...waiting, ...own].map(({ personId }) => personId);
      return {
        kind: "page",
        view: listPage({ waiting, files, own }),
        subjectIds: [...new Set(shown)],
      };
    },
  }),
  route({
    method: "GET",
    path: "/papers/register",
    access: { permission: "audit.view" },
    audit: { action: "papers.register.read" },
    shows: { about: "children" },
    input: { query: z.object({ before: optionalQuery(text().max(40)) }) },
    handle: async ({ tx, query }) => ({
      kind: "page",
      view: registerPage(await listRegister(tx, query.before)),
    }),
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/papers",
    access: viewing,
    audit: { action: "child.papers.read" },
    input: { params: childParams },
    handle: async (facts, { tx }) => ({
      kind: "page",
      view: childPapersPage(facts, await listPapersAbout(tx, facts.person.personId)),
    }),
  }),
  paperRoute({
    method: "GET",
    path: "/papers/:paperId",
    access: viewing,
    audit: { action: "paper.read" },
    input: {},
    handle: async (facts, given) => ({ kind: "page", view: await pageOf(facts, given) }),
  }),
  paperRoute({
    method: "GET",
    path: "/papers/:paperId/print",
    access: viewing,
    audit: { action: "paper.print" },
    input: {},
    handle: async (facts, given) =>
      (await notToPrint(facts, given)) ?? { kind: "page", view: printPage(facts.paper) },
  }),
  paperRoute({
    method: "GET",
    path: "/papers/:paperId/print.docx",
    access: viewing,
    audit: { action: "paper.print" },
    input: {},
    handle: async (facts, given) => {
      const stopped = await notToPrint(facts, given);
      if (stopped) return stopped;
      const { paper } = facts;
      const content = await toDocx(asPrinted(paper));
      const name = `${paper.reference}.docx`;
      return { kind: "file", file: { name, mediaType: docxType, content } };
    },
  }),
  ...stepRoutes,
];

/** Before it is released there is nothing to print; what speaks against it since stops it too. */
async function notToPrint(
  facts: PaperFacts,
  given: PaperGiven<z.ZodType<object>>,
): Promise<Outcome | undefined> {
  const { paper } = facts;
  if (!hasLeft(paper)) return { kind: "notFound" };
  const { tx, actor, asPapers, clock } = given;
  const checked = await checkAgain(tx, { asPapers, actor, at: clock.now() }, paper);
  if (!checked.mayKnow)
    return { kind: "refused", view: await pageOf(facts, given, { problem: "unnamed" }) };
  if (mayLeave(paper, checked)) return undefined;
  return { kind: "refused", view: await pageOf(facts, given, { problem: "stopped" }) };
}

/** The paper alone, as it is handed over: no bar about the child, whose facts nobody asked for. */
function printPage(paper: LeavingPaper): View {
  const document = asPrinted(paper);
  const { language } = document;
  return {
    title: document.title,
    marking: footOf(paper),
    isSigned: !isForFamily(paper.kind),
    backLink: { text: "Back", href: paths.paper(paper.paperId) },
    body: (
      <>
        <p class="app-actions">
          <a class="govuk-link" href={`${paths.print(paper.paperId)}.docx`}>
            As a Word file
          </a>
        </p>
        <h1 class="govuk-heading-l" lang={language.code} dir={language.direction}>
          {withoutHeld(document.title)}
        </h1>
        {asksHandsFirst(paper.kind) ? (
          // Whose hands it is in matters: who printed it is not at its head.
          <div class="app-print-plain">
            <Paper paper={withoutHeldIn(document)} />
          </div>
        ) : (
          <Paper paper={withoutHeldIn(document)} />
        )}
      </>
    ),
  };
}

/** What was held since never goes out again, not even for those who may read it. */
const withoutHeldIn = (document: LeavingPaper["document"]): LeavingPaper["document"] =>
  JSON.parse(withoutHeld(JSON.stringify(document))) as LeavingPaper["document"];
