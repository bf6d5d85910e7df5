import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { readFirst, toBeReadFirst, ReadFirst, readFirstHeading } from "../../intake/index.ts";
import { episodePage } from "./episode-frame.tsx";
import { actingIn, mashParams, mashRoute } from "./mash-route.ts";
import { paths } from "./paths.ts";

const path = "/mash/:concernId/files/:entryId/read-first";
const params = mashParams.extend({ entryId: anId });

/** For one of the MASH who is among those who know where the child is; not found for everybody else. */
export const readFirstRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path,
    audit: { action: "mash.read" },
    input: { params },
    handle: (facts, { params: { entryId }, frame: { csrfToken } }) => {
      const { concernId } = facts.episode;
      const entry = toBeReadFirst(facts.entries, entryId);
      if (!entry) return Promise.resolve({ kind: "notFound" });
      const addresses = {
        fileHref: paths.file(concernId, entryId),
        action: paths.readFirst(concernId, entryId),
      };
      const children = <ReadFirst entry={entry} csrfToken={csrfToken} {...addresses} />;
      const view = episodePage({ facts, heading: readFirstHeading, summary: undefined, children });
      return Promise.resolve({ kind: "page", view });
    },
  }),
  mashRoute({
    method: "POST",
    path,
    audit: { action: "mash.file.read-first" },
    input: { params, form: z.object({}) },
    handle: async (facts, { tx, params: { entryId } }) => {
      const entry = toBeReadFirst(facts.entries, entryId);
      if (!entry) return { kind: "notFound" };
      await readFirst(tx, actingIn(facts), entry);
      return redirectDone(paths.concern(facts.episode.concernId), "Marked as read.");
    },
  }),
];
