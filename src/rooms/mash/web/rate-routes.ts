import { z } from "zod";
import { sayDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { rateConcern } from "../rate-concern.ts";
import { formAnswer } from "./form-answer.ts";
import { actingIn, mashParams, mashRoute } from "./mash-route.ts";
import { paths } from "./paths.ts";
import { ratePage } from "./rate-page.tsx";

const path = "/mash/:concernId/rate";
const audit = { action: "mash.rate" };

export const rateRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path,
    audit: { action: "mash.read" },
    input: { params: mashParams },
    handle: (facts, { frame }) => {
      if (facts.episode.decidedAt !== null) return Promise.resolve({ kind: "notFound" });
      const typed = { rating: "", reason: "", version: "" };
      const view = ratePage({ facts, csrfToken: frame.csrfToken, typed });
      return Promise.resolve({ kind: "page", view });
    },
  }),
  mashRoute({
    method: "POST",
    path,
    audit,
    input: {
      params: mashParams,
      form: z.object({ rating: field(), reason: field(), version: field() }),
    },
    handle: async (facts, { tx, frame, form: typed }) => {
      const { episode, scheme } = facts;
      const acting = { ...actingIn(facts), scheme };
      const change = await rateConcern(tx, acting, { episode, form: typed });
      const page = { facts, csrfToken: frame.csrfToken, typed };
      return sayDone(
        "Rating saved. The clock is below.",
        formAnswer(change, {
          to: paths.concern(episode.concernId),
          again: (state) => ratePage({ ...page, ...state }),
        }),
      );
    },
  }),
];
