import { housekeeping } from "../../platform/jobs/housekeeping-slot.ts";
import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { standsAround, standsAt } from "../child-record/index.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { searched } from "../search/index.ts";
import { overdueTabs } from "../work/index.ts";
import { auditWords } from "./audit-words.ts";
import { dutiesKind } from "./configuration-kinds.ts";
import { dutiesNeed, releasesNeed } from "./home-needs.ts";
import { alertOfReleases } from "./releases/alert-job.ts";
import { releasePaths } from "./releases/web/paths.ts";
import { releaseRoutes } from "./releases/web/routes.tsx";
import { dutiesSearched, releasesSearched } from "./search-duties.ts";
import { dutiesAround } from "./stands-around.ts";
import { dutyStands, releaseStands } from "./stands-at.ts";
import { dutyPaths } from "./web/paths.ts";
import { dutyRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "duties",
  gives: [
    configurationKinds.give([dutiesKind]),
    shippedVersions.give(async () => (await import("./shipped-duties.ts")).shippedDuties),
    routes.give([...dutyRoutes, ...releaseRoutes]),
    actionWords.give(auditWords),
    housekeeping.give({
      name: "alert-of-releases",
      cron: "21 6 * * *",
      work: (tx, { clock }) => alertOfReleases(tx, clock),
    }),
    standsAround.give(dutiesAround),
    standsAt.give(dutyStands),
    standsAt.give(releaseStands),
    searched.give(dutiesSearched),
    searched.give(releasesSearched),
    homeNeeds.give(dutiesNeed),
    homeNeeds.give(releasesNeed),
    overdueTabs.give({
      text: "Who must be told",
      href: dutyPaths.late,
      needs: "child.view",
      order: 80,
    }),
    overdueTabs.give({
      text: "Bail and releases",
      href: releasePaths.due,
      needs: "child.view",
      order: 81,
    }),
    places.give({
      text: "Who must be told",
      href: dutyPaths.open,
      under: "children",
      needs: "child.view",
      order: 402,
    }),
    places.give({
      text: "Bail, release and conditions",
      href: releasePaths.open,
      under: "children",
      needs: "child.view",
      order: 403,
    }),
  ],
};
