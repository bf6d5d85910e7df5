export { blankOf, labelOf, partsOf } from "./asked.ts";
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
export type { ReadQuery, Option, Questions } from "./question.ts";
export { said, type Words } from "./words-on-page.ts";
