export {
  type Band,
  type Condition,
  type Floor,
  type ItemType,
  choicesOf,
  itemsOf,
  notKnown,
  type ChildFacts,
  type Domain,
  type Fact,
  type HeldFloor,
  type Instrument,
  type Item,
} from "./instrument.ts";
export { problemsIn, type Answer, type AnswerProblem, type Answers } from "./answers.ts";
export { compare, conclude, type Concluded, type Judgement } from "./conclude.ts";
export { changesSince, type Change, offersFrom, withConfirmed } from "./previous.ts";
export { calculate, type Calculated } from "./calculate.ts";
export { rank, intervalOf, isSettled, type Interval } from "./interval.ts";
export { resultWords } from "./result-words.ts";
export { problemsInDefinition, type DefinitionProblem } from "./definition.ts";
export { tryOut, type PastUse, type TryOut } from "./try-out.ts";
export { shippedInstruments } from "./shipped/index.ts";
export { caution } from "./shipped/parts.ts";
export { instrumentShape, readDraft, readInstrument } from "./read-instrument.ts";
