import type { Route } from "../../../platform/http/route.ts";
import { apiCheckRoutes } from "../checks/web/api-routes.ts";
import { askedRoutes } from "../checks/web/asked-routes.ts";
import { checkRoutes } from "../checks/web/mash-routes.ts";
import { boardRoutes } from "../board/web/board-routes.ts";
import { clockRoutes } from "../clock/web/clock-routes.ts";
import { householdRoutes } from "../household/web/household-routes.ts";
import { nightRoutes } from "../day/web/night-routes.ts";
import { takeUpRoutes } from "../referral/web/take-up-routes.ts";
import { onwardRoutes } from "../onward/web/onward-routes.ts";
import { sharingRoutes } from "../sharing/web/sharing-routes.ts";
import { aboutChildRoutes } from "./about-child-routes.tsx";
import { concernPageRoutes } from "./concern-routes.ts";
import { decideRoutes } from "./decide-routes.ts";
import { matchRoutes } from "./match-routes.ts";
import { newChildRoutes } from "./new-child-routes.ts";
import { noteRoutes } from "./note-routes.ts";
import { paperRoutes } from "./paper-routes.tsx";
import { placeRoutes } from "./place-routes.ts";
import { pictureRoutes } from "./picture-routes.ts";
import { readFirstRoutes } from "./read-first-routes.tsx";
import { queueRoutes } from "./queue-routes.ts";
import { rateRoutes } from "./rate-routes.ts";

export const mashRoutes: readonly Route[] = [
  ...queueRoutes,
  ...nightRoutes,
  ...boardRoutes,
  ...clockRoutes,
  ...sharingRoutes,
  ...takeUpRoutes,
  ...onwardRoutes,
  ...checkRoutes,
  ...askedRoutes,
  ...apiCheckRoutes,
  ...concernPageRoutes,
  ...rateRoutes,
  ...pictureRoutes,
  ...readFirstRoutes,
  ...matchRoutes,
  ...newChildRoutes,
  ...placeRoutes,
  ...decideRoutes,
  ...householdRoutes,
  ...noteRoutes,
  ...paperRoutes,
  ...aboutChildRoutes,
];
