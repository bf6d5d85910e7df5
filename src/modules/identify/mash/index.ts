import type { Route } from "../../../platform/http/route.ts";
import { opensRows, type DraftForm } from "../../work/index.ts";
import { apiCheckRoutes, askedRoutes, checkDraft, checkRoutes } from "./checks/index.ts";
import { boardRoutes } from "./board/web/board-routes.ts";
import { clockRoutes } from "./clock/web/clock-routes.ts";
import { householdRoutes } from "./household/web/household-routes.ts";
import { nightRoutes } from "./day/web/night-routes.ts";
import { takeUpRoutes } from "./referral/web/take-up-routes.ts";
import { onwardRoutes } from "./onward/web/onward-routes.ts";
import { sharingRoutes } from "./sharing/web/sharing-routes.ts";
import { aboutChildRoutes } from "./web/about-child-routes.tsx";
import { concernPageRoutes } from "./web/concern-routes.ts";
import { decideRoutes } from "./web/decide-routes.ts";
import { matchRoutes } from "./web/match-routes.ts";
import { newChildRoutes } from "./web/new-child-routes.ts";
import { noteRoutes } from "./web/note-routes.ts";
import { paperRoutes } from "./web/paper-routes.tsx";
import { placeRoutes } from "./web/place-routes.ts";
import { pictureRoutes } from "./web/picture-routes.ts";
import { readFirstRoutes } from "./web/read-first-routes.tsx";
import { queueRoutes } from "./web/queue-routes.ts";
import { rateRoutes } from "./web/rate-routes.ts";
import { paths } from "./web/paths.ts";

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

const mayOpen = opensRows({ table: "identify.concerns", key: "concern_id" });

/** Forms about a concern that keep what is typed. */
export const mashDrafts: readonly DraftForm[] = [
  { name: "mash-decision", title: "A decision on a concern", address: paths.decide, mayOpen },
  { name: "mash-household", title: "Decisions on a household", address: paths.household, mayOpen },
  { name: "mash-sharing", title: "A decision on sharing", address: paths.sharing, mayOpen },
  { name: "mash-referral", title: "Taking a contact up", address: paths.takeUp, mayOpen },
  { name: "mash-onward", title: "Passing a concern on", address: paths.onward, mayOpen },
  checkDraft,
];

export { listAskedLines, mashPartners } from "./checks/index.ts";
export { pauseClock } from "./clock/pause-clock.ts";
export { decideSharing } from "./sharing/decide-sharing.ts";
export { sharingBasesOn } from "./sharing/sharing-bases.ts";
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
export { placeConcern } from "./place-concern.ts";
export { rateConcern, ratingSchemeOn, type EpisodeChange } from "./rate-concern.ts";
export { takeConcern } from "./take-concern.ts";
export { takeUp } from "./referral/take-up.ts";
