import { redirectDone } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { addNote } from "../add-note.ts";
import { beginNote, keptNote, noteForm } from "./note-draft.ts";
import { notePage } from "./note-form.tsx";
import { childParams, childRoute } from "./child-route.ts";
import { paths } from "./paths.ts";

export const noteRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/note",
    access: { permission: "note.add" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame }) => {
      const before = await keptNote.find(tx, facts.person.personId);
      const view = notePage({
        facts,
        csrfToken: frame.csrfToken,
        typed: before.typed ?? beginNote(facts.today),
        savedAt: before.savedAt,
      });
      return { kind: "page", view };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/note",
    access: { permission: "note.add" },
    audit: { action: "note.add" },
    input: { params: childParams, form: noteForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { headline, detail, significant } = typed;
      const happenedOn = {
        day: typed["happened-day"],
        month: typed["happened-month"],
        year: typed["happened-year"],
      };
      const change = await addNote(
        tx,
        { actor, at: clock.now(), today: facts.today },
        { person: facts.person, form: { headline, detail, happenedOn, significant } },
      );
      if (change.kind === "accepted") {
        await keptNote.end(tx, facts.person.personId);
        return redirectDone(
          paths.child(facts.person.personId),
          "Note saved. It is in the chronology.",
        );
      }
      const { errors } = change;
      return {
        kind: "invalid",
        view: notePage({ facts, csrfToken: frame.csrfToken, typed, errors }),
      };
    },
  }),
];
