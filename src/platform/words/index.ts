export { english, languageOf, languages } from "./languages.ts";
export { translatorFor, type MessageKey, type Translator } from "./translator.ts";
