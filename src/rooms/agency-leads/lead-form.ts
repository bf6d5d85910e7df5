import { readDateParts, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { addMonths, type IsoDate } from "../../kernel/dates.ts";
import { orNull, texts } from "../../kernel/read-texts.ts";
import type { Area, LeadScheme } from "./lead-scheme.ts";
import type { Colleague } from "./lead-reads.ts";

export type LeadForm = {
  readonly staff: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly phone: string;
  readonly email: string;
  readonly area: string;
  readonly training: string;
  readonly trainedOn: DateParts;
};

export type TrainingForm = Pick<LeadForm, "training" | "trainedOn">;

export type LeadValue = {
  readonly staffId: string | null;
  readonly name: string | null;
  readonly jobTitle: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly area: string | null;
  readonly training: Training;
};

export type Training = {
  readonly key: string;
  readonly on: IsoDate;
  readonly until: IsoDate;
} | null;

type Reading = {
  readonly scheme: LeadScheme;
  readonly today: IsoDate;
  readonly staff: readonly Colleague[];
  readonly areas: readonly Area[];
};

type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const isBlank = ({ day, month, year }: DateParts): boolean => `${day}${month}${year}`.trim() === "";

/** What training they had and when; it holds as long as the partnership says today. */
function trainingOf(
  { training, trainedOn }: TrainingForm,
  { scheme, today }: Pick<Reading, "scheme" | "today">,
  errors: FieldError[],
): Training {
  const kind = scheme.trainings.find(({ key }) => key === training);
  if (training === "" && isBlank(trainedOn)) return null;
  if (!kind) errors.push({ field: "training", message: "Choose the training" });
  const on = readDateParts(trainedOn, { name: "Day of the training", latest: today });
  if (!on.ok) errors.push({ field: "trainedOn", message: on.error });
  return kind && on.ok
    ? { key: kind.key, on: on.value, until: addMonths(on.value, kind.holdsMonths) }
    : null;
}

export function readTraining(
  form: TrainingForm,
  given: Pick<Reading, "scheme" | "today">,
): Read<NonNullable<Training>> {
  const errors: FieldError[] = [];
  const value = trainingOf(form, given, errors);
  if (value) return { ok: true, value };
  if (errors.length === 0) errors.push({ field: "training", message: "Choose the training" });
  return { ok: false, errors };
}

const address = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Reads who leads from now on: a colleague with an account, or somebody who is reached at work. */
export function readLead(form: LeadForm, given: Reading): Read<LeadValue> {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const staffId = orNull(form.staff);
  const name = orNull(text(form.name, { field: "name", name: "Name", most: 120 }));
  const jobTitle = text(form.jobTitle, {
    field: "jobTitle",
    name: "Job title",
    most: 120,
    missing: "Enter the job title",
  });
  const phone = orNull(text(form.phone, { field: "phone", name: "Work telephone", most: 40 }));
  const email = orNull(text(form.email, { field: "email", name: "Work e-mail", most: 254 }));
  if (staffId !== null && !given.staff.some((one) => one.staffId === staffId))
    errors.push({ field: "staff", message: "Choose a person who works there" });
  if (staffId !== null && name !== null)
    errors.push({ field: "name", message: "Choose a colleague or enter a name, not both" });
  if (staffId === null && name === null)
    errors.push({ field: "name", message: "Choose a colleague, or enter a name" });
  if (staffId === null && phone === null)
    errors.push({ field: "phone", message: "Enter a work telephone number" });
  if (email !== null && !address.test(email))
    errors.push({ field: "email", message: "Enter an e-mail address, like name@example.org" });
  const area = given.areas.find(({ key }) => key === form.area)?.key ?? null;
  const training = trainingOf(form, given, errors);
  if (errors.length > 0) return { ok: false, errors };
  const reached = { phone, email: staffId === null ? email : null };
  return { ok: true, value: { staffId, name, jobTitle, ...reached, area, training } };
}
