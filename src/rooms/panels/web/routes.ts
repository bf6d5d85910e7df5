import type { Route } from "../../../platform/http/route.ts";
import { agendaRoutes } from "./agenda-routes.tsx";
import { answerRoutes } from "./answer-routes.ts";
import { caseRoutes } from "./case-routes.tsx";
import { changeSittingRoutes } from "./change-routes.tsx";
import { correctRoutes } from "./correct-routes.ts";
import { itemFamilyRoutes } from "./family-routes.tsx";
import { itemRoutes } from "./item-routes.ts";
import { sittingMinutesRoutes } from "./minutes-routes.tsx";
import { panelRoutes } from "./panel-routes.ts";
import { papersRoutes } from "./papers-routes.tsx";
import { sittingPeopleRoutes } from "./people-routes.ts";
import { updatesRoutes } from "./updates-routes.ts";
import { promiseRoutes } from "./promises-routes.tsx";
import { referralRoutes } from "./referral-routes.tsx";

/** Every way into panels over many. */
export const sittingsRoutes: readonly Route[] = [
  ...panelRoutes,
  ...referralRoutes,
  ...agendaRoutes,
  ...caseRoutes,
  ...itemRoutes,
  ...correctRoutes,
  ...sittingPeopleRoutes,
  ...answerRoutes,
  ...changeSittingRoutes,
  ...papersRoutes,
  ...updatesRoutes,
  ...itemFamilyRoutes,
  ...promiseRoutes,
  ...sittingMinutesRoutes,
];
