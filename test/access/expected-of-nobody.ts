import type { Row } from "./expected.ts";
import { nowhere } from "./expected-account.ts";
import { frontDoorOfNobody } from "./expected-front-door.ts";

const openToAll = new Set([
  "GET /join",
  // A page that stood open for too long is left as well.
  "POST /hide",
  "GET /sign-in",
  "GET /help",
  "GET /help/:page",
  "GET /accessibility",
  "GET /privacy",
  "GET /algorithms",
  "GET /report-a-fault",
]);

/** Nobody gets the way in and the guidance; a page leads to the way in, everything else is 401. */
export function expectedOfNobody(route: string): number {
  if (openToAll.has(route)) return 200;
  const atTheDoor = frontDoorOfNobody(route);
  if (atTheDoor !== undefined) return atTheDoor;
  if (route === "POST /report-a-fault") return 422;
  // Off until a partnership turns it on.
  if (["GET /you-said-we-did", "GET /leaflets-and-films"].includes(route)) return 404;
  // A link that is none: the same page for everybody.
  if (/ \/f\//.test(route)) return 403;
  if (nowhere.test(route)) return 404;
  return route.startsWith("GET /api/") || route.startsWith("POST ") ? 401 : 303;
}

export function expectedOf(row: Row, key: string): number {
  const statuses = Object.entries(row).filter(([, keys]) => keys.split(" ").includes(key));
  if (statuses.length !== 1) throw new Error(`${key} stands ${statuses.length} times in a row`);
  return Number(statuses[0]?.[0]);
}
