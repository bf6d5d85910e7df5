export { answerMoment } from "./answer-moment.ts";
export { listMoments } from "./moment-reads.ts";
export { momentsOn } from "./moments-config.ts";
export { recordMoment } from "./record-moment.ts";
