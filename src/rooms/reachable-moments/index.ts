export { answerMoment } from "./answer-moment.ts";
export { clockWords } from "./clock.ts";
export { makeExclusion } from "./make-exclusion.ts";
export { makeMove } from "./make-move.ts";
export { listMoments, type MomentOf, readMyMoments, type Moment } from "./moment-reads.ts";
export { momentsOn } from "./moments-config.ts";
export { recordMoment, makeMoment } from "./record-moment.ts";
export { MomentsLink, OpenMoments } from "./web/parts.tsx";
