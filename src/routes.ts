import type { Route } from "./platform/http/route.ts";
import { route } from "./platform/http/route.ts";
import type { Secrets } from "./platform/secrets/secrets.ts";
import { holds } from "./platform/access/actor.ts";
import { helpRoutes, readGuide } from "./help/index.ts";
import { calendarRoutes, signInRoutes } from "./modules/directory/index.ts";
import { auditRoutes } from "./modules/govern/index.ts";
import { protectRoutes } from "./modules/protect/index.ts";

const home = route({
  method: "GET",
  path: "/",
  access: { signedIn: "each person is sent to their own start" },
  audit: { action: "home" },
  input: {},
  handle: ({ actor }) => {
    const starts = [
      ["tracker.view", "/children"],
      ["audit.view", "/audit"],
      ["calendar.manage", "/admin/calendar"],
    ] as const;
    const start = starts.find(([permission]) => holds(actor, permission));
    return Promise.resolve({ kind: "redirect", to: start?.[1] ?? "/help" });
  },
});

/** Every way into Lantern, in one table. A test walks it as every role and as nobody. */
export function allRoutes(parts: { secrets: Secrets; isEvaluation: boolean }): readonly Route[] {
  return [
    home,
    ...signInRoutes(parts),
    ...protectRoutes,
    ...calendarRoutes,
    ...auditRoutes,
    ...helpRoutes(readGuide("docs/guide")),
  ];
}
