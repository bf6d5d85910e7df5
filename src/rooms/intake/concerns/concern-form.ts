import { addMonths, type IsoDate } from "../../../kernel/dates.ts";
import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import { isNoChild, type About } from "./concern-about.ts";

/** All that is asked before a concern is sent, as typed. */
export type ConcernForm = {
  readonly danger: string;
  /** What it is about where no child is known: a kind, or "no-child" until one is chosen. Empty for a child. */
  readonly about?: string;
  readonly aboutName?: string;
  readonly givenName: string;
  readonly familyName: string;
  /** "not-known" where neither the date nor the age is. */
  readonly birth: string;
  readonly bornOn: DateParts;
  readonly age: string;
  readonly worry: string;
  readonly ringName: string;
  readonly ringPhone: string;
};

export const dangers = ["no", "yes-rung", "not-known"] as const;
/** Of the public it may be that somebody is in danger, and nobody knows whether 999 was rung. */
export type Danger = (typeof dangers)[number] | "yes";

export type NewConcern = {
  readonly danger: Danger;
  readonly about: About;
  readonly givenName: string;
  /** Of what is no child, what it is called. */
  readonly familyName: string;
  readonly bornOn: IsoDate | null;
  readonly ageAbout: number | null;
  readonly worry: string;
  readonly ringName: string;
  readonly ringPhone: string;
};

type Born = { readonly bornOn: IsoDate | null; readonly ageAbout: number | null };

/** People are children until 18, and some plans run to 25. */
const oldest = 25;

type ReadConcern = { readonly concern: NewConcern } | { readonly errors: readonly FieldError[] };

export function readConcernForm(form: ConcernForm, today: IsoDate): ReadConcern {
  const errors: FieldError[] = [];
  const take = <T>(field: string, read: Result<T, string>): T | undefined => {
    if (read.ok) return read.value;
    errors.push({ field, message: read.error });
    return undefined;
  };
  const danger = take("danger", readDanger(form.danger));
  const whom = isAboutNoChild(form) ? readWhat(form, take) : readWhom(form, today, take);
  if (whom && "field" in whom) errors.push(whom);
  const worry = take("worry", readText(form.worry, worryRule));
  const ringName = take("ringName", readText(form.ringName, nameRule));
  const ringPhone = take("ringPhone", readPhone(form.ringPhone));
  if (
    danger === undefined ||
    whom === undefined ||
    "field" in whom ||
    worry === undefined ||
    ringName === undefined ||
    ringPhone === undefined
  ) {
    return { errors };
  }
  return { concern: { danger, ...whom, worry, ringName, ringPhone } };
}

/** Whether the form is the one on which no child is named. */
const isAboutNoChild = ({ about = "" }: Pick<ConcernForm, "about">): boolean =>
  about !== "" && about !== "child";

type Whom = Pick<NewConcern, "about" | "givenName" | "familyName"> & Born;
type Take = <T>(field: string, read: Result<T, string>) => T | undefined;

function readWhom(form: ConcernForm, today: IsoDate, take: Take): Whom | FieldError | undefined {
  const givenName = take("givenName", readText(form.givenName, { name: "First name", most: 100 }));
  const familyName = take("familyName", readText(form.familyName, familyRule));
  const born = readBorn(form, today);
  if ("field" in born) return born;
  if (givenName === undefined || familyName === undefined) return undefined;
  return { about: "child", givenName, familyName, ...born };
}

function readWhat(form: ConcernForm, take: Take): Whom | undefined {
  const { about = "", aboutName = "" } = form;
  const kind = take("about", isNoChild(about) ? ok(about) : err("Choose what it is about"));
  const familyName = take("aboutName", readText(aboutName, aboutRule));
  const child = `${form.givenName}${form.familyName}`.trim();
  take("familyName", child === "" ? ok("") : err(childToo));
  if (child !== "") return undefined;
  if (kind === undefined || familyName === undefined) return undefined;
  return { about: kind, givenName: "", familyName, bornOn: null, ageAbout: null };
}

const childToo = "Leave the child’s name out here, or send a concern about the child as well";
const aboutRule = {
  name: "Which one",
  most: 100,
  missing: "Enter which one it is: what it is called, a postcode, a registration or a name online",
};
const familyRule = {
  name: "Last name",
  most: 100,
  missing: "Enter the child’s last name, or the name they go by",
};
const worryRule = { name: "What worries you", most: 10_000, missing: "Enter what worries you" };
const nameRule = { name: "Name", most: 120, missing: "Enter the name of the person to ring" };

export function isDanger(text: string): text is (typeof dangers)[number] {
  return (dangers as readonly string[]).includes(text);
}

function readDanger(text: string): Result<Danger, string> {
  return isDanger(text) ? ok(text) : err("Select whether a child is in danger now");
}

/** An address or a sentence is no number; brackets, spaces and extensions are. */
function readPhone(text: string): Result<string, string> {
  const read = readText(text, {
    name: "Phone number",
    most: 40,
    missing: "Enter a phone number for the MASH to ring you",
  });
  if (read.ok && (read.value.match(/\d/g)?.length ?? 0) < 3) {
    return err("Enter a phone number, like 020 7946 0000");
  }
  return read;
}

/** What is known wins over the tick that says that it is not. */
function readBorn(form: ConcernForm, today: IsoDate): Born | FieldError {
  const isDateTyped = Object.values(form.bornOn).some((part) => part.trim() !== "");
  if (isDateTyped) return readBirthDate(form.bornOn, today);
  if (form.age.trim() !== "") return readAge(form.age);
  if (form.birth === "not-known") return { bornOn: null, ageAbout: null };
  return {
    field: "bornOn",
    message:
      "Enter the child’s date of birth, or about how old they are, or tick “Neither is known”",
  };
}

function readBirthDate(parts: DateParts, today: IsoDate): Born | FieldError {
  const name = "Date of birth";
  const read = readDateParts(parts, {
    name,
    earliest: addMonths(today, -12 * (oldest + 1)),
    latest: today,
  });
  return read.ok
    ? { bornOn: read.value, ageAbout: null }
    : { field: "bornOn", message: read.error };
}

function readAge(text: string): Born | FieldError {
  const age = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return age <= oldest
    ? { bornOn: null, ageAbout: age }
    : { field: "age", message: `Age must be a whole number from 0 to ${oldest}` };
}
