export { answerMoment } from "./answer-moment.ts";
export { listMoments } from "./moment-reads.ts";
export { recordMoment } from "./record-moment.ts";
