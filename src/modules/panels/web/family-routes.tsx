import { z } from "zod";
import { londonDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { docxType, toDocx, type Document } from "../../../platform/documents/index.ts";
import { field } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { familyDocument } from "../family-document.ts";
import { readContents } from "../record-reads.ts";
import { listPapers, releasePaper, type FamilyPaper } from "../release-paper.ts";
import { familyPage } from "./family-page.tsx";
import { meetingParams, meetingRoute, type MeetingFacts } from "./meeting-route.ts";
import { Paper } from "./paper.tsx";
import { paths } from "./paths.ts";

const viewing = { permission: "child.view" } as const;
const paperParams = meetingParams.extend({ paperId: z.string() });

async function blank(tx: Tx, facts: MeetingFacts, csrfToken: string) {
  const { meeting } = facts;
  const contents = await readContents(tx, meeting);
  return { facts, csrfToken, contents, papers: await listPapers(tx, meeting.meetingId) };
}

/** One paper as it is handed over; undefined where this meeting has none of that id. */
async function findPaper(
  tx: Tx,
  facts: MeetingFacts,
  paperId: string,
): Promise<{ readonly paper: FamilyPaper; readonly document: Document } | undefined> {
  const papers = await listPapers(tx, facts.meeting.meetingId);
  const paper = papers.find(({ familyPaperId }) => familyPaperId === paperId);
  if (!paper) return undefined;
  const { person, meeting, type, circle } = facts;
  const ring = circle
    .filter(({ basis }) => basis === "allocation")
    .flatMap(({ name, phone }) => (phone === null ? [] : [{ name, phone }]));
  const contents = await readContents(tx, meeting);
  return { paper, document: familyDocument({ person, meeting, type, contents, ring, paper }) };
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
    audit: { action: "meeting.family.release" },
    input: { params: meetingParams, form: z.object({ recipient: field(), language: field() }) },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, meeting } = facts;
      const change = await releasePaper(
        tx,
        { actor, at: clock.now() },
        { person, meeting, form: typed },
      );
      if (change.kind === "closed") return { kind: "notFound" };
      if (change.kind === "accepted") {
        return { kind: "redirect", to: paths.paper(meeting.meetingId, change.familyPaperId) };
      }
      const again = { ...(await blank(tx, facts, frame.csrfToken)), typed };
      return { kind: "invalid", view: familyPage({ ...again, errors: change.errors }) };
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
      const found = await findPaper(tx, facts, id);
      if (!found) return { kind: "notFound" };
      if (id === paperId) return { kind: "page", view: paperPage(facts, found) };
      const name = `Plan ${londonDate(facts.meeting.startsAt)}.docx`;
      const content = await toDocx(found.document);
      return { kind: "file", file: { name, mediaType: docxType, content } };
    },
  }),
];

/** The paper alone, as it is printed: no bar about the child, whose facts the family did not ask for. */
function paperPage(
  { meeting }: MeetingFacts,
  { paper, document }: { readonly paper: FamilyPaper; readonly document: Document },
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
