import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { formText } from "../../../platform/http/text.ts";
import { answerSitting } from "../answer-sitting.ts";
import { listAgenda } from "../agenda-reads.ts";
import { compareAsked } from "../may-know.ts";
import { sittingOutcome } from "./agenda-routes.tsx";
import { begunPage, closedPage } from "./closed-page.tsx";
import { peoplePage } from "./people-page.tsx";
import { paths } from "./paths.ts";
import { sittingParams, sittingRoute } from "./sitting-route.ts";

/** One's own answer to being asked, or what somebody told who keeps the panel. */
export const answerRoutes: readonly Route[] = [
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/invitation",
    access: { permission: "note.add" },
    audit: { action: "sitting.answer" },
    input: {
      params: sittingParams,
      // One's own form has no such field; in the other an answer without it is nobody's yet.
      form: z.object({ answer: field(), deputy: field(), whose: formText().optional() }),
    },
    handle: async (facts, given): Promise<Outcome> => {
      const { tx, actor, compareStaff, form } = given;
      const { sitting, panel, acting, mayManage } = facts;
      const { whose = "" } = form;
      const isOwn = form.whose === undefined;
      if (!isOwn && !mayManage) return { kind: "forbidden" };
      const staffId = isOwn ? actor.id : whose;
      const change = await answerSitting(tx, acting, { sitting, panel, staffId, form });
      if (change.kind === "closed") return { kind: "stale", view: closedPage(facts) };
      if (change.kind === "begun") return { kind: "invalid", view: begunPage(facts) };
      if (change.kind === "absent" && isOwn) return { kind: "notFound" };
      if (change.kind === "accepted") {
        const { deputyId } = change;
        const items = deputyId
          ? await listAgenda(tx, actor, { sittingId: sitting.sittingId, today: acting.today })
          : [];
        await compareAsked(compareStaff, items, (one) => one === deputyId);
        const to = isOwn ? paths.sitting : paths.people;
        return redirectDone(to(sitting.sittingId), "Reply saved.");
      }
      const errors =
        change.kind === "invalid"
          ? change.errors
          : [{ field: "whose", message: "Choose a person who is invited" }];
      if (isOwn) return sittingOutcome(given, facts, { ownErrors: errors });
      const typed = { ...form, whose };
      return { kind: "invalid", view: await peoplePage(tx, facts, { errors, typed }) };
    },
  }),
];
