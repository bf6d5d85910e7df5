/** The languages that papers for families and public pages can be in. Professional pages are in English. */
export type Language = {
  /** BCP 47, as in `lang="…"`. */
  readonly code: string;
  /** In the language itself: that is how people look for it. */
  readonly name: string;
  readonly englishName: string;
  readonly direction: "ltr" | "rtl";
  /** Whether a translator has read the messages. Papers in a language that is not say so. */
  readonly isChecked: boolean;
};

export const english: Language = {
  code: "en",
  name: "English",
  englishName: "English",
  direction: "ltr",
  isChecked: true,
};

export const languages: readonly Language[] = [
  english,
  { code: "cy", name: "Cymraeg", englishName: "Welsh", direction: "ltr", isChecked: false },
  { code: "pl", name: "Polski", englishName: "Polish", direction: "ltr", isChecked: false },
  { code: "ur", name: "اردو", englishName: "Urdu", direction: "rtl", isChecked: false },
];

export function languageOf(code: string): Language | undefined {
  return languages.find((language) => language.code === code);
}

/** Of languages that are written from right to left. */
const fromTheRight = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ks",
  "ps",
  "sd",
  "ug",
  "ur",
  "yi",
]);

/** Of any language tag: partnerships word public pages in languages that Lantern does not know. */
export const directionOf = (lang: string): "rtl" | "ltr" =>
  fromTheRight.has(lang.split("-")[0]?.toLowerCase() ?? "") ? "rtl" : "ltr";
