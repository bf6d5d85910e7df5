import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { keptForm } from "../../work/index.ts";
import { addNote } from "../add-note.ts";
import { notePage } from "./note-form.tsx";
import { childParams, childRoute } from "./child-route.ts";
import { paths } from "./paths.ts";

const noteForm = z.object({
  headline: field(),
  detail: field(),
  "happened-day": field(),
  "happened-month": field(),
  "happened-year": field(),
  significant: field(),
});

const kept = keptForm("note", noteForm);

export const noteRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/note",
    access: { permission: "note.add" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame }) => {
      const { day, month, year } = datePartsOf(facts.today);
      const typed = {
        headline: "",
        detail: "",
        "happened-day": day,
        "happened-month": month,
        "happened-year": year,
        significant: "",
      };
      const before = await kept.find(tx, facts.person.personId);
      const view = notePage({
        facts,
        csrfToken: frame.csrfToken,
        typed: before.typed ?? typed,
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
        await kept.end(tx, facts.person.personId);
        return { kind: "redirect", to: paths.child(facts.person.personId) };
      }
      const { errors } = change;
      return {
        kind: "invalid",
        view: notePage({ facts, csrfToken: frame.csrfToken, typed, errors }),
      };
    },
  }),
];
