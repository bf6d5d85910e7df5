import { choiceFrom, date, defineForm, optionalText, text } from "../../../kernel/forms/index.ts";
import type { Asked, Drawing, Reading } from "../facts/told-questions.ts";
import { optionsOf } from "../identity-scheme.ts";

/** People are children until 18, and some plans run to 25. */
const mostYears = 25;

function years(label: string, hint: string): Asked<string, number> {
  const written = text<Reading, Drawing>({
    label,
    hint,
    classes: "govuk-input--width-2",
    called: label,
    most: 10,
    missing: `Enter the ${label.toLowerCase()}`,
  });
  return {
    asked: written.asked,
    read: (typed, at) => {
      const read = written.read(typed, at);
      if (read.errors) return read;
      const age = /^\d{1,2}$/.test(read.value) ? Number(read.value) : Infinity;
      if (age <= mostYears) return { value: age };
      const message = `${label} must be a number between 0 and ${mostYears}`;
      return { errors: [{ field: at.name, message }] };
    },
  };
}

/** What an age rests on, where there is more than a look. */
export const restsOn = <R, D>() =>
  optionalText<R, D>({
    label: "What it rests on (optional)",
    hint: "“Says she started school the year her brother was born”. How old they look is no reason",
    rows: 2,
    called: "What it rests on",
    most: 1000,
  });

/** “About 14”, where nobody knows the date of birth: a range, with who says so. */
export const ageForm = defineForm<Reading, Drawing>()(
  {
    youngest: years("Youngest age", "In whole years, on the day it was said"),
    oldest: years("Oldest age", "The same number where it is said as one"),
    wording: restsOn(),
    source: choiceFrom<Reading, Drawing>({
      label: "Where this comes from",
      options: ({ scheme }) => optionsOf(scheme.sources),
      unchosen: "Choose a source",
      missing: "Choose where this comes from",
    }),
    sourceName: optionalText({
      label: "Name of the source (optional)",
      hint: "A record, a document or an age assessment needs its name",
      called: "Name of the source",
      most: 200,
    }),
    saidOn: date<Reading, Drawing>({
      label: "When it was said",
      called: "When it was said",
      isPast: true,
    }),
  },
  {
    oldest: ({ youngest, oldest }) =>
      youngest !== undefined &&
      oldest !== undefined &&
      oldest < youngest &&
      "The oldest age must not be below the youngest",
    sourceName: ({ source, sourceName }, { scheme }) =>
      scheme.sources.find(({ key }) => key === source)?.isRecord === true &&
      sourceName === null &&
      "Enter which record says so",
  },
);
