import { officeText, unescaped } from "./office-text.ts";

/** Fields of Word that start another program, or fetch what another program or another machine has. */
const reaching = /^\s*(DDE|DDEAUTO|LINK|DATABASE|IMPORT)\b/iu;
const including = /^\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|HTMLCONTROL|RD)\b/iu;
const elsewhere = /:\/\/|\\\\|\/\//u;

const isReaching = (instruction: string): boolean =>
  reaching.test(instruction) || (including.test(instruction) && elsewhere.test(instruction));

const prefix = "(?:[\\w.-]+:)?";
const inWord = new RegExp(
  [
    `<${prefix}fldChar\\b[^>]*?\\sfldCharType|<${prefix}fldChar\\b[^>]*?:fldCharType`,
    `<${prefix}(?:instrText|delInstrText)\\b[^>]*>([^<]*)<`,
    `<${prefix}fldSimple\\b[^>]*?\\binstr\\s*=\\s*(?:"([^"]*)"|'([^']*)')`,
  ].join("|"),
  "gu",
);
const fieldMark = /^\s*=\s*["'](begin|separate|end)/u;

/** Instructions of fields, put together from the pieces in which Word writes them. */
function instructionsIn(text: string): readonly string[] {
  const done: string[] = [];
  const open: string[] = [];
  for (const found of text.matchAll(inWord)) {
    const [whole, piece, one, two] = found;
    const simple = one ?? two;
    if (simple !== undefined) done.push(unescaped(simple));
    else if (piece !== undefined) addTo(open, done, unescaped(piece));
    else {
      const kind = fieldMark.exec(
        text.slice(found.index + whole.length, found.index + whole.length + 40),
      )?.[1];
      if (kind === "begin") open.push("");
      if (kind === "end") done.push(open.pop() ?? "");
    }
  }
  return [...done, ...open];
}

/** A piece outside of every field stands by itself. */
function addTo(open: string[], done: string[], piece: string): void {
  const last = open.pop();
  if (last === undefined) done.push(piece);
  else open.push(last + piece);
}

/** Formulas of Excel that ask another program or the web; what stands in a text of theirs is a text. */
const formula = new RegExp(
  `<${prefix}(?:f|formula|formula1|formula2|definedName|calculatedColumnFormula|oldFormula)\\b[^>]*>([^<]+)<`,
  "gu",
);
const calling =
  /(?<![\w.])(?:_xlfn\.)?(?:_xlws\.)?(WEBSERVICE|IMAGE|RTD|CALL|REGISTER|REGISTER\.ID|EXEC|STOCKHISTORY|SQL\.REQUEST)\s*\(/iu;
const dynamicExchange = /[\w.\])']\s*\|\s*(?:'[^']*'|[\w.]+)\s*!/u;

function isAsking(written: string): boolean {
  const said = unescaped(written).replaceAll(/"[^"]*"/gu, '""');
  return calling.test(said) || dynamicExchange.test(said);
}

/** Merging letters asks a source of data as soon as the document is opened. */
const merging = new RegExp(`<${prefix}(connectString|query|odso)\\b`, "u");

type Part = { readonly name: string; readonly content: Buffer };

/** Whether opening a document asks something of another program or another machine; damaged where a part cannot be read as it is written. */
export function asksElsewhere({ name, content }: Part): boolean | "damaged" {
  const text = officeText(content);
  if (text === undefined) return "damaged";
  if (/^word\/settings\.xml$/iu.test(name) && merging.test(text)) return true;
  if (/^word\//iu.test(name)) return instructionsIn(text).some(isReaching);
  if (/^xl\/connections\.xml$/iu.test(name)) return /<(?:[\w.-]+:)?connection\b/u.test(text);
  if (!/^xl\//iu.test(name)) return false;
  for (const [, written = ""] of text.matchAll(formula)) if (isAsking(written)) return true;
  return false;
}
