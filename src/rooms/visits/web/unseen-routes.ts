import { z } from "zod";
import { optionalQuery } from "../../../platform/http/field.ts";
import { moved } from "../../../platform/http/moved.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { countUnseen, listUnseen } from "../unseen-reads.ts";
import { visitSchemeOn } from "../visit-scheme.ts";
import { OverdueTabs } from "../../work/index.ts";
import { doorPaths } from "./paths.ts";
import { unseenPage } from "./unseen-page.tsx";

const pageSize = 50;
const query = z.object({
  show: optionalQuery(z.enum(["seen", "alone"])),
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
});

const access = { permission: "tracker.view" } as const;

/** Who has not been seen for too long. */
export const unseenRoutes: readonly Route[] = [
  moved({ from: "/visits", to: doorPaths.list(), access }),
  route({
    method: "GET",
    path: "/overdue/visits",
    access,
    audit: { action: "visit.list" },
    shows: { about: "children" },
    input: { query },
    handle: async ({ tx, actor, clock, rooms, query: { show = "seen", page = 1 } }) => {
      const [at, today] = [clock.now(), clock.today()];
      const scheme = await visitSchemeOn(tx, today);
      const limits = { today, ...scheme };
      const rows = await listUnseen(tx, actor, { ...limits, at, show, page, pageSize });
      const counts = await countUnseen(tx, actor, limits);
      const tabs = OverdueTabs({ rooms, actor, current: doorPaths.list() });
      const view = unseenPage({ tabs, rows, counts, scheme, show, today, page, pageSize });
      const subjectIds = [...new Set(rows.map(({ personId }) => personId))];
      return { kind: "page", view, subjectIds };
    },
  }),
];
