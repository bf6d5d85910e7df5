export { answerChase, type AnswerChange, type Answering } from "./answer-chase.ts";
export { ask } from "./ask.ts";
export { type MyAction, readMyActions } from "./my-actions.ts";
