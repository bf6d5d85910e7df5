import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import type { PartEntry } from "../../intake/index.ts";
import { mayReview, reviewPicture } from "../review-picture.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { actingIn, mashParams, mashRoute } from "./mash-route.ts";
import { paths } from "./paths.ts";
import { picturePage } from "./picture-page.tsx";

const path = "/mash/:concernId/pictures/:entryId";
const params = mashParams.extend({ entryId: anId });

/** A picture that waits for this reviewer. */
const waiting = ({ entries, actor }: EpisodeFacts, entryId: string): PartEntry | undefined =>
  entries.find((entry) => entry.entryId === entryId && mayReview(entry, actor));

export const pictureRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path,
    audit: { action: "mash.picture.look" },
    input: { params },
    handle: (facts, { frame: { csrfToken }, params: { entryId } }) => {
      const entry = waiting(facts, entryId);
      if (!entry) return Promise.resolve({ kind: "notFound" });
      const typed = { outcome: "", reason: "" };
      const view = picturePage({ facts, entry, csrfToken, typed });
      return Promise.resolve({ kind: "page", view });
    },
  }),
  mashRoute({
    method: "POST",
    path,
    audit: { action: "mash.picture.review" },
    input: { params, form: z.object({ outcome: field(), reason: field() }) },
    handle: async (facts, { tx, frame: { csrfToken }, params: { entryId }, form }) => {
      const entry = waiting(facts, entryId);
      if (!entry) return { kind: "notFound" };
      const change = await reviewPicture(tx, actingIn(facts), { entry, form });
      switch (change.kind) {
        case "accepted":
          return redirectDone(paths.concern(facts.episode.concernId), "The picture was reviewed.");
        case "invalid": {
          const { errors } = change;
          const view = picturePage({ facts, entry, csrfToken, typed: form, errors });
          return { kind: "invalid", view };
        }
        case "notFound":
          return change;
      }
    },
  }),
];
