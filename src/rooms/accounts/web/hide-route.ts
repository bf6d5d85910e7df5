import { z } from "zod";
import { publicRoute } from "../../../platform/http/route.ts";
import { hideNowSite } from "../hide-now.ts";
import { endStanding } from "./arrive.ts";

/**
 * Leaves any page at once: the session ends, the browser forgets what it kept of Lantern's pages, and
 * the answer is a page with nothing on it that leads on. It asks for nobody who is signed in, so that a
 * page that stood open for too long is left as well.
 */
export const hideNow = publicRoute({
  method: "POST",
  path: "/hide",
  access: { public: "hides the page, whether or not the session is still active" },
  audit: { action: "hide-now" },
  input: { form: z.object({}) },
  handle: async ({ tx, clock, caller }) => {
    const { session } = caller;
    const leadsTo = await hideNowSite(tx, { session, on: clock.today() });
    await endStanding(tx, caller, clock.now());
    const subjectIds = session.state === "complete" ? [session.actor.id] : [];
    const headers = { "clear-site-data": `"cache"`, "referrer-policy": "no-referrer" };
    const view = { title: "", body: null, leadsTo };
    return { kind: "page", view, session: null, subjectIds, headers };
  },
});
