import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { mayDo } from "../../../subjects/index.ts";
import {
  childParams,
  childRoute,
  keptNote,
  noteWith,
  notePage,
} from "../../../child-record/index.ts";
import { paths } from "../../../child-record/web/paths.ts";

/**
 * Somebody who was about to add a child says that this is the child. Nothing is recorded by it: why they
 * would have opened the child waits in a note, as a draft of theirs, and whoever may not add one is led
 * to the record.
 */
export const alreadyHereRoute: Route = childRoute({
  method: "POST",
  path: "/children/:personId/already-here",
  access: { permission: "child.view" },
  audit: { action: "child.already-here" },
  input: { params: childParams, form: z.object({ reason: field() }) },
  handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form }) => {
    const { person, circle, today } = facts;
    const { personId } = person;
    const text = form.reason.trim();
    if (!mayDo(actor, "note.add", { person, circle }))
      return redirectDone(paths.child(personId), "This child has a record already. This is it.");
    const to = paths.note(personId);
    if (text === "")
      return redirectDone(to, "This child has a record already. You can add a note to it.");
    const fields = await noteWith(tx, { personId, today, text });
    const acting = { actor, at: clock.now() };
    const change = await keptNote.keep(tx, acting, { subject: personId, fields });
    // Where no more drafts are kept, the words stand in the form all the same.
    return change.kind === "accepted"
      ? redirectDone(
          to,
          "This child has a record already. Your reason is in a note: check it and save it.",
        )
      : { kind: "page", view: notePage({ facts, csrfToken, typed: fields }) };
  },
});
