import { createHash } from "node:crypto";
import type { TooLong } from "../../../kernel/fields.ts";
import {
  along,
  askedIf,
  choiceOr,
  defineForm,
  optionalChoiceFrom,
  optionalText,
  text,
  trap,
  type Sent,
} from "../../../kernel/forms/index.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { filledIn } from "./public-says.ts";
import { numberLetters } from "../../accounts/index.ts";
import type { PublicWords } from "./door.ts";
import { publicOptions } from "./public-options.ts";

/** The form as it is worded, and the areas among which it lets choose. */
export type Worded = {
  readonly form: PublicWords;
  readonly areas: readonly { readonly key: string; readonly name: string }[];
};

export type Sender = keyof typeof publicOptions.sender;
/** What it is about; a child where nothing is said. */
export type About = keyof typeof publicOptions.about;

/** A message names a field as its label does; a question mark would end the sentence. */
const named = (label: string): string => label.replace(/\s*[?:.]$/u, "");

const tooLong = (found: TooLong, { form }: Worded): string =>
  filledIn(form.says.wrong.tooLong, { field: found.name, most: found.most, length: found.length });

type Told = { readonly most: number } & Partial<
  Readonly<{ rows: number; classes: string; autocomplete: string }>
>;

/** A text that can be left out, as its field is worded. */
const told = (field: keyof PublicWords["fields"], asked: Told) =>
  optionalText<Worded, Worded>({
    label: ({ form }) => `${form.fields[field].label} ${form.optional}`,
    hint: ({ form }) => form.fields[field].hint,
    called: ({ form }) => named(form.fields[field].label),
    tooLong,
    ...asked,
  });

/**
 * All that is asked of whoever tells something, in the words of the partnership. Nothing but the worry has to be
 * there, and what is none of the answers is left out: nobody is sent back for it.
 */
export const publicForm = defineForm<Worded, Worded>()({
  /** The form’s own: the same form sent twice is one. */
  id: along(),
  /** Answered on the page before. */
  danger: along(),
  website: trap(),
  about: choiceOr({
    label: ({ form }) => form.about,
    labelClasses: "govuk-fieldset__legend--m",
    options: publicOptions.about,
    words: ({ form }) => form.options.about,
    otherwise: "child",
  }),
  aboutName: told("aboutName", { most: 200 }),
  worry: text({
    label: ({ form }) => form.worry.question,
    labelClasses: "govuk-label--m",
    hint: ({ form }) => form.worry.hint,
    rows: 8,
    isVerbatim: true,
    called: ({ form }) => named(form.worry.question),
    most: 10_000,
    missing: (_typed, { form }) => form.says.wrong.noWorry,
    tooLong,
  }),
  givenName: told("givenName", { most: 100, autocomplete: "off" }),
  familyName: told("familyName", { most: 100, autocomplete: "off" }),
  age: told("age", { most: 100, classes: "govuk-input--width-10" }),
  more: told("more", { most: 4000, rows: 3 }),
  area: askedIf(
    ({ areas }) => areas.length > 1,
    optionalChoiceFrom({
      label: ({ form }) => `${form.fields.area.label} ${form.optional}`,
      hint: ({ form }) => form.fields.area.hint,
      unchosen: ({ form }) => form.options.danger["not-known"],
      options: ({ areas }) => areas.map(({ key, name }) => ({ value: key, text: name })),
    }),
  ),
  sender: choiceOr({
    label: ({ form }) => `${form.fields.sender.label} ${form.optional}`,
    labelClasses: "",
    hint: ({ form }) => form.fields.sender.hint,
    options: publicOptions.sender,
    words: ({ form }) => form.options.sender,
    otherwise: "not-said",
  }),
  senderName: told("senderName", { most: 120 }),
  reach: told("reach", { most: 200 }),
  reachSafely: told("reachSafely", { most: 1000, rows: 2 }),
});

export type PublicTyped = Sent<typeof publicForm>;

export const dangersSaid = ["no", "yes", "not-known", "not-said"] as const;
export type DangerSaid = (typeof dangersSaid)[number];

/** As the table has it. */
export type PublicConcern = {
  readonly about: About;
  /** The place, the vehicle or the group. */
  readonly about_name: string | null;
  readonly danger_now: DangerSaid;
  readonly area: string | null;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly age_said: string | null;
  readonly about_more: string | null;
  readonly worry: string;
  readonly sender: Sender;
  readonly sender_name: string | null;
  readonly reach: string | null;
  readonly reach_safely: string | null;
};

/** What somebody wrote, or what is too long or missing. */
export function readPublic(
  typed: PublicTyped,
  asked: Worded,
): { readonly concern: PublicConcern } | { readonly errors: readonly FieldError[] } {
  const { value, errors } = publicForm.read(typed, asked);
  if (errors) return { errors };
  return {
    concern: {
      about: value.about,
      about_name: value.aboutName,
      danger_now: dangersSaid.find((one) => one === value.danger) ?? "not-said",
      area: value.area,
      given_name: value.givenName,
      family_name: value.familyName,
      age_said: value.age,
      about_more: value.more,
      worry: value.worry,
      sender: value.sender,
      sender_name: value.senderName,
      reach: value.reach,
      reach_safely: value.reachSafely,
    },
  };
}

export type Receipt = { readonly number: string; readonly code: string };

const hash = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Of the form and its words: sent again it is the same, with other words it is another. */
export const hashOfForm = (id: string, concern: PublicConcern): Buffer =>
  hash(`public form ${JSON.stringify([id, ...Object.values(concern)])}`);

/**
 * The number and the code of a message. They follow from its form, which nobody but its sender has, so
 * that a form which is sent again is answered with the same.
 */
export function receiptOf(form: Buffer): Receipt {
  const bytes = hash(`public receipt ${form.toString("hex")}`);
  const letters = [...bytes.subarray(0, 6)].map((byte) =>
    numberLetters.charAt(byte % numberLetters.length),
  );
  const code = String(bytes.readUInt32BE(8) % 1_000_000).padStart(6, "0");
  return { number: `${letters.slice(0, 3).join("")}-${letters.slice(3).join("")}`, code };
}

export const hashOfReceipt = ({ number, code }: Receipt): Buffer =>
  hash(`public code ${number} ${code}`);
