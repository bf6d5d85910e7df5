import { z } from "zod";
import { londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import {
  docxType,
  pdfType,
  toDocx,
  toPdf,
  type Document,
} from "../../../platform/documents/index.ts";
import { jsonFile, madeFile } from "../../../platform/files/made-file.ts";
import { field } from "../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listFilings, markFiled } from "../../work/index.ts";
import { addAddendum, approveMinutes } from "../approve.ts";
import { minutesNote } from "../minutes-note.ts";
import { minutesOf } from "../minutes.ts";
import { closed } from "./booking-routes.tsx";
import {
  meetingParams,
  meetingRoute,
  type MeetingFacts,
  type MeetingGiven,
} from "./meeting-route.ts";
import { minutesPage, takenWords, type MinutesPage } from "./minutes-page.tsx";
import { onlyTheChairPage } from "./only-the-chair-page.tsx";
import { paths } from "./paths.ts";
import { minutesContext } from "./record-context.ts";

const viewing = { permission: "child.view" } as const;
const reading = { action: "meeting.minutes.read" } as const;
/** A file is for the council's own record; whoever else gets the minutes gets them as a paper. */
const filing = { permission: "decision.file" } as const;
/** A file is read by others than whoever takes it. */
const leaving = { forOthers: true } as const;
const taking = { action: "meeting.minutes.export" } as const;

type FormState = Pick<MinutesPage, "typed" | "errors">;

async function pageOf(
  facts: MeetingFacts,
  { tx, frame, clock }: Pick<MeetingGiven, "tx" | "frame" | "clock">,
  again: FormState = {},
) {
  return minutesPage({
    facts,
    csrfToken: frame.csrfToken,
    ground: await minutesContext(tx, facts, { at: clock.now() }),
    filings: await listFilings(tx, facts.meeting.meetingId),
    now: clock.now(),
    ...again,
  });
}

const fileName = ({ person, meeting }: MeetingFacts, ending: string): string =>
  `Minutes ${person.reference} ${londonDate(meeting.startsAt)}.${ending}`;

/** The minutes with the name of whoever takes them away on every page. */
async function takenMinutes(tx: Tx, facts: MeetingFacts, at: Date): Promise<Document> {
  const taken = takenWords(facts, at);
  return { ...minutesOf(await minutesContext(tx, facts, { ...leaving, at })), taken };
}

const back = ({ meeting }: MeetingFacts): Outcome => ({
  kind: "redirect",
  to: paths.minutes(meeting.meetingId),
});

/** The page again, with what was typed and what is wrong with it. */
async function sentBack(
  facts: MeetingFacts,
  given: Pick<MeetingGiven, "tx" | "frame" | "clock">,
  again: { typed: NonNullable<FormState["typed"]>; errors: readonly FieldError[] },
): Promise<Outcome> {
  return { kind: "invalid", view: await pageOf(facts, given, again) };
}

export const minutesRoutes: readonly Route[] = [
  meetingRoute({
    method: "GET",
    path: "/meetings/:meetingId/minutes",
    access: viewing,
    audit: reading,
    input: { params: meetingParams },
    handle: async (facts, given) => ({ kind: "page", view: await pageOf(facts, given) }),
  }),
  meetingRoute({
    method: "GET",
    path: "/meetings/:meetingId/minutes.docx",
    access: filing,
    audit: taking,
    input: { params: meetingParams },
    handle: async (facts, { tx, clock }) => {
      const says = await takenMinutes(tx, facts, clock.now());
      const file = { name: fileName(facts, "docx"), mediaType: docxType, says, make: toDocx };
      return { kind: "file", file: madeFile(file) };
    },
  }),
  meetingRoute({
    method: "GET",
    path: "/meetings/:meetingId/minutes.pdf",
    access: filing,
    audit: taking,
    input: { params: meetingParams },
    handle: async (facts, { tx, clock }) => {
      const says = await takenMinutes(tx, facts, clock.now());
      const file = { name: fileName(facts, "pdf"), mediaType: pdfType, says, make: toPdf };
      return { kind: "file", file: madeFile(file) };
    },
  }),
  meetingRoute({
    method: "GET",
    path: "/meetings/:meetingId/minutes.json",
    access: filing,
    audit: taking,
    input: { params: meetingParams },
    handle: async (facts, { tx, clock }) => {
      const note = minutesNote(await minutesContext(tx, facts, { ...leaving, at: clock.now() }));
      return { kind: "file", file: jsonFile(fileName(facts, "json"), note) };
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/approve",
    access: { permission: "meeting.approve" },
    audit: { action: "meeting.approve" },
    input: { params: meetingParams, form: z.object({ without: field() }) },
    handle: async (facts, given) => {
      const { tx, actor, clock, form: typed } = given;
      const { person, meeting, type, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const { without } = typed;
      const change = await approveMinutes(tx, acting, { person, meeting, type, without });
      switch (change.kind) {
        case "accepted":
          return sayDone("Minutes approved. They can no longer be changed.", back(facts));
        case "refused":
          return { kind: "refused", view: onlyTheChairPage(facts) };
        case "closed":
          return closed(facts, [without]);
        case "invalid":
          return sentBack(facts, given, { typed, errors: change.errors });
      }
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/addenda",
    access: { permission: "meeting.manage" },
    audit: { action: "meeting.correct" },
    input: { params: meetingParams, form: z.object({ addendum: field() }) },
    handle: async (facts, given) => {
      const { tx, actor, clock, form: typed } = given;
      const { person, meeting, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const wording = typed.addendum;
      const change = await addAddendum(tx, acting, { person, meeting, wording });
      if (change.kind === "accepted") return sayDone("Addition to the minutes saved.", back(facts));
      if (change.kind === "closed") return { kind: "notFound" };
      return sentBack(facts, given, { typed, errors: change.errors });
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/filed",
    access: filing,
    audit: { action: "meeting.file" },
    input: { params: meetingParams, form: z.object({ filedIn: field() }) },
    handle: async (facts, given) => {
      const { tx, actor, clock, form: typed } = given;
      const { person, meeting } = facts;
      if (meeting.approvedAt === null) return { kind: "notFound" };
      const filed = { person, kind: "meeting", sourceId: meeting.meetingId, form: typed } as const;
      const change = await markFiled(tx, { actor, at: clock.now() }, filed);
      if (change.kind === "accepted")
        return sayDone("Marked as copied to the case record.", back(facts));
      return sentBack(facts, given, { typed, errors: change.errors });
    },
  }),
];
