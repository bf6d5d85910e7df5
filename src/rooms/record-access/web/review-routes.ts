import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { getConfiguration } from "../../configuration/index.ts";
import {
  emergencyAccessKind,
  listEmergencyReviews,
  reviewEmergency,
} from "../../subjects/index.ts";
import { accessPaths } from "./paths.ts";
import { reviewsPage } from "./review-page.tsx";
import { wordsOf } from "./words.ts";

async function pageFacts(tx: Tx, on: string) {
  const { body } = await getConfiguration(tx, { kind: emergencyAccessKind, key: "emergency", on });
  return { reviews: await listEmergencyReviews(tx), reasons: wordsOf(body.reasons), today: on };
}

/** Which records were opened is named to nobody; whoever reviews it is compared with them. */
const idsOf = ({ reviews }: Awaited<ReturnType<typeof pageFacts>>): readonly string[] =>
  reviews.map(({ id }) => id);

export const reviewRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/emergency/reviews",
    access: { permission: "emergency.review" },
    audit: { action: "emergency.reviews.read" },
    shows: { about: "linked" },
    input: {},
    handle: async ({ tx, actor, clock, frame }) => {
      const facts = await pageFacts(tx, clock.today());
      const reader = { readerId: actor.id, csrfToken: frame.csrfToken };
      return { kind: "page", view: reviewsPage({ ...facts, ...reader }), shown: idsOf(facts) };
    },
  }),
  route({
    method: "POST",
    path: "/emergency/reviews/:openingId",
    access: { permission: "emergency.review" },
    audit: { action: "emergency.review" },
    shows: { about: "linked" },
    input: {
      params: z.object({ openingId: z.uuid() }),
      form: z.object({ outcome: field(), note: field() }),
    },
    handle: async ({ tx, actor, clock, frame, params: { openingId }, form: typed }) => {
      const review = await reviewEmergency(tx, { openingId, at: clock.now() }, typed);
      const reader = { readerId: actor.id, csrfToken: frame.csrfToken };
      switch (review.kind) {
        case "accepted":
          return redirectDone(accessPaths.reviews(), "Review of the emergency opening saved.");
        case "invalid": {
          const returned = { id: openingId, typed, errors: review.errors };
          const facts = await pageFacts(tx, clock.today());
          const view = reviewsPage({ ...facts, ...reader, returned });
          return { kind: "invalid", view, shown: idsOf(facts) };
        }
        // Reviewed by a colleague in the meantime: the page shows what they found.
        case "stale": {
          const facts = await pageFacts(tx, clock.today());
          return { kind: "stale", view: reviewsPage({ ...facts, ...reader }), shown: idsOf(facts) };
        }
        case "own":
          return { kind: "forbidden" };
        case "notFound":
          return { kind: "notFound" };
      }
    },
  }),
];
