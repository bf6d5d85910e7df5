import { z } from "zod";
import { anId, jsonText } from "../../../../platform/http/field.ts";
import { pointed } from "../../../../platform/http/problem.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { markFiled } from "../../../work/index.ts";
import { noteData } from "../note-document.ts";
import { findNote, listUnfiled } from "../note-reads.ts";
import { reachedNote } from "../reached-note.ts";
import { access, pageOf, pageSize } from "./routes.ts";

const params = z.object({ noteId: anId });
const moment = z.iso.datetime();
const child = z.object({ id: z.uuid(), reference: z.string() });
const aNote = {
  id: z.uuid(),
  kind: z.string(),
  headline: z.string(),
  decidedAt: moment,
  decidedBy: z.string().nullable(),
};
const wholeNote = z.object({
  child,
  note: z.object({
    ...aNote,
    reason: z.string().nullable(),
    filed: z.object({ in: z.string(), at: moment, by: z.string().nullable() }).nullable(),
  }),
});
const listed = z.object({
  page: z.int(),
  pageSize: z.int(),
  notes: z.array(z.object({ child, ...aNote })),
});

const filedBody = z
  .strictObject({ filedIn: jsonText().describe("The system, and its own reference") })
  .meta({ examples: [{ filedIn: "CMS 4711" }] });

/** A council’s system takes what is to be filed, and says where it went. */
export const filingApiRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/notes-to-file",
    access,
    audit: { action: "filing.list" },
    shows: { about: "children" },
    input: { query: z.object({ page: pageOf }) },
    answers: {
      summary: "Decisions of the last 90 days that are not filed yet, the oldest first",
      schema: listed,
    },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const asked = { at: clock.now(), page, pageSize };
      const { notes: rows } = await listUnfiled(tx, actor, asked);
      const notes = rows.map((note) => {
        const { id, kind, headline, decidedAt, decidedBy } = noteData(note);
        const about = { id: note.personId, reference: note.reference };
        return { child: about, id, kind, headline, decidedAt, decidedBy };
      });
      const subjectIds = [...new Set(rows.map(({ personId }) => personId))];
      return { kind: "json", body: { page, pageSize, notes }, subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/api/notes-to-file/:noteId",
    access,
    audit: { action: "filing.take" },
    shows: { about: "children" },
    input: { params },
    answers: {
      summary: "One decision with its reason",
      description:
        "For minutes, the reason is what was decided and why, and who disagreed. Decisions of the MASH are given only to its decision makers, so not to a system.",
      schema: wholeNote,
    },
    handle: async ({ tx, actor, clock, stopPlaces, params: { noteId } }) => {
      const reached = await reachedNote({ tx, actor, at: clock.now() }, noteId);
      const { subjectIds } = reached;
      if (reached.status !== undefined)
        return { kind: "problem", status: reached.status, subjectIds };
      const { person, note } = reached;
      if (await stopPlaces(person.personId)) return { kind: "problem", status: 404, subjectIds };
      const about = { id: person.personId, reference: person.reference };
      return { kind: "json", body: { child: about, note: noteData(note) }, subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/api/notes-to-file/:noteId/filed",
    access,
    audit: { action: "filing.mark" },
    shows: { about: "children" },
    input: { params, body: filedBody },
    answers: {
      summary: "Say where a decision was filed",
      description: "Sending it again changes nothing and returns the first answer.",
      schema: wholeNote,
    },
    handle: async ({ tx, actor, clock, params: { noteId }, body: form }) => {
      const at = clock.now();
      const reached = await reachedNote({ tx, actor, at }, noteId);
      const { subjectIds } = reached;
      if (reached.status !== undefined)
        return { kind: "problem", status: reached.status, subjectIds };
      const { person, note } = reached;
      const filing = { person, kind: note.kind, sourceId: noteId, form };
      const change = await markFiled(tx, { actor, at }, filing);
      if (change.kind === "invalid")
        return { kind: "problem", status: 422, errors: pointed(change.errors), subjectIds };
      const now = (await findNote(tx, noteId)) ?? note;
      const about = { id: person.personId, reference: person.reference };
      return { kind: "json", body: { child: about, note: noteData(now) }, subjectIds };
    },
  }),
];
