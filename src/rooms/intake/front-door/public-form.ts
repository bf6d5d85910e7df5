import { createHash } from "node:crypto";
import { readText, type FieldError, type TooLong } from "../../../kernel/fields.ts";
import { filledIn } from "./public-says.ts";
import { publicOptions } from "./public-options.ts";
import { numberLetters } from "../../accounts/index.ts";
import type { PublicWords } from "./door.ts";

/** All that the form asks, as typed. Nothing but the worry has to be there. */
export type PublicTyped = Readonly<Record<PublicField, string>>;

export const publicFields = [
  "about",
  "aboutName",
  "id",
  "danger",
  "area",
  "givenName",
  "familyName",
  "age",
  "more",
  "worry",
  "sender",
  "senderName",
  "reach",
  "reachSafely",
] as const;
export type PublicField =
  | "about"
  | "aboutName"
  | "id"
  | "danger"
  | "area"
  | "givenName"
  | "familyName"
  | "age"
  | "more"
  | "worry"
  | "sender"
  | "senderName"
  | "reach"
  | "reachSafely";

/** A form on which nothing is filled in. */
export const blankForm = Object.fromEntries(publicFields.map((name) => [name, ""])) as PublicTyped;

export type Sender = keyof typeof publicOptions.sender;
/** What it is about; a child where nothing is said. */
export type About = keyof typeof publicOptions.about;

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

const longest = {
  aboutName: 200,
  givenName: 100,
  familyName: 100,
  age: 100,
  more: 4000,
  worry: 10_000,
  senderName: 120,
  reach: 200,
  reachSafely: 1000,
} as const;
type Text = keyof typeof longest;

/** A message names a field as its label does; a question mark would end the sentence. */
const nameIn = ({ fields, worry }: ReadQuery["form"], field: Text): string =>
  (field === "worry" ? worry.question : fields[field].label).replace(/\s*[?:.]$/u, "");

/** The form as it is worded, and the areas among which it lets choose. */
type ReadQuery = {
  readonly form: Pick<PublicWords, "fields" | "worry" | "says">;
  readonly areas: readonly { readonly key: string }[];
};

/** What somebody wrote, or what is too long or missing; whatever else does not fit is left out. */
export function readPublic(
  typed: PublicTyped,
  { form, areas }: ReadQuery,
): { readonly concern: PublicConcern } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const take = (field: Text): string | null => {
    const { noWorry, tooLong } = form.says.wrong;
    const rule = {
      name: nameIn(form, field),
      most: longest[field],
      tooLong: ({ name, most, length }: TooLong) =>
        filledIn(tooLong, { field: name, most, length }),
    };
    const read = readText(typed[field], field === "worry" ? { ...rule, missing: noWorry } : rule);
    if (!read.ok) errors.push({ field, message: read.error });
    return read.ok && read.value !== "" ? read.value : null;
  };
  const about = isAbout(typed.about) ? typed.about : ("child" as const);
  const concern = {
    about,
    about_name: take("aboutName"),
    danger_now: dangersSaid.find((one) => one === typed.danger) ?? "not-said",
    area: areas.find(({ key }) => key === typed.area)?.key ?? null,
    given_name: take("givenName"),
    family_name: take("familyName"),
    age_said: take("age"),
    about_more: take("more"),
    worry: take("worry") ?? "",
    sender: isSender(typed.sender) ? typed.sender : ("not-said" as const),
    sender_name: take("senderName"),
    reach: take("reach"),
    reach_safely: take("reachSafely"),
  };
  return errors.length > 0 ? { errors } : { concern };
}

const isAbout = (text: string): text is About => Object.hasOwn(publicOptions.about, text);

const isSender = (text: string): text is Sender => Object.hasOwn(publicOptions.sender, text);

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
