import { z } from "zod";
import { anId } from "../../../../platform/http/field.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { forgetOwnBrowsers } from "../../known-browsers.ts";
import { paths } from "./paths.ts";

const own = { signedIn: "one’s own account" } as const;
const shows = { nobody: "one’s own account" } as const;

export const browserRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/account/browsers/forget-all",
    access: own,
    audit: { action: "account.browser.forget" },
    shows,
    input: { form: z.object({}) },
    handle: async ({ tx, actor }) => {
      const forgotten = await forgetOwnBrowsers(tx, null);
      return redirectDone(
        paths.account,
        "All browsers were forgotten. You stay signed in where you are.",
        { subjectIds: [actor.id], detail: { forgotten } },
      );
    },
  }),
  route({
    method: "POST",
    path: "/account/browsers/:browserId/forget",
    access: own,
    audit: { action: "account.browser.forget" },
    shows,
    input: { params: z.object({ browserId: anId }), form: z.object({}) },
    handle: async ({ tx, actor, params: { browserId } }) => {
      const subjectIds = [actor.id];
      if ((await forgetOwnBrowsers(tx, browserId)) === 0) return { kind: "notFound", subjectIds };
      return redirectDone(
        paths.account,
        "The browser was forgotten. You stay signed in where you are.",
        { subjectIds },
      );
    },
  }),
];
