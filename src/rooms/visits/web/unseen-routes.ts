import { z } from "zod";
import { optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { countUnseen, listUnseen } from "../unseen-reads.ts";
import { visitSchemeOn } from "../visit-scheme.ts";
import { unseenPage } from "./unseen-page.tsx";

const pageSize = 50;
const query = z.object({
  show: optionalQuery(z.enum(["seen", "alone"])),
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
});

/** Who has not been seen for too long. */
export const unseenRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/visits",
    access: { permission: "tracker.view" },
    audit: { action: "visit.list" },
    shows: { about: "children" },
    input: { query },
    handle: async ({ tx, actor, clock, query: { show = "seen", page = 1 } }) => {
      const [at, today] = [clock.now(), clock.today()];
      const scheme = await visitSchemeOn(tx, today);
      const limits = { today, ...scheme };
      const rows = await listUnseen(tx, actor, { ...limits, at, show, page, pageSize });
      const counts = await countUnseen(tx, actor, limits);
      const view = unseenPage({ rows, counts, scheme, show, today, page, pageSize });
      const subjectIds = [...new Set(rows.map(({ personId }) => personId))];
      return { kind: "page", view, subjectIds };
    },
  }),
];
