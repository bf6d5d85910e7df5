export { blankOf, blankRow, labelOf, partsOf } from "./asked.ts";
export {
  defineForm,
  openIn,
  type AnyForm,
  type DrawingOf,
  type FormTyped,
  type Sent,
} from "./define-form.ts";
export {
  askedIf,
  carried,
  choice,
  choiceFrom,
  date,
  file,
  moment,
  optionalChoice,
  optionalChoiceFrom,
  optionalText,
  own,
  readIf,
  severalFrom,
  sought,
  text,
} from "./questions.ts";
export { each } from "./each.ts";
export type { ReadQuery, Option, Questions, Row } from "./question.ts";
export { said, type Words } from "./words-on-page.ts";
