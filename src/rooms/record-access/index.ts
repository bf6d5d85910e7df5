export { placesGuard } from "./web/places/guard.ts";
export { unusualUseKind } from "./configuration-kinds.ts";
