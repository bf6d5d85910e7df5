import { datePartsOf } from "../../../kernel/fields.ts";
import {
  blankOf,
  choice,
  date,
  givenForm,
  moment,
  optional,
  optionalChoice,
  optionalText,
  severalFrom,
  text,
  type GivenForm,
  type Option,
  type Question,
  type Sent,
} from "../../../kernel/forms/index.ts";
import { momentFieldsOf } from "../../../kernel/moment-fields.ts";
import type { Agency } from "../../directory/index.ts";
import type { Choices } from "./entry-choices.ts";
import { listAt, textAt, type Entry, type Field, type Register, type State } from "./register.ts";
import { registers } from "./registers.ts";

/** What can be chosen: agencies, and entries of other registers. */
export type Offered = { readonly agencies: readonly Agency[]; readonly choices: Choices };
export type Reading = Offered & { readonly now: Date };

export type RegisterForm = GivenForm<Reading, Offered>;
export type EntryTyped = Sent<RegisterForm>;

const questionText = ({ kind, label, missing }: Field): string =>
  missing === undefined && kind !== "choice" && !label.includes("(")
    ? `${label} (optional)`
    : label;

/** One question of the form of a register, by the kind of its field. */
function questionOf(field: Field): Question<never, unknown, Reading, Offered> {
  const { key, label: called, missing, hint = "" } = field;
  const asked = { label: questionText(field), hint, called };
  const boxes = { label: asked.label, hint, missing, classes: "govuk-checkboxes--small" };
  const unknown = "Choose from the list";
  switch (field.kind) {
    case "text":
    case "long": {
      const box = { ...asked, ...(field.kind === "long" && { rows: 4 }) };
      const most = field.kind === "long" ? 10_000 : 500;
      return missing === undefined
        ? optionalText({ ...box, most })
        : text({ ...box, most, missing });
    }
    case "choice": {
      const one = { ...asked, options: field.options, classes: "govuk-radios--small" };
      return missing === undefined
        ? optionalChoice({ ...one, unknown: "Choose one of these" })
        : choice({ ...one, missing });
    }
    case "several": {
      const options = optionsIn(field.options);
      return severalFrom({ ...boxes, unknown, options: () => options });
    }
    case "entries":
      return severalFrom({
        ...boxes,
        unknown,
        options: ({ choices }: Offered) =>
          (choices[key] ?? []).map((words) => ({ value: words, text: words })),
      });
    case "agencies":
      return severalFrom({
        ...boxes,
        unknown,
        options: ({ agencies }: Offered) =>
          agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name })),
      });
    case "day": {
      const day = date({ ...asked, missing, earliest: "1980-01-01", isPast: field.isPast });
      return missing === undefined ? optional(day) : day;
    }
    case "moment": {
      const time = { label: `${called}: time of day`, hint: "For example 14:30" };
      const at = moment({ ...asked, missing, time });
      return missing === undefined ? optional(at) : at;
    }
  }
}

const optionsIn = (options: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(options).map(([value, text]) => ({ value, text }));

const statusOf = ({ states }: Register): Question<string, State, Reading, Offered> =>
  choice({
    label: "Status",
    options: { draft: states.draft, confirmed: states.confirmed, ended: states.ended },
    classes: "govuk-radios--small",
    missing: "Choose a status",
  });

/** What Lantern ships leaves to a partnership what only it can know: nobody confirms it unread. */
const leftOpen = "To be filled in";

const isOpen = (answer: unknown): boolean =>
  [answer].flat().some((text) => typeof text === "string" && text.startsWith(leftOpen));

const formOf = (register: Register): RegisterForm =>
  givenForm<Reading, Offered>(
    {
      title: text({
        label: register.titleLabel,
        hint: register.titleHint ?? "",
        called: register.titleLabel,
        most: 200,
        missing: `Enter: ${register.titleLabel.toLowerCase()}`,
      }),
      ...Object.fromEntries(register.fields.map((field) => [field.key, questionOf(field)])),
      state: statusOf(register),
    },
    Object.fromEntries(
      register.fields.map(({ key, label }) => [
        key,
        (values: Readonly<Record<string, unknown>>) =>
          values["state"] === "confirmed" &&
          isOpen(values[key]) &&
          `${label}: replace “${leftOpen}” before you confirm this`,
      ]),
    ),
  );

/** Of an entry that records refer to: what it says stays, and it can end. */
const endingOf = (register: Register): RegisterForm =>
  givenForm<Reading, Offered>(
    { state: statusOf(register) },
    {
      state: ({ state }) =>
        state === "draft" && "Records refer to it: it can end, and never goes back to be confirmed",
    },
  );

const formsBy = (made: (register: Register) => RegisterForm) =>
  new Map(Object.values(registers).map((register) => [register.key, made(register)]));

/** One form for each register, made once from its fields. */
const whole = formsBy(formOf);
const ending = formsBy(endingOf);

export const isKept = (register: Register, entry: Entry | undefined): boolean =>
  register.isFixed === true && entry !== undefined && entry.state !== "draft";

export function registerForm(register: Register, entry?: Entry): RegisterForm {
  const form = (isKept(register, entry) ? ending : whole).get(register.key);
  if (!form) throw new Error(`there is no register ${register.key}`);
  return form;
}

/** An entry as its form shows it; without one, an empty form that begins to be confirmed. */
export function entryTyped(register: Register, entry: Entry | undefined): EntryTyped {
  const form = registerForm(register, entry);
  const typed: Record<string, unknown> = { ...blankOf(form), state: entry?.state ?? "draft" };
  if (entry && "title" in typed) {
    typed["title"] = entry.title;
    for (const field of register.fields) typed[field.key] = answerIn(field, entry, typed);
  }
  return { ...typed, version: entry ? String(entry.version) : "" };
}

function answerIn(
  { key, kind }: Field,
  { body }: Entry,
  blank: Readonly<Record<string, unknown>>,
): unknown {
  const said = textAt(body, key);
  switch (kind) {
    case "several":
    case "agencies":
    case "entries":
      return listAt(body, key);
    case "day":
      return said === "" ? blank[key] : datePartsOf(said);
    case "moment":
      return said === "" ? blank[key] : momentFieldsOf(new Date(said));
    case "text":
    case "long":
    case "choice":
      return said;
  }
}
