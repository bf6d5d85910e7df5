import { holds } from "./platform/access/actor.ts";
import { route, type Route } from "./platform/http/route.ts";
import type { Inside } from "./platform/outbound/inside.ts";
import { starts } from "./platform/rooms/places.ts";
import { routesIn, type Watched } from "./platform/rooms/routes-slot.ts";
import type { Rooms } from "./platform/rooms/slot.ts";
import type { Secrets } from "./platform/secrets/secrets.ts";
import { guidesIn, helpRoutes, readGuide, readGuidePage } from "./help/index.ts";
import { allRooms } from "./rooms.ts";

const home = route({
  method: "GET",
  path: "/",
  access: { signedIn: "each person is sent to their own start" },
  audit: { action: "home" },
  shows: { about: "children" },
  input: {},
  handle: ({ actor, rooms }) => {
    // Who works with some children, and not with everybody's, starts with their own.
    const hasOwn =
      holds(actor, "tracker.view") && !actor.isWide && !holds(actor, "meeting.approve");
    const start = starts.allIn(rooms).find(({ needs }) => holds(actor, needs));
    return Promise.resolve({ kind: "redirect", to: hasOwn ? "/work" : (start?.to ?? "/help") });
  },
});

/** For a table of routes that only is read. */
const unwatched: Watched = {
  version: "",
  mode: "evaluation",
  support: undefined,
  look: () => Promise.resolve({ isReady: false, results: [] }),
  pool: () => ({ open: 0, idle: 0, waiting: 0, most: 0 }),
};

/** Every way into Lantern, in one table. A test walks it as every role and as nobody. */
export function allRoutes(parts: {
  secrets: Pick<Secrets, "sealKey">;
  isEvaluation: boolean;
  watched?: Watched;
  inside?: readonly Inside[];
  securityContact?: string | undefined;
  rooms?: Rooms;
}): readonly Route[] {
  const { secrets, isEvaluation, watched = unwatched, inside = [], rooms = allRooms } = parts;
  const guide = readGuide("docs/guide");
  const { sealKey } = secrets;
  return [
    home,
    ...routesIn(rooms, {
      sealKey,
      isEvaluation,
      watched,
      inside,
      guides: guidesIn(guide),
      securityContact: parts.securityContact,
    }),
    ...helpRoutes(guide, readGuidePage("docs/accessibility-statement.md")),
  ];
}
