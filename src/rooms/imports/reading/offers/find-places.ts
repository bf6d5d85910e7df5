import { comparable } from "../plain-text.ts";
import type { Span } from "./span.ts";

const noun =
  "Street|St|Road|Rd|Avenue|Ave|Lane|Park|Retail Park|Recreation Ground|Rec|Station|Bus Station|Train Station|Interchange|Hotel|Inn|Guest House|Square|Gardens|Estate|Flats|Court|Terrace|Crescent|Drive|Way|Grove|Close|Place|Parade|Arcade|Shopping Centre|Centre|Market|Bridge|Quay|Docks|Marina|Woods|Car Park|Takeaway|Kebab|Pizza|Cafe|Barbers|Snooker|Skate Park|Skatepark|Precinct";
const capital = String.raw`\p{Lu}[\p{L}'’]+`;
const chain = String.raw`McDonald['’]?s|McDonalds|KFC|Subway|Travelodge|Premier Inn|Greggs|Burger King`;
/** Capitals count in the name, so the words before it are spelled both ways. */
const leading =
  "at in near outside around on by behind opposite from to frequents frequenting attends hotspot location"
    .split(" ")
    .map((word) => `[${word.slice(0, 1)}${word.slice(0, 1).toUpperCase()}]${word.slice(1)}:?`)
    .join("|");
const named = new RegExp(
  String.raw`\b(?:${leading})(?: the)? ((?:\d{1,4}[a-z]? )?(?:(?:${capital} ){1,3}(?:${noun})|(?:${chain})(?:,? (?:in |on )?(?:${capital})(?: (?:${noun}))?)?))(?![\p{L}\p{N}])`,
  "gu",
);

function spanOf(start: number, text: string): Span {
  const value = text
    .replace(/’/gu, "'")
    .replace(/^[Tt]he /u, "")
    .replace(/\s+/gu, " ");
  return { kind: "place", start, end: start + text.length, text, value, described: "" };
}

const lead =
  /^(?:(?:seen|found|known|often|usually|hangs out|frequents|frequenting|hotspot|located|stays|attends|missing|regularly|possibly|around|near|at|in|on|outside|by|the|area of)[: ]+)+/iu;
const nobodysPlace =
  /^(?:n a|na|none|nil|tbc|tba|unknown|not known|various|online|home|home address|school|town|town centre|city centre|community|local area|see notes|as above|out of area|multiple|\d[\d ]*)?$/u;

/** A column of places is a list of them; whatever reads as a sentence is looked at like other text. */
function listed(text: string): Span[] {
  return [...text.matchAll(/[^;,\n/&+]+/gu)].flatMap((part): Span[] => {
    const piece = part[0].trim();
    const place = piece.replace(lead, "");
    const words = place.split(" ");
    const isNamed = /^(?:\d{1,4}[a-z]? )?\p{Lu}/u.test(place) && words.length <= 6;
    if (!isNamed || place.length < 3 || place.length > 60 || /[?!.<>=@{}]/u.test(place)) return [];
    if (nobodysPlace.test(comparable(place)) || !/\p{Ll}/u.test(place)) return [];
    return [spanOf(part.index + part[0].indexOf(piece) + piece.length - place.length, place)];
  });
}

/** Places by name. */
export function findPlaces(text: string, isPlaceColumn: boolean): Span[] {
  const spans = isPlaceColumn ? listed(text) : [];
  for (const match of text.matchAll(named)) {
    const [whole, place = ""] = match;
    const start = match.index + whole.length - place.length;
    if (spans.some((span) => start < span.end && span.start < start + place.length)) continue;
    spans.push(spanOf(start, place));
  }
  return spans.sort((a, b) => a.start - b.start);
}
