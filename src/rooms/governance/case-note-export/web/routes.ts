import { z } from "zod";
import { docxType, pdfType, toDocx, toPdf } from "../../../../platform/documents/index.ts";
import { jsonFile, madeFile } from "../../../../platform/files/made-file.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { blankState } from "../../../../ui/forms/index.ts";
import {
  childFormSent,
  childParams,
  childRoute,
  type ChildFacts,
} from "../../../child-record/index.ts";
import { filedForm, markFiled } from "../../../work/index.ts";
import { noteData, noteDocument } from "../note-document.ts";
import { findNote, listNotes, listUnfiled, type Note } from "../note-reads.ts";
import { childNotesPage, listPage, notePage } from "./pages.tsx";
import { filingPaths } from "./paths.ts";

export const access = { permission: "decision.file" } as const;
export const pageSize = 50;
export const pageOf = optionalQuery(z.coerce.number<string>().int().min(1).max(20));

const noteParams = z.object({ personId: anId, noteId: anId });

/** A decision about this child, as the reader’s own reach shows it. */
async function noteOf(tx: Tx, { person }: ChildFacts, noteId: string): Promise<Note | undefined> {
  const note = await findNote(tx, noteId);
  return note?.personId === person.personId ? note : undefined;
}

const makers = [
  ["docx", docxType, toDocx],
  ["pdf", pdfType, toPdf],
  ["json", "application/json", undefined],
] as const;

/** Minutes and the MASH’s note are made where they were decided. */
const isMadeHere = ({ kind }: Note): boolean => kind !== "meeting" && kind !== "mash-decision";

const fileRoutes = makers.map(([ending, mediaType, make]) =>
  childRoute({
    method: "GET",
    path: `/children/:personId/notes-to-file/:noteId/note.${ending}`,
    access,
    audit: { action: "filing.take" },
    input: { params: noteParams },
    handle: async (facts, { tx, actor, clock, params: { noteId } }) => {
      const note = await noteOf(tx, facts, noteId);
      if (!note || !isMadeHere(note)) return { kind: "notFound" };
      const name = `Note to file ${note.reference}.${ending}`;
      const says = noteDocument(note, { by: actor.name, at: clock.now() });
      const file = make
        ? madeFile({ name, mediaType, says, make })
        : jsonFile(name, { record: note.reference, ...noteData(note) });
      return { kind: "file", file };
    },
  }),
);

/** What is decided in Lantern goes into the council’s own record, and is marked when it is there. */
export const filingRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/notes-to-file",
    access,
    audit: { action: "filing.list" },
    shows: { about: "children" },
    input: { query: z.object({ page: pageOf, show: optionalQuery(z.literal("team")) }) },
    handle: async ({ tx, actor, clock, query: { page = 1, show } }) => {
      const teams = show === "team" ? actor.posts.map(({ teamId }) => teamId) : undefined;
      const asked = { at: clock.now(), teams, page, pageSize };
      const { notes, hasNext } = await listUnfiled(tx, actor, asked);
      const view = listPage({
        today: clock.today(),
        notes,
        isTeam: show === "team",
        page,
        hasNext: hasNext && page < 20,
      });
      return { kind: "page", view, subjectIds: [...new Set(notes.map((one) => one.personId))] };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/notes-to-file",
    access,
    audit: { action: "filing.child" },
    input: { params: childParams },
    handle: async (facts, { tx }) => {
      const notes = await listNotes(tx, facts.person.personId);
      return { kind: "page", view: childNotesPage(facts, notes) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/notes-to-file/:noteId",
    access,
    audit: { action: "filing.read" },
    input: { params: noteParams },
    handle: async (facts, { tx, params: { noteId }, frame: { csrfToken } }) => {
      const note = await noteOf(tx, facts, noteId);
      if (!note) return { kind: "notFound" };
      return { kind: "page", view: notePage({ facts, note }, blankState(filedForm, csrfToken)) };
    },
  }),
  childFormSent({
    path: "/children/:personId/notes-to-file/:noteId",
    params: noteParams,
    permission: "decision.file",
    action: "filing.mark",
    done: "Marked as copied to the case record.",
    form: filedForm,
    about: async (facts, tx, { noteId }) => {
      const note = await noteOf(tx, facts, noteId);
      return note && { facts, note };
    },
    send: ({ facts: { person }, note }, { tx, actor, clock, typed }) => {
      const filing = { person, kind: note.kind, sourceId: note.noteId, form: typed };
      return markFiled(tx, { actor, at: clock.now() }, filing);
    },
    home: ({ note }) => filingPaths.note(note.personId, note.noteId),
    page: notePage,
  }),
  ...fileRoutes,
];
