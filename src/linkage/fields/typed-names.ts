import { wordsOf } from "../text/fold.ts";

/** A cell of names taken apart. What was noted of the record and not of the person is in none of them. */
export type TypedName = {
  readonly name: string;
  /** What the person is called besides: Samuel (Sam), Xiu Ying known as Lucy. */
  readonly known: readonly string[];
  /** What the person was called: Reed née Okafor, Reed (formerly Okafor). */
  readonly former: readonly string[];
};

/** Hardly a cell holds any of these; all others are a name as they stand. */
const mayHoldMore =
  /[()[\]{}*"“”]|\s['‘]|\b(?:aka|a\.k\.a|alias|known|nee|formerly|previous|prev|maiden|pref|called|duplicate|do not use)|née/i;

/** A cell of names as somebody typed it. */
export function typedName(raw: string): TypedName {
  if (!mayHoldMore.test(raw)) return { name: raw, known: [], former: [] };
  const known: string[] = [];
  const former: string[] = [];
  const put = (name: string, kind = ""): string => {
    if (wordsOf(name).length > 0) (isFormer.test(kind) ? former : known).push(name.trim());
    return " ";
  };
  const bare = raw
    .replaceAll(starred, " ")
    .replaceAll(inBrackets, (whole, text: string) => {
      if (whole === raw.trim()) return text;
      if (remark.test(text)) return " ";
      const [, kind, name] = led.exec(text) ?? [];
      return put(name ?? text, kind);
    })
    .replaceAll(sureRemark, " ");
  const [name = "", ...others] = bare.split(marker);
  for (let at = 0; at < others.length; at += 2) put(others[at + 1] ?? "", others[at]);
  return { name: name.trim(), known, former };
}

const starred = /\*+[^*]*\*+|\*/g;
/** Also a word in quotation marks: Samuel "Sam" Reed. */
const inBrackets = /(?<![\p{L}\d])["“'‘([{]([^"“”'‘’()[\]{}]*)["”'’)\]}](?![\p{L}\d])/gu;

const kinds =
  "(?:also |formerly |previously |prev |now )?known as|a\\.?k\\.?a\\.?|alias|pref(?:erred|ers)?(?: name)?|called|n[eé]e|formerly|previously|prev|(?:maiden|former) name";
/** One that stands between two names, and one with which what is in brackets begins. */
const marker = new RegExp(`(?<=\\S)[\\s,;:-]+(${kinds})[\\s:]+(?=\\p{L})`, "iu");
const led = new RegExp(`^\\s*(${kinds})[\\s:]+(?=[^\\s:])(.*)$`, "iu");
const isFormer = /^(?:formerly|previously|prev|n[eé]e|maiden|former)/i;

/** Of the record, where it stands in brackets, and what a child is for a service: looked after, on a plan. */
const remark =
  /\b(?:duplicate|dup|do not use|use|see|test|merged|closed|deceased|confidential|restricted|adopted|twin|record|file|id|ref|lac|cla|cic|cp|cpp|cin|uasc|sen|send|ehcp|fsm)\b|\d/i;
/** And where it stands by itself: nobody is called so. */
const sureRemark = /(?<!\p{L})(?:duplicate|do not use)(?: (?:record|file|entry))?(?!\p{L})/giu;
