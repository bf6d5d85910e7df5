export { blankOf, blankRow, labelOf, partsOf } from "./asked.ts";
export {
  defineForm,
  openIn,
  type AnyForm,
  type DrawingOf,
  type Form,
  type FormTyped,
  type Sent,
} from "./define-form.ts";
export {
  askedIf,
  carried,
  choice,
  choiceFrom,
  choiceOr,
  date,
  file,
  moment,
  optional,
  optionalChoice,
  optionalChoiceFrom,
  own,
  readIf,
  severalFrom,
  tick,
} from "./questions.ts";
export { along, optionalText, sought, text, trap, wholeNumber } from "./texts.ts";
export { each } from "./each.ts";
export { givenForm, type GivenForm } from "./given-form.ts";
export type {
  Beside,
  ReadQuery,
  Option,
  Question,
  Questions,
  Read,
  Row,
  TypedOf,
  ValuesOf,
} from "./question.ts";
export { said, type Words } from "./words-on-page.ts";
