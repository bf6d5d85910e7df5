import type { Route } from "../../../platform/http/route.ts";
import type { DraftForm } from "../../work/index.ts";
import { apiCheckRoutes, askedRoutes, checkRoutes } from "./checks/index.ts";
import { aboutChildRoutes } from "./web/about-child-routes.tsx";
import { concernPageRoutes } from "./web/concern-routes.ts";
import { decideRoutes } from "./web/decide-routes.ts";
import { matchRoutes } from "./web/match-routes.ts";
import { newChildRoutes } from "./web/new-child-routes.ts";
import { noteRoutes } from "./web/note-routes.ts";
import { paperRoutes } from "./web/paper-routes.tsx";
import { pictureRoutes } from "./web/picture-routes.ts";
import { queueRoutes } from "./web/queue-routes.ts";
import { rateRoutes } from "./web/rate-routes.ts";
import { paths } from "./web/paths.ts";

export const mashRoutes: readonly Route[] = [
  ...queueRoutes,
  ...checkRoutes,
  ...askedRoutes,
  ...apiCheckRoutes,
  ...concernPageRoutes,
  ...rateRoutes,
  ...pictureRoutes,
  ...matchRoutes,
  ...newChildRoutes,
  ...decideRoutes,
  ...noteRoutes,
  ...paperRoutes,
  ...aboutChildRoutes,
];

export const decisionDraft: DraftForm = {
  name: "mash-decision",
  title: "A decision on a concern",
  address: paths.decide,
};

export { checkDraft } from "./checks/index.ts";
export { listCandidates } from "./candidates.ts";
export { countConcernsAbout } from "./concerns-about.ts";
export { createChild } from "./create-child.ts";
export { decideConcern, passToLead } from "./decide-concern.ts";
export { decidedGround } from "./decided-ground.ts";
export { audiences, decisionPaperFor, type Audience } from "./decision-paper.ts";
export { decideMatch } from "./decide-match.ts";
export { choicesOn } from "./decision-form.ts";
export { findEpisode, type Episode } from "./episode-reads.ts";
export { noteLooked } from "./episode-writes.ts";
export { rateConcern, ratingSchemeOn, type EpisodeChange } from "./rate-concern.ts";
export { takeConcern } from "./take-concern.ts";
