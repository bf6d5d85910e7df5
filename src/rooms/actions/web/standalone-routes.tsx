import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { closeStandalone, findStandalone } from "../../work/index.ts";
import { standalonePage } from "./standalone-page.tsx";

const access = {
  signedIn: "each person reads and closes the actions that were sent to them without the record",
} as const;
const params = z.object({ actionId: anId });
const closingForm = z.object({ state: field(), outcome: field(), version: field() });
const blank = closingForm.parse({});

/** An action whose owner cannot open the child's record: its words, who asked, who to ring, and what came of it. */
export const standaloneRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/work/actions/:actionId",
    access,
    audit: { action: "action.read" },
    shows: { about: "linked" },
    input: { params },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { actionId } }) => {
      const action = await findStandalone(tx, clock.now(), actionId);
      if (!action) return { kind: "notFound" };
      const typed = { ...blank, version: String(action.version) };
      const view = standalonePage({ action, typed, csrfToken, today: clock.today() });
      return { kind: "page", view, subjectIds: [actionId] };
    },
  }),
  route({
    method: "POST",
    path: "/work/actions/:actionId",
    access,
    audit: { action: "action.close" },
    shows: { about: "linked" },
    input: { params, form: closingForm },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { actionId }, form: typed }) => {
      const at = clock.now();
      const change = await closeStandalone(tx, at, { actionId, form: typed });
      const action = await findStandalone(tx, at, actionId);
      const subjectIds = [actionId];
      if (change.kind === "absent" || !action) return { kind: "notFound" };
      const shown = { action, csrfToken, today: clock.today() };
      if (change.kind === "invalid") {
        const { errors } = change;
        return { kind: "invalid", view: standalonePage({ ...shown, typed, errors }), subjectIds };
      }
      if (change.kind === "accepted")
        return redirectDone(
          `/work/actions/${actionId}`,
          "Your answer was saved. The person who gave you the action can see it.",
          { subjectIds },
        );
      const again = { ...typed, version: String(action.version) };
      const view = standalonePage({ ...shown, typed: again, isStale: true });
      return { kind: "stale", view, subjectIds };
    },
  }),
];
