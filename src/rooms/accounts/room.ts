import { actionWords } from "../../platform/rooms/action-words.ts";
import { everybody, places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { housekeeping } from "../../platform/jobs/housekeeping-slot.ts";
import { roomChecks } from "../../platform/readiness/room-checks.ts";
import { warnOfTokens } from "./service-accounts/warn-of-tokens.ts";
import { signInReadiness } from "./staff/readiness.ts";
import { accountRoutes } from "./own-account/web/routes.ts";
import { providerRoutes } from "./providers/web/provider-routes.ts";
import { serviceAccountRoutes } from "./service-accounts/web/routes.ts";
import { joinRoutes } from "./staff/web/join-routes.ts";
import { peopleRoutes } from "./staff/web/people-routes.ts";
import { signInRoutes } from "./web/sign-in-routes.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { hideNowKind, secondFactorKind } from "./configuration-kinds.ts";

export const room: Room = {
  name: "accounts",
  gives: [
    roomChecks.give({ checks: signInReadiness, order: 30 }),
    housekeeping.give({
      name: "warn-of-tokens",
      cron: "11 6 * * *",
      work: (tx, { clock }) => warnOfTokens(tx, clock.now()),
    }),
    configurationKinds.give([secondFactorKind, hideNowKind]),
    shippedVersions.give(async () => (await import("./shipped-sign-in.ts")).shippedSignIn),
    shippedVersions.give(async () => (await import("./shipped-hide-now.ts")).shippedHideNow),
    routes.give((parts) => [
      ...signInRoutes({ ...parts, secrets: parts }),
      ...providerRoutes(parts),
      ...joinRoutes(parts),
      ...accountRoutes(parts),
    ]),
    routes.give([...peopleRoutes, ...serviceAccountRoutes]),
    actionWords.give(auditWords),
    places.give({
      text: "People",
      href: "/admin/people",
      under: "partnership",
      needs: "staff.manage",
      headFor: everybody,
      order: 190,
    }),
    places.give({
      text: "Service accounts",
      href: "/admin/service-accounts",
      under: "partnership",
      needs: "staff.manage",
      headFor: everybody,
      order: 200,
    }),
    places.give({ text: "Your account", href: "/account", under: "yours", order: 600 }),
  ],
};
