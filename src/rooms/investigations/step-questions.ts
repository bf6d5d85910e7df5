import { addDays, type IsoDate } from "../../kernel/dates.ts";
import type { DateParts } from "../../kernel/fields.ts";
import { date, optionalText, readIf, type Option } from "../../kernel/forms/index.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { Tellable } from "../child-record/index.ts";
import type { Investigation, Told } from "./investigation.ts";
import type { InvestigationScheme } from "./scheme.ts";

/** What every form about an investigation is drawn with. */
export type Drawing = {
  readonly investigation: Investigation;
  readonly tellable: Tellable;
  readonly scheme: InvestigationScheme;
  readonly today: IsoDate;
};
/** And what it is read with. */
export type Reading = Drawing & { readonly now: Date };
export type Working = Drawing & { readonly calendar: WorkingCalendar };

type Named = { readonly key: string; readonly name: string };
export const optionsOf = (all: readonly Named[]): readonly Option[] =>
  all.map(({ key, name }) => ({ value: key, text: name }));

/** The child first, then those who are recorded around the child, then another by name. */
export const peopleIn = ({ tellable }: Pick<Drawing, "tellable">): readonly Option[] => [
  { value: "child", text: "The child" },
  ...tellable.people.map(({ aroundId, text }) => ({ value: aroundId, text })),
  { value: "other", text: "Another person, named below" },
];

/** Why the person that was chosen must not be told, in words. */
export const whyNot = (
  { tellable }: Pick<Drawing, "tellable">,
  chosen: string | null | undefined,
): string | false => tellable.people.find(({ aroundId }) => aroundId === chosen)?.why ?? false;

/** What is wrong with a name that is typed. */
export function wrongName(
  { tellable }: Pick<Drawing, "tellable">,
  { chosen, name }: { chosen: string | null | undefined; name: string | null | undefined },
): string | false {
  if (name === undefined) return false;
  if (name === null) return chosen === "other" && "Enter the name of the person who was told";
  if (chosen !== "other") return "Leave the name empty, or choose another person";
  return tellable.wrongWords(name) ?? false;
}

type Who = {
  readonly told: Told;
  readonly aroundId: string | null;
  readonly toldName: string | null;
};

/** Who was told, as it is kept. */
export function whoOf(chosen: string, name: string | null): Who {
  if (chosen === "child" || chosen === "nobody")
    return { told: chosen, aroundId: null, toldName: null };
  return chosen === "other"
    ? { told: "other", aroundId: null, toldName: name }
    : { told: "around", aroundId: chosen, toldName: null };
}

const isFilled = (typed: unknown): boolean =>
  Object.values(typed as DateParts).some((part) => part.trim() !== "");

/** A day that may be left out. */
export const optionalDay = (
  key: string,
  asked: { readonly label: string; readonly hint: string; readonly called: string },
) =>
  readIf<DateParts, string, { readonly now: Date }, object>(
    (typed) => isFilled(typed[key]),
    date(asked),
  );

/** One line, where a decision needs its reason. */
export const oneLine = (label: string, hint: string) =>
  optionalText<object, object>({ label, hint, called: label, most: 300 });

export const beforeOpened = (
  { investigation }: Pick<Drawing, "investigation">,
  day: string | undefined,
): string | false =>
  day !== undefined &&
  day < investigation.openedOn &&
  "It must not be before the investigation was opened";

/** For what is still to come: within three years. */
export const tooFar = ({ today }: Pick<Drawing, "today">, day: string | undefined) =>
  day !== undefined && day > addDays(today, 1096) && "It must be within three years";
