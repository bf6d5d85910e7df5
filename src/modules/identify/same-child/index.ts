export { listOwnPairs, type OwnPair } from "./web/own-pairs.ts";
export { OwnPairs } from "./web/own-pairs-part.tsx";
export { sameChildDrafts } from "./web/drafts.ts";
export { sameChildRoutes } from "./web/routes.ts";
