export { listAskedLines } from "./asked-lines.ts";
export { askedRoutes } from "./web/asked-routes.ts";
export { apiCheckRoutes } from "./web/api-routes.ts";
export { checkRoutes } from "./web/mash-routes.ts";
export { mashPartners } from "./mash-partners.ts";
export { checkDraft } from "./check-draft.ts";
