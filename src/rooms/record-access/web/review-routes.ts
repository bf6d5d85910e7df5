import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { getConfiguration } from "../../configuration/index.ts";
import { listEmergencyReviews, reviewEmergency } from "../../subjects/index.ts";
import { accessPaths } from "./paths.ts";
import { reviewsPage } from "./review-page.tsx";
import { wordsOf } from "./words.ts";

async function pageFacts(tx: Tx, on: string) {
  const { body } = await getConfiguration(tx, { kind: "emergency-access", key: "emergency", on });
  return { reviews: await listEmergencyReviews(tx), reasons: wordsOf(body.reasons), today: on };
}

export const reviewRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/emergency/reviews",
    access: { permission: "emergency.review" },
    audit: { action: "emergency.reviews.read" },
    input: {},
    handle: async ({ tx, actor, clock, frame }) => {
      const facts = await pageFacts(tx, clock.today());
      const reader = { readerId: actor.id, csrfToken: frame.csrfToken };
      return { kind: "page", view: reviewsPage({ ...facts, ...reader }) };
    },
  }),
  route({
    method: "POST",
    path: "/emergency/reviews/:openingId",
    access: { permission: "emergency.review" },
    audit: { action: "emergency.review" },
    input: {
      params: z.object({ openingId: z.uuid() }),
      form: z.object({ outcome: field(), note: field() }),
    },
    handle: async ({ tx, actor, clock, frame, params: { openingId }, form: typed }) => {
      const review = await reviewEmergency(tx, { openingId, at: clock.now() }, typed);
      const reader = { readerId: actor.id, csrfToken: frame.csrfToken };
      switch (review.kind) {
        case "accepted":
          return { kind: "redirect", to: accessPaths.reviews() };
        case "invalid": {
          const returned = { id: openingId, typed, errors: review.errors };
          const facts = await pageFacts(tx, clock.today());
          return { kind: "invalid", view: reviewsPage({ ...facts, ...reader, returned }) };
        }
        // Reviewed by a colleague in the meantime: the page shows what they found.
        case "stale":
          return {
            kind: "stale",
            view: reviewsPage({ ...(await pageFacts(tx, clock.today())), ...reader }),
          };
        case "own":
          return { kind: "forbidden" };
        case "notFound":
          return { kind: "notFound" };
      }
    },
  }),
];
