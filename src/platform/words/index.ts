export { english, languageOf, languages } from "./languages.ts";
export { translatorFor, type MessageKey, type Translator } from "./translator.ts";
export { showInJson, showInPage, tokenOf, tokensIn, withoutHeld, type Held } from "./held-words.ts";
