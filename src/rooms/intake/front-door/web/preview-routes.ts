import { z } from "zod";
import { anId, optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { dueByClock } from "../../../directory/index.ts";
import { findFormVersion } from "../door.ts";
import { previewPage } from "./preview-page.tsx";
import { areasOn } from "./queue-routes.ts";

/** For those who read configuration: a version of the public form as it will look, also one to come. */
export const previewRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/admin/configuration/public-form/preview",
    access: { permission: "configuration.view" },
    audit: { action: "configuration.read" },
    shows: { nobody: "words of the public pages" },
    input: { query: z.object({ version: optionalQuery(anId) }) },
    handle: async ({ tx, clock, query: { version } }) => {
      const today = clock.today();
      const found = await findFormVersion(tx, { id: version, on: today });
      if (!found) return { kind: "notFound" };
      const by = await dueByClock(tx, "mash-decision", clock.now());
      const areas = await areasOn(tx, today);
      return { kind: "page", view: previewPage({ ...found, areas, by }) };
    },
  }),
];
