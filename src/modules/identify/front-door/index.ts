export {
  countPublicMessages,
  findMessageOf,
  listPublicMessages,
  type PublicMessage,
} from "./queue-reads.ts";
export { keepPublicConcern } from "./keep-concern.ts";
export type { PublicConcern } from "./public-form.ts";
export { FromThePublic, type Areas } from "./web/message-parts.tsx";
export { areasOn } from "./web/queue-routes.ts";
export { setAside } from "./handle-message.ts";
export { placePage, type PlacePage } from "./web/place-page.tsx";
export { findOrMake, placeForm, withFound } from "./web/put-with.ts";
export { viewsByAddress } from "./web/views-by-address.ts";
export { changeWords } from "./words/change-words.ts";
export { findSection } from "./words/sections.ts";
export { findLatestForm, findWords } from "./words/words-reads.ts";
export { beginWords, saveWords } from "./words/write-words.ts";
export { frontDoorRoutes } from "./web/routes.ts";
