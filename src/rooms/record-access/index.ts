export { placesGuard } from "./web/places/guard.ts";
