/** What a value looks like by itself, whatever stands above its column. */

/** The first part of a postcode, with or without the figure of its sector, in one of the areas there are. */
export function isDistrict(value: string): boolean {
  const [, area] = /^([a-z]{1,2})\d[a-z\d]?( \d)?$/i.exec(value) ?? [];
  return area !== undefined && areas.has(area.toUpperCase());
}

const areas: ReadonlySet<string> = new Set(
  (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX " +
    "FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP " +
    "NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW " +
    "UB W WA WC WD WF WN WR WS WV YO ZE"
  ).split(" "),
);

/** 12 High Street, and Flat 2, 14a Mill Rd, Bath: the line begins with it. */
export const isStreet = (value: string): boolean =>
  /^((flat|apartment|apt|unit) \w+,? )?\d+[a-z]?,? ([\p{L}'’.]+ ){1,3}(street|st|road|rd|lane|ln|avenue|ave|close|drive|court|way|place|crescent|gardens|terrace|grove|hill|square)\b/iu.test(
    value,
  );

/** A day, month and year in any order, by figures or in words, with or without a time. */
export const isWholeDate = (value: string): boolean =>
  inFigures.test(value) || inWords.test(value) || packed.test(value);
const inFigures =
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.](\d{2}|\d{4})( \d\d?:\d\d.*)?$/;
const inWords = /^\d{1,2}[- ][a-z]{3,9}[- ](\d{2}|\d{4})$|^[a-z]{3,9} \d{1,2}, ?\d{4}$/i;
const packed = /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/** A day as spreadsheets count them, of this century or the one before. */
export const isDayOfSpreadsheet = (value: string): boolean => /^[1-6]\d{4}(\.0)?$/.test(value);

/** Two names or more. */
export const isNamed = (value: string): boolean =>
  /^\p{L}[\p{L}'’.-]+,? \p{L}[\p{L}'’. -]*$/u.test(value);

/** The first letters of two names or three: JR, J.R., J M R. */
export const areInitials = (value: string): boolean =>
  /^\p{Lu}([.\s]*\p{Lu}){1,2}[.\s]*$/u.test(value);

/** A sex, in letters: of figures nobody knows what they stand for. */
export const isSexInLetters = (value: string): boolean =>
  /^(m|f|male|female|boy|girl|man|woman)$/i.test(value);

/** With what somebody is addressed. */
export const isTitle = (value: string): boolean =>
  /^(mr|mrs|miss|ms|mx|master|mstr|dr|rev|prof)\.?$/i.test(value);

/** Reception, or a year up to the last of a school. */
export const isYearOfSchool = (value: string): boolean =>
  /^(n|r|n[12]|nursery|rec(eption)?|(year |yr? ?)?(\d|1[0-4]))$/i.test(value);
