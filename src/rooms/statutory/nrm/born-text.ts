import { compareDates, isoDateOf, type IsoDate } from "../../../kernel/dates.ts";

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** As people write a day: "9 March 2012", "9 Mar 2012", "09/03/2012", "2012-03-09". */
function readDay(text: string): IsoDate | undefined {
  const written = /^(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(text);
  if (written) {
    const [, day, name = "", year] = written;
    const month = months.findIndex((one) => one.startsWith(name.toLowerCase())) + 1;
    return isoDateOf({ year: Number(year), month, day: Number(day) });
  }
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (numbers) {
    const [, day, month, year] = numbers.map(Number);
    return isoDateOf({ year: year ?? 0, month: month ?? 0, day: day ?? 0 });
  }
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!iso) return undefined;
  const [, year, month, day] = iso.map(Number);
  return isoDateOf({ year: year ?? 0, month: month ?? 0, day: day ?? 0 });
}

const isNotKnown = (text: string): boolean => /^(not known|unknown)$/i.test(text);

/** What is wrong with a text as a date of birth; undefined where it is one, is empty, or says that it is not known. */
export function bornProblem(typed: string, today: IsoDate): string | undefined {
  const text = typed.trim();
  if (text === "" || isNotKnown(text)) return undefined;
  const day = readDay(text);
  if (day === undefined) return "Date of birth must be a date, like 9 March 2012, or “Not known”";
  return compareDates(day, today) > 0 ? "Date of birth must be in the past" : undefined;
}
