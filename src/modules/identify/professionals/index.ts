export { askProfessional } from "./make-link.ts";
export { giveAnswer } from "./public-link.ts";
export { professionalRoutes } from "./web/routes.ts";
