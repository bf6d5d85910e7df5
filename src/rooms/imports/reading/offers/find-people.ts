import { after, before, overlaps, type Span } from "./span.ts";
import { canBeName, fullName, nameValue, oneName } from "./names-in-text.ts";

const relation =
  "boyfriend|girlfriend|bf|gf|ex[- ]?boyfriend|ex[- ]?partner|best friend|friend|friends|cousin|associate|associates|perpetrator|perp|suspect|poc|male|man|adult|boy|female|woman|girl|older boy|dealer";
/** Words after which somebody's name follows. */
const introduced = String.raw`\b(?:link(?:s|ed)? (?:to|with)|associat(?:es|ing|ed|ion) (?:of|with|to)|friends? (?:with|of)|in (?:the )?company (?:of|with)|(?:seen|found|located|missing|staying|living|stopped|arrested|photographed) with|met (?:up )?with|relationship with|named|called|known (?:only )?as|aka|a\.k\.a\.?|goes by|(?:her|his|their|older|new|alleged|named)? ?(?:${relation}))(?: (?:is|named|called|known as|aka|be|child|yp|yps|other yps?|another child|fellow resident))?:? ?[-–(]? ?`;
const introduction = new RegExp(introduced, "giu");
/** Capitals must count here, so this is not matched together with the words before it. */
const nameList = new RegExp(`${fullName}(?:(?:,? and |, | & | ?/ ?)${fullName})*`, "uy");
const shortIntroduction =
  /\b(?:(?:boyfriend|girlfriend|bf|gf|male|man|adult|older boy)(?: (?:is|named|called|known as|aka|by the name of))?|named|called|goes by|by the name of|known (?:only )?as|aka):? /giu;
const aloneName = new RegExp(`${oneName}(?! ?${oneName})(?![\\p{L}])`, "uy");

/** The text that a pattern finds exactly here. */
function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const quoted =
  /["“”]([^"“”\n]{2,25})["“”]|(?<![\p{L}\p{N}])['‘]([^'‘’\n]{2,25})['’](?![\p{L}\p{N}])/gu;
const nicknameBefore =
  /(?:\b(?:aka|a\.k\.a\.?|known (?:only )?as|called|named|goes by|nicknamed?|street ?name|links? (?:to|with)|linked (?:to|with)|male|males|man|adult|boy|female|woman|girl|boyfriend|girlfriend|friend|associate|associates|with|by)[: ]*[-–(]? ?)$/iu;
const nickname =
  /^(?:\p{Lu}[\p{L}\p{N}$]*|\d{1,2}\p{L}+|\p{Lu}{1,2}\.?)(?: (?:\p{Lu}[\p{L}\p{N}$]*|\d{1,2})){0,2}$/u;
const someone = String.raw`(?:males?|man|men|females?|woman|women|adults?|boys?|boyfriend|girlfriend|person|persons|individuals?|drivers?|lads?|gentleman|guy|guys|teenagers?|partner)`;
const trait = String.raw`(?:unknown|unidentified|unnamed|older|adult|much|young|asian|white|black|mixed[- ]race|eastern european|albanian|romanian|local|taxi|named|male|female|\d{2}[- ]?years?[- ]?old|\d{2} ?y\/?o)`;
const describedPerson = new RegExp(
  String.raw`(?<![\p{L}-])(?:(?:unknown|unidentified|unnamed|older|adult|much older) (?:${trait},? ){0,3}${someone}|${someone} (?:in (?:his|her|their) (?:early |mid |late )?(?:20|30|40|50|60)'?s))(?![\p{L}-])`,
  "giu",
);
const denial = /\b(?:no|not|nil|denies|denied|never|without|isn't|aren't)\b[^,.;]{0,25}$/iu;
const title =
  /\b(?:pc|dc|ps|ds|di|dci|dr|mr|mrs|ms|miss|sgt|insp|sw|ssw|officer|worker|nurse|teacher|head|manager|judge|cllr)\.? $/iu;

function spanOf(start: number, text: string, value: string, described: string): Span {
  return { kind: "person", start, end: start + text.length, text, value, described };
}

/** A note in brackets, an age or a few words up to the end of the clause. */
function descriptionAfter(text: string, end: number): string {
  const rest = after(text, end, 70);
  const bracket = /^ ?\(([^)]{2,60})\)/u.exec(rest)?.[1];
  if (bracket !== undefined) return bracket.trim();
  return (
    /^,? ?((?:aged? ?)?(?:approx\.? |early |mid |late |c\.? ?)?\d{2}(?:s|'s|[- –]\d{2})?(?: ?(?:yrs?|years?)(?: old)?| ?y\/?o)?(?:,? ?met \p{L}+)?|,? ?(?:aged|met|from|drives|via|believed|thought|approx)[^,;.]{2,50})/iu
      .exec(rest)?.[1]
      ?.replace(/^[, ]+/u, "")
      .trim() ?? ""
  );
}

/** "Associates with" says no more than that the name stands here. */
function relationIn(words: string): string {
  const relations = new RegExp(String.raw`\b(?:${relation})\b`, "iu");
  const said = relations.exec(words)?.[0].toLowerCase() ?? "";
  return said.startsWith("associat") ? "" : said;
}

function introducedPeople(text: string): Span[] {
  return [...text.matchAll(introduction)].flatMap((match): Span[] => {
    const [words] = match;
    const from = match.index + words.length;
    const list = matchAt(nameList, text, from);
    if (list === undefined || denial.test(before(text, match.index, 30))) return [];
    return [...list.matchAll(new RegExp(fullName, "gu"))].flatMap((person): Span[] => {
      const [name] = person;
      const start = from + person.index;
      if (!canBeName(name)) return [];
      const said = descriptionAfter(text, start + name.length) || relationIn(words);
      return [spanOf(start, name, nameValue(name), said)];
    });
  });
}

function singleNames(text: string): Span[] {
  return [...text.matchAll(shortIntroduction)].flatMap((match): Span[] => {
    const [words] = match;
    const start = match.index + words.length;
    const name = matchAt(aloneName, text, start);
    if (name === undefined || !canBeName(name)) return [];
    if (denial.test(before(text, match.index, 30))) return [];
    const said = descriptionAfter(text, start + name.length) || relationIn(words);
    return [spanOf(start, name, nameValue(name), said)];
  });
}

/** A quotation is a nickname only if it looks like one and the words before it lead to one. */
function nicknames(text: string, isPeopleColumn: boolean): Span[] {
  return [...text.matchAll(quoted)].flatMap((match): Span[] => {
    const [whole, double, plain] = match;
    const name = (double ?? plain ?? "").trim();
    const isLed = isPeopleColumn || nicknameBefore.test(before(text, match.index, 30));
    if (!isLed || !nickname.test(name) || !canBeName(name)) return [];
    return [spanOf(match.index, whole, name, descriptionAfter(text, match.index + whole.length))];
  });
}

function describedPeople(text: string): Span[] {
  return [...text.matchAll(describedPerson)].flatMap((match): Span[] => {
    const [phrase] = match;
    if (denial.test(before(text, match.index, 30))) return [];
    const said = descriptionAfter(text, match.index + phrase.length);
    return [spanOf(match.index, phrase, phrase.toLowerCase(), said)];
  });
}

const listed = new RegExp(
  String.raw`^(${fullName}|\p{Lu}{2,}, ?\p{Lu}\p{Ll}+)(?: ?[(–-] ?([^()]{2,60})\)?)?$`,
  "u",
);

/** A column of associates is often nothing but a list of names. */
function listedPeople(text: string): Span[] {
  const spans: Span[] = [];
  for (const part of text.matchAll(/[^;\n/&+]+/gu)) {
    const pieces = /^\s*\p{Lu}{2,}, ?\p{Lu}\p{Ll}+\s*$/u.test(part[0])
      ? [{ piece: part[0], at: 0 }]
      : [...part[0].matchAll(/(?:(?!,| and ).)+/gsu)].map((match) => ({
          piece: match[0].replace(/^and /u, "    "),
          at: match.index,
        }));
    for (const { piece, at } of pieces) {
      const trimmed = piece.trim();
      const [, name, said = ""] = listed.exec(trimmed) ?? [];
      if (name === undefined || !canBeName(name.replace(",", ""))) continue;
      const [family, given] = name.split(/, ?/u);
      const value = given === undefined ? nameValue(name) : `${given} ${nameValue(family ?? "")}`;
      spans.push(spanOf(part.index + at + piece.indexOf(trimmed), name, value, said.trim()));
    }
  }
  return spans;
}

const called = /^(?: (?:is|who is|called|named|known as|aka|by the name of))*[: ]*["'“‘]?$/u;

/** "Older boyfriend called Tyler" is one person, named by the one and described by the other. */
function namedLater(text: string, phrase: Span, named: readonly Span[]): Span | undefined {
  return named.find(
    ({ start }) =>
      start >= phrase.end && start < phrase.end + 25 && called.test(text.slice(phrase.end, start)),
  );
}

/** People that a text names or describes, the surest finding of each place first. */
export function findPeople(text: string, isPeopleColumn: boolean): Span[] {
  const found = [
    ...introducedPeople(text),
    ...(isPeopleColumn ? listedPeople(text) : []),
    ...nicknames(text, isPeopleColumn),
    ...singleNames(text),
  ].filter(({ start }) => !title.test(text.slice(Math.max(0, start - 12), start)));
  const kept: Span[] = [];
  for (const span of found) if (!overlaps(kept, span)) kept.push(span);
  for (const phrase of describedPeople(text)) {
    const name = namedLater(text, phrase, kept);
    if (name !== undefined) {
      const said = [
        phrase.value,
        ...(phrase.value.includes(name.described) ? [] : [name.described]),
      ];
      kept[kept.indexOf(name)] = { ...name, described: said.join(", ") };
    } else if (!overlaps(kept, phrase)) kept.push(phrase);
  }
  return kept.sort((a, b) => a.start - b.start);
}
