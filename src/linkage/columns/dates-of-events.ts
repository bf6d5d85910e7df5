import { readDate } from "../fields/dates.ts";
import { plainHeading } from "../tables/names-of-columns.ts";
import { ofOneName } from "./of-one-name.ts";
import type { Column } from "../tables/table.ts";
import { dated, looked as samples } from "../priors/reading.ts";

const { ofOneName: looked } = samples;
const { fewest } = dated;
const agreeing = { bare: dated.agreeingBare, other: dated.agreeing };
const fewYears = { years: dated.fewYears, share: dated.shareInFewYears };

/** What happened on a day, or was done on it: no child was born by it. */
const happened =
  /(^|_)(events?|incidents?|episodes?|reported|report|record(ed)?|referr(al|ed)|received|recd|start(ed)?|end(ed)?|clos(ed|ure)|open(ed)?|creat(ed|ion)|updated?|modified|enter(ed)?|entry|admi(ssion|tted)|discharged?|attend(ed|ance)|arrest(ed)?|offence|crime|missing|missed|return(ed)?|found|seen|contact(ed)?|visit(ed)?|review(ed)?|assess(ed|ment)|allocat(ed|ion)|meeting|conference|interview(ed)?|regist(r|ered|ration)|joined|left|leaving|last|next|since|completed|signed|logged|decision|exclu(ded|sion)|census|extract(ed)?|as_at|as_of|due|traced?|verified|checked|died|death|deceased|placed|placement|moved|arriv(al|ed)|adopt(ed|ion)|detained|convict(ed|ion)|sentenced?|prescribed|vaccinat(ed|ion)|screened)(_|$)|^(from|to|until)$/;

/** Whether a date, by its heading, is that of something that happened. */
export const isOfSomething = (heading: string): boolean => happened.test(plainHeading(heading));

/** Headings of a date that say not even whose it is: of a birth hardly anybody writes so little. */
const bare = /^(dates?|day|when|time|time_?stamp|on)$/;

/**
 * Whether the only date there is tells when something happened: records of one name have it differently,
 * and it lies in the last few years.
 * @param names columns that name somebody together
 */
export function happenedThen(date: Column, names: readonly Column[]): boolean {
  if (isOfSomething(date.name)) return true;
  const isBare = bare.test(plainHeading(date.name));
  const { met, agree } = agreeByName(date, names);
  const share = met < fewest ? undefined : agree / met;
  if (isBare) return share === undefined ? liesInFewYears(date) : share < agreeing.bare;
  return share !== undefined && share < agreeing.other && liesInFewYears(date);
}

/** Whether records of one name have nearly always another date: it is of what is told of them each time. */
export function differsEachTime(date: Column, names: readonly Column[]): boolean {
  const { met, agree } = agreeByName(date, names);
  return met >= fewest && agree < agreeing.other * met;
}

function agreeByName(date: Column, names: readonly Column[]) {
  let [met, agree] = [0, 0];
  for (const [one, other] of ofOneName(names, [date])) {
    met += 1;
    if (date.codes[one] === date.codes[other]) agree += 1;
  }
  return { met, agree };
}

/** Whether nearly all of its dates lie in a few years. */
export function liesInFewYears({ values, codes }: Column): boolean {
  const inYear = new Map<number, number>();
  const rows = Math.min(looked, codes.length);
  for (let row = 0; row < rows; row += 1) {
    const date = readDate(values.at(codes[row] ?? -1) ?? "", "day first");
    const year = Math.floor((date ?? 0) / 10_000);
    if (year > 0) inYear.set(year, (inYear.get(year) ?? 0) + 1);
  }
  const counts = [...inYear.values()];
  const all = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(
    ...[...inYear.keys()].map((from) =>
      Array.from({ length: fewYears.years }, (_, at) => inYear.get(from + at) ?? 0).reduce(
        (sum, count) => sum + count,
      ),
    ),
  );
  return most > fewYears.share * all;
}
