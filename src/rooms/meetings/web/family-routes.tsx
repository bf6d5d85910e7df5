import { londonDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { docxType, toDocx, type Document } from "../../../platform/documents/index.ts";
import { madeFile } from "../../../platform/files/made-file.ts";
import { redirectDone, type Outcome, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import {
  languageErrors,
  Paper,
  prepareAgain,
  prepareFormOf,
  prepareInput,
  preparePaper,
  textOf,
} from "../../outgoing-papers/index.ts";
import { untoldMeant, whoMayBeTold } from "../../family-network/index.ts";
import { paths as paperPaths } from "../../outgoing-papers/web/paths.ts";
import { itemDrafts } from "../item-drafts.ts";
import { listEarlierPapers, type EarlierPaper } from "../earlier-papers.ts";
import { readContents } from "../record-reads.ts";
import { familyPage, type FamilyPage } from "./family-page.tsx";
import { familyChoices, familyPaperFor } from "../family-paper.ts";
import { meetingParams, meetingRoute, type MeetingFacts } from "./meeting-route.ts";
import { paths } from "./paths.ts";

const viewing = { permission: "child.view" } as const;
const paperParams = meetingParams.extend({ paperId: text() });

async function blank(tx: Tx, facts: MeetingFacts, csrfToken: string): Promise<FamilyPage> {
  const contents = await readContents(tx, facts.meeting, facts);
  return {
    facts,
    csrfToken,
    contents,
    drafts: await itemDrafts(tx),
    earlier: await listEarlierPapers(tx, facts.meeting.meetingId),
    choices: await familyChoices(tx, facts, contents),
    typed: { language: "en" },
    errors: [],
  };
}

/** A paper of before as it is handed over; undefined where this meeting has none of that id. */
async function findEarlier(
  tx: Tx,
  facts: MeetingFacts,
  paperId: string,
): Promise<{ readonly paper: EarlierPaper; readonly document: Document } | undefined> {
  const papers = await listEarlierPapers(tx, facts.meeting.meetingId);
  const paper = papers.find(({ familyPaperId }) => familyPaperId === paperId);
  // Of a time before papers were looked through: for whoever must not be told there is none.
  const told = await whoMayBeTold(tx, facts);
  if (!paper || untoldMeant(told, { name: paper.recipient })) return undefined;
  if (told.namedAsAdult !== undefined) return undefined;
  const contents = await readContents(tx, facts.meeting, facts);
  const { documentFor } = familyPaperFor(facts, contents, paper.language);
  return { paper, document: documentFor(paper.recipient) };
}

export const familyRoutes: readonly Route[] = [
  meetingRoute({
    method: "GET",
    path: "/meetings/:meetingId/family",
    access: viewing,
    audit: { action: "meeting.read" },
    input: { params: meetingParams },
    handle: async (facts, { tx, frame }) => ({
      kind: "page",
      view: familyPage(await blank(tx, facts, frame.csrfToken)),
    }),
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/family/papers",
    access: { permission: "meeting.manage" },
    audit: { action: "meeting.family.prepare" },
    input: { params: meetingParams, form: prepareInput },
    handle: async (facts, { tx, actor, clock, frame, form: typed, asPapers }): Promise<Outcome> => {
      const { person, meeting } = facts;
      if (meeting.approvedAt === null) return { kind: "notFound" };
      const page = { ...(await blank(tx, facts, frame.csrfToken)), typed };
      const wrong = languageErrors(typed);
      const paper = familyPaperFor(facts, page.contents, textOf(typed, "language"));
      const form = prepareFormOf(typed);
      const change = await preparePaper(
        tx,
        { actor, at: clock.now(), asPapers },
        { ...paper, person, kind: "family-plan", choices: page.choices, form, wrong },
      );
      if (change.kind === "accepted") {
        return redirectDone(
          paperPaths.paper(change.paperId),
          "Paper made. Next: read it, then ask for release.",
        );
      }
      const again = prepareAgain(change, facts, paper.documentFor(""));
      return {
        kind: "invalid",
        view: familyPage({ ...page, ...again }),
        detail: { stopped: change.kind },
      };
    },
  }),
  meetingRoute({
    method: "GET",
    path: "/meetings/:meetingId/family/papers/:paperId",
    access: viewing,
    audit: { action: "meeting.family.read" },
    input: { params: paperParams },
    handle: async (facts, { tx, params: { paperId } }) => {
      const [id = ""] = paperId.split(".docx");
      const found = await findEarlier(tx, facts, id);
      if (!found) return { kind: "notFound" };
      if (id === paperId) return { kind: "page", view: earlierPage(facts, found) };
      const name = `Plan ${londonDate(facts.meeting.startsAt)}.docx`;
      const file = { name, mediaType: docxType, says: found.document, make: toDocx };
      return { kind: "file", file: madeFile(file) };
    },
  }),
];

/** The paper alone, as it is printed: no bar about the child, whose facts the family did not ask for. */
function earlierPage(
  { meeting }: MeetingFacts,
  { paper, document }: { readonly paper: EarlierPaper; readonly document: Document },
): View {
  const { meetingId } = meeting;
  return {
    title: document.title,
    marking: "",
    backLink: { text: "Back to the family’s papers", href: paths.family(meetingId) },
    body: (
      <>
        <p class="app-actions">
          <a class="govuk-link" href={`${paths.paper(meetingId, paper.familyPaperId)}.docx`}>
            As a Word file
          </a>
        </p>
        <h1 class="govuk-heading-l" lang={document.language.code} dir={document.language.direction}>
          {document.title}
        </h1>
        <Paper paper={document} />
      </>
    ),
  };
}
