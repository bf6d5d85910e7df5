export { directionOf, english, languageOf, languages } from "./languages.ts";
export { translatorFor, type MessageKey, type Translator } from "./translator.ts";
export {
  beginsWith,
  showInJson,
  showInPage,
  shownIn,
  tokenOf,
  tokensIn,
  withoutHeld,
  type Held,
} from "./held-words.ts";
