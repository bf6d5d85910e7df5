import { after, before, type Span } from "./span.ts";

const colours =
  "black|white|silver|grey|gray|blue|navy|red|green|yellow|orange|gold|brown|beige|purple|bronze|maroon|dark|light";
const makes =
  "audi|bmw|vw|volkswagen|ford|vauxhall|corsa|astra|golf|polo|fiesta|focus|transit|mercedes|merc|benz|toyota|prius|honda|civic|nissan|peugeot|renault|clio|citroen|skoda|octavia|seat|leon|ibiza|kia|hyundai|mazda|fiat|mini|range rover|land rover|rover|jaguar|lexus|volvo|tesla|suzuki|dacia|porsche|jeep|insignia|passat|mondeo|qashqai|juke|yaris|a-class|a class|a1|a3|a4|a5|1 series|3 series|5 series";
const bodies =
  "car|van|taxi|cab|estate|hatchback|saloon|4x4|suv|moped|motorbike|motorcycle|scooter|minibus|lorry|convertible|coupe";
const describing = new RegExp(String.raw`\b(?:${colours}|${makes}|${bodies})\b`, "giu");
const context = new RegExp(
  String.raw`\b(?:${makes}|${bodies}|vehicle|vehicles|reg|registration|vrm|vrn|number ?plate|plate|drives|driving|driver|driven)\b`,
  "iu",
);
const plateWord =
  /\b(?:reg|reg no|registration|registration (?:no|number)|vrm|vrn|number ?plate|plate)[:. ]*(?:is |no\.? )?$/iu;

/** Three letters after a number that are words or what agencies write, in capitals too. */
const words = new Set(
  (
    "THE AND FOR WAS HAS HAD HIS HER SHE HIM NOT BUT ALL OUT NEW WHO MUM DAD BOY MAN YES DAY DAYS ONE TWO " +
    "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN " +
    "CIN CPP LAC EHE PRU NFA NRM MAP RHI CSE CCE TAC TAF YOT YJS SEN GCP MFH CPC ICP BUS FLY WAY"
  ).split(" "),
);

interface Format {
  pattern: RegExp;
  /** Whether the signs found are a plate, given what stands around them. */
  isPlate: (found: { text: string; groups: string[]; near: string; prior: string }) => boolean;
  spaced: (groups: string[]) => string;
}

const isCapitals = (text: string): boolean => text === text.toUpperCase();
const edge = String.raw`(?<![\p{L}\p{N}/])`;
const close = String.raw`(?![\p{L}\p{N}/])`;
const plate = (middle: string): RegExp => new RegExp(edge + middle + close, "giu");

/** Letters that are never issued in a place are left out, which keeps dates and codes away. */
const formats: readonly Format[] = [
  {
    // Since September 2001: FX19 ABC.
    pattern: plate(
      String.raw`([a-hk-prsvwxy][a-hj-pr-y]) ?-?(0[2-9]|[12]\d|5[1-9]|[67]\d) ?-?([a-hj-pr-z]{3})`,
    ),
    isPlate: ({ text, groups: [area = "", , letters = ""], near }) => {
      if (words.has(letters.toUpperCase()))
        return isCapitals(area + letters) && plateWord.test(near);
      return isCapitals(area + letters) || /^\p{L}{2}\d/u.test(text);
    },
    spaced: ([area, age, letters]) => `${area ?? ""}${age ?? ""} ${letters ?? ""}`,
  },
  {
    // 1983 to 2001: M123 ABC. Roads, years at school and sections of an Act look alike: A57, Y10, S47.
    pattern: plate(String.raw`([a-hj-npq-tv-y])(\d{1,3}) ?([a-hj-pr-z]{3})`),
    isPlate: ({ groups: [year = "", digits = "", letters = ""], near }) =>
      isCapitals(year + letters) &&
      !words.has(letters) &&
      (digits.length === 3 || context.test(near)),
    spaced: ([year, digits, letters]) => `${year ?? ""}${digits ?? ""} ${letters ?? ""}`,
  },
  {
    // 1963 to 1983: ABC 123D.
    pattern: plate(String.raw`([a-hj-pr-y]{3}) ?(\d{1,3})([a-hj-npr-tv-y])`),
    isPlate: ({ groups: [letters = "", , year = ""], near }) =>
      isCapitals(letters + year) && !words.has(letters) && context.test(near),
    spaced: ([letters, digits, year]) => `${letters ?? ""} ${digits ?? ""}${year ?? ""}`,
  },
  {
    // Northern Ireland: AIZ 1234, HGZ 4321.
    pattern: plate(String.raw`([a-hj-pr-z]i[a-hj-pr-z]|[a-hj-pr-z]{2}z) ?(\d{1,4})`),
    isPlate: ({ groups: [letters = ""], near }) => isCapitals(letters) && context.test(near),
    spaced: ([letters, digits]) => `${letters ?? ""} ${digits ?? ""}`,
  },
  {
    // Before 1963, and cherished ones: only where the text says that it is a registration.
    pattern: plate(String.raw`([a-z]{1,3}) ?(\d{1,4})`),
    isPlate: ({ groups: [letters = ""], prior }) => isCapitals(letters) && plateWord.test(prior),
    spaced: ([letters, digits]) => `${letters ?? ""} ${digits ?? ""}`,
  },
  {
    pattern: plate(String.raw`(\d{1,4}) ?([a-z]{1,3})`),
    isPlate: ({ groups: [, letters = ""], prior }) => isCapitals(letters) && plateWord.test(prior),
    spaced: ([digits, letters]) => `${digits ?? ""} ${letters ?? ""}`,
  },
];

/** Colour, make and kind beside a registration, in the order they are written. */
function description(prior: string, next: string): string {
  const nearest = prior.slice(prior.lastIndexOf(",", prior.length - 3) + 1);
  const ahead = next.split(/,? (?:and|driven|seen|with|owned|then|parked) /u)[0] ?? "";
  const found = [...nearest.matchAll(describing), ...ahead.matchAll(describing)];
  return [...new Set(found.map(([word]) => word))].join(" ");
}

/** UK registrations, of which it is certain enough that a person should see them. */
export function findVehicles(text: string): Span[] {
  const spans: Span[] = [];
  for (const { pattern, isPlate, spaced } of formats) {
    for (const match of text.matchAll(pattern)) {
      const [found, ...groups] = match;
      const [start, end] = [match.index, match.index + found.length];
      if (spans.some((span) => start < span.end && span.start < end)) continue;
      const [prior, next] = [before(text, start, 45), after(text, end, 35)];
      const beforeIt = text.slice(Math.max(0, start - 25), start);
      if (!isPlate({ text: found, groups, near: `${prior} ${next} ${beforeIt}`, prior: beforeIt }))
        continue;
      spans.push({
        kind: "vehicle",
        start,
        end,
        text: found,
        value: spaced(groups.map((group) => group.toUpperCase())),
        described: description(prior, next),
      });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}
