export {
  choicesOf,
  itemsOf,
  notKnown,
  type ChildFacts,
  type Domain,
  type Fact,
  type Instrument,
  type Item,
} from "./instrument.ts";
export { problemsIn, type Answer, type AnswerProblem, type Answers } from "./answers.ts";
export { conclude, type Concluded, type Judgement } from "./conclude.ts";
export { changesSince, type Change, offersFrom, withConfirmed } from "./previous.ts";
export { problemsInDefinition, tryOut, type PastUse } from "./definition.ts";
export { shippedInstruments } from "./shipped/index.ts";
export { caution } from "./shipped/parts.ts";
export { instrumentShape, readInstrument } from "./read-instrument.ts";
