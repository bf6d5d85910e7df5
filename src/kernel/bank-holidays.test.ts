import { expect, test } from "vitest";
import { bankHolidays, englandAndWales, withAddedHolidays } from "./bank-holidays.ts";
import { addDays, dayOfWeek, isIsoDate } from "./dates.ts";
import { isWorkingDay } from "./working-days.ts";

const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030];

test.each(years)("%i is what the rules of the 1971 Act give", (year) => {
  const listed = [...englandAndWales.holidays].filter(([date]) => date.startsWith(String(year)));
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(holidaysByRule(year)));
});

test("every day is real, none falls on a weekend, and there are eight a year", () => {
  const dates = bankHolidays.map(({ date }) => date);
  expect([...englandAndWales.holidays.keys()]).toEqual(dates);
  expect(dates.toSorted()).toEqual(dates);
  expect(dates).toHaveLength(8 * years.length);
  expect(dates.every(isIsoDate)).toBe(true);
  expect(dates.filter((date) => ["Saturday", "Sunday"].includes(dayOfWeek(date)))).toEqual([]);
});

test("the rules used here agree with years that are long published", () => {
  // GOV.UK: 2021 and 2022 had both Christmas substitutes; 2022 moved its spring holiday (and added
  // a jubilee), which is just what no rule can know.
  expect(new Map(holidaysByRule(2021)).get("2021-12-28")).toBe("Boxing Day (substitute day)");
  expect(new Map(holidaysByRule(2022)).get("2022-01-03")).toBe("New Year’s Day (substitute day)");
  expect(new Map(holidaysByRule(2022)).get("2022-12-27")).toBe("Christmas Day (substitute day)");
  expect(new Map(holidaysByRule(2022)).get("2022-12-26")).toBe("Boxing Day");
  expect(new Map(holidaysByRule(2019)).get("2019-04-19")).toBe("Good Friday");
});

test("a day announced later stops being a working day once it is added", () => {
  const date = "2027-06-04";
  const added = withAddedHolidays(englandAndWales, [{ date, title: "Bank holiday announced" }]);
  expect(isWorkingDay(date, englandAndWales)).toEqual({ ok: true, value: true });
  expect(isWorkingDay(date, added)).toEqual({ ok: true, value: false });
  expect(added.holidays.get("2027-12-27")).toBe("Christmas Day (substitute day)");
});

/** An oracle that shares nothing with the data: Easter and "first Monday of" worked out anew. */
function holidaysByRule(year: number): [string, string][] {
  const easter = easterSunday(year);
  const iso = (monthAndDay: string) => `${year}-${monthAndDay}`;
  return [
    substituted(iso("01-01"), "New Year’s Day", []),
    [addDays(easter, -2), "Good Friday"],
    [addDays(easter, 1), "Easter Monday"],
    [mondayOnOrAfter(iso("05-01")), "Early May bank holiday"],
    [mondayOnOrAfter(iso("05-25")), "Spring bank holiday"],
    [mondayOnOrAfter(iso("08-25")), "Summer bank holiday"],
    substituted(iso("12-25"), "Christmas Day", [iso("12-26")]),
    substituted(
      iso("12-26"),
      "Boxing Day",
      dayOfWeek(iso("12-26")) === "Sunday" ? [iso("12-27")] : [],
    ),
  ];
}

/** A weekend day moves to the next weekday that no other holiday has. */
function substituted(date: string, title: string, taken: readonly string[]): [string, string] {
  let day = date;
  while (["Saturday", "Sunday"].includes(dayOfWeek(day)) || taken.includes(day)) {
    day = addDays(day, 1);
  }
  return [day, day === date ? title : `${title} (substitute day)`];
}

function mondayOnOrAfter(date: string): string {
  return dayOfWeek(date) === "Monday" ? date : mondayOnOrAfter(addDays(date, 1));
}

/** Book of Common Prayer, tables to find Easter, in the form of the anonymous Gregorian algorithm. */
function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const corrected = century - Math.floor((century + 8) / 25) + 1;
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor(corrected / 3) + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const total = epact + weekday - 7 * late + 114;
  return addDays(`${year}-0${Math.floor(total / 31)}-01`, total % 31);
}
