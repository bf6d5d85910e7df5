export { readChildForm, type ChildForm, type NewChild } from "./child-form.ts";
export { addPart, type PartAdding } from "./concerns/add-part.ts";
export { listAsks, type Ask } from "./concerns/ask-outcome.ts";
export { aboutWord } from "./concerns/concern-about.ts";
export { type ConcernForm, isDanger, type NewConcern } from "./concerns/concern-form.ts";
export { findConcern, findOutcome } from "./concerns/concern-reads.ts";
export { nextConcernNumber, writeConcern } from "./concerns/concern-writes.ts";
export { type PartEntry, isKeptBack, standingEntries } from "./concerns/part-entries.ts";
export { listPartEntries } from "./concerns/part-reads.ts";
export { readTitles } from "./concerns/parts.ts";
export { readFirst, toBeReadFirst } from "./concerns/read-first.ts";
export { screeningTools, type ToolOn } from "./concerns/screening-tools.ts";
export { sendConcern, decisionDue } from "./concerns/send-concern.ts";
export { listSendingTeams, hasMash, type SendingTeam } from "./concerns/sending-teams.ts";
export { AddedParts } from "./concerns/web/entries.tsx";
export { ReadFirst, readFirstHeading } from "./concerns/web/read-first-page.tsx";
export { setAside } from "./front-door/handle-message.ts";
export { keepPublicConcern } from "./front-door/keep-concern.ts";
export type { PublicConcern } from "./front-door/public-form.ts";
export {
  listPublicMessages,
  findMessageOf,
  type PublicMessage,
  countPublicMessages,
} from "./front-door/queue-reads.ts";
export { type Areas, FromThePublic } from "./front-door/web/message-parts.tsx";
export { placePage, type PlacePage } from "./front-door/web/place-page.tsx";
export { findOrMake, placeForm, withFound } from "./front-door/web/put-with.ts";
export { areasOn } from "./front-door/web/queue-routes.ts";
export { atTheDoor } from "./front-door/web/front-route.ts";
export { publicView, TellUs } from "./front-door/web/public-parts.tsx";
export { viewsByAddress } from "./front-door/web/views-by-address.ts";
export { changeWords } from "./front-door/words/change-words.ts";
export { findSection } from "./front-door/words/sections.ts";
export { findLatestForm, findWords } from "./front-door/words/words-reads.ts";
export { beginWords, saveWords } from "./front-door/words/write-words.ts";
export {
  publicCheckKind,
  publicFormKind,
  publicHelpKind,
  publicSignsKind,
} from "./configuration-kinds.ts";
export { setPublicPage, type PublicKind } from "./front-door/set-public-page.ts";
