import { redirectDone } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { dateTyped, childParams, childRoute } from "../../../child-record/index.ts";
import { nrmFormOn } from "../nrm-config.ts";
import { considerReferral } from "../prepare.ts";
import { considerPage } from "./consider-page.tsx";
import { considerFormOf, considerInput } from "./fields.ts";
import { nrmPaths } from "./paths.ts";

/** Whether a child is referred: before the routes of one referral, whose id stands at the same place. */
export const considerRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/nrm/new",
    access: { permission: "nrm.record" },
    audit: { action: "child.forums.read" },
    input: { params: childParams },
    handle: (facts, { frame: { csrfToken } }) => {
      const typed = { ...considerInput.parse({}), ...dateTyped("considered", facts.today) };
      const view = considerPage({ facts, csrfToken, typed });
      return Promise.resolve({ kind: "page", view });
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/nrm/new",
    access: { permission: "nrm.record" },
    audit: { action: "nrm.consider" },
    input: { params: childParams, form: considerInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const change = await considerReferral(
        tx,
        { actor, at: clock.now(), today },
        { person, nrmForm: await nrmFormOn(tx, today), form: considerFormOf(typed) },
      );
      if (change.kind === "invalid") {
        const view = considerPage({ facts, csrfToken, typed, errors: change.errors });
        return { kind: "invalid", view };
      }
      // Where one stands already, that is the one to look at.
      return redirectDone(
        nrmPaths.referral(person.personId, change.referralId),
        "Decision saved. It is in the chronology.",
      );
    },
  }),
];
