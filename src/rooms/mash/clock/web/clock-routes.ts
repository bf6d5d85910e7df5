import { z } from "zod";
import { sayDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { concernAnswer } from "../../web/concern-answer.ts";
import { actingIn, mashParams, mashRoute } from "../../web/mash-route.ts";
import { pauseClock, resumeClock } from "../pause-clock.ts";

export const clockRoutes: readonly Route[] = [
  mashRoute({
    method: "POST",
    path: "/mash/:concernId/pause",
    audit: { action: "mash.pause" },
    input: {
      params: mashParams,
      form: z.object({ pause: field(), note: field(), version: field() }),
    },
    handle: async (facts, { tx, frame: { csrfToken }, form }) => {
      const { episode } = facts;
      const change = await pauseClock(tx, actingIn(facts), { episode, form });
      const typed = { pause: form.pause, pauseNote: form.note };
      return sayDone(
        "The clock is paused.",
        concernAnswer(facts, change, { tx, csrfToken, typed }),
      );
    },
  }),
  mashRoute({
    method: "POST",
    path: "/mash/:concernId/resume",
    audit: { action: "mash.resume" },
    input: { params: mashParams, form: z.object({ version: field() }) },
    handle: async (facts, { tx, frame: { csrfToken }, form: { version } }) => {
      const { episode, scheme } = facts;
      const acting = { ...actingIn(facts), scheme };
      const change = await resumeClock(tx, acting, { episode, version });
      return sayDone(
        "The clock runs again.",
        concernAnswer(facts, change, { tx, csrfToken, typed: {} }),
      );
    },
  }),
];
