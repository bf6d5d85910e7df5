import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { listPartEntries } from "../part-reads.ts";
import { readFirst, toBeReadFirst } from "../read-first.ts";
import { concernParams, concernRoute } from "./concern-route.ts";
import { paths } from "./paths.ts";
import { ReadFirst, readFirstHeading } from "./read-first-page.tsx";

const path = "/concerns/:concernId/files/:entryId/read-first";
const params = concernParams.extend({ entryId: anId });

/** For one of the sender's team who is among those who know where the child is; not found for everybody else. */
export const readFirstRoutes: readonly Route[] = [
  concernRoute({
    method: "GET",
    path,
    audit: { action: "concern.read" },
    input: { params },
    handle: async ({ concernId, reference }, { tx, params: { entryId }, frame: { csrfToken } }) => {
      const entry = toBeReadFirst(await listPartEntries(tx, concernId), entryId);
      if (!entry) return { kind: "notFound" };
      const addresses = {
        fileHref: paths.file(concernId, entryId),
        action: paths.readFirst(concernId, entryId),
      };
      return {
        kind: "page",
        view: {
          title: `${readFirstHeading}: concern ${reference}`,
          backLink: { text: `Back to concern ${reference}`, href: paths.concern(concernId) },
          body: (
            <>
              <h1 class="govuk-heading-l">{readFirstHeading}</h1>
              <ReadFirst entry={entry} csrfToken={csrfToken} {...addresses} />
            </>
          ),
        },
      };
    },
  }),
  concernRoute({
    method: "POST",
    path,
    audit: { action: "concern.file.read-first" },
    input: { params, form: z.object({}) },
    handle: async ({ concernId }, { tx, actor, clock, params: { entryId } }) => {
      const entry = toBeReadFirst(await listPartEntries(tx, concernId), entryId);
      if (!entry) return { kind: "notFound" };
      await readFirst(tx, { actor, at: clock.now() }, entry);
      return redirectDone(paths.concern(concernId), "Marked as read.");
    },
  }),
];
