import { addDays } from "../../../kernel/dates.ts";
import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { texts } from "../../../kernel/read-texts.ts";

export type AskForm = Readonly<Record<"wantedUse" | "power" | "reason" | "instead", string>>;

export type DecisionForm = Readonly<
  Record<"outcome" | "reason" | "section45" | "notCharging" | "safeguards" | "version", string>
> & { readonly from: DateParts; readonly until: DateParts };

/** A grant that nobody looks at again would be a rule: it stands half a year at most. */
const longestDays = 183;

/** What is wanted, by which power, why, and what was considered in its place. */
export function readAsk(form: AskForm) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const fields = {
    wanted_use: text(form.wantedUse, {
      field: "wantedUse",
      name: "What it is wanted for",
      most: 2000,
      missing: "Enter what the flag would be used for",
    }),
    power: text(form.power, {
      field: "power",
      name: "Power",
      most: 400,
      missing: "Enter the power or the law it would be done under",
    }),
    reason: text(form.reason, {
      field: "reason",
      name: "Why",
      most: 4000,
      missing: "Enter why it is necessary",
    }),
    instead: text(form.instead, {
      field: "instead",
      name: "What else was considered",
      most: 2000,
      missing: "Enter what was considered in its place, and why it is not enough",
    }),
  };
  return errors.length > 0 ? { errors } : { fields };
}

type Refusal = { readonly outcome: "refused"; readonly decision_reason: string };
type Granting = {
  readonly outcome: "granted";
  readonly decision_reason: string;
  readonly section45: string;
  readonly not_charging: string;
  readonly safeguards: string;
  readonly from_on: string;
  readonly until_on: string;
};

export type DecisionRead =
  { readonly fields: Refusal | Granting } | { readonly errors: readonly FieldError[] };

/** A refusal needs its reason; a grant also what protects the child, and for how long it stands. */
export function readDecision(form: DecisionForm, today: string): DecisionRead {
  const errors: FieldError[] = [];
  const text = texts(errors);
  if (form.outcome !== "granted" && form.outcome !== "refused")
    errors.push({ field: "outcome", message: "Choose whether it is refused or granted" });
  const decision_reason = text(form.reason, {
    field: "reason",
    name: "Reason",
    most: 4000,
    missing: "Enter the reason for the decision",
  });
  if (form.outcome !== "granted") {
    return errors.length > 0 ? { errors } : { fields: { outcome: "refused", decision_reason } };
  }
  const protecting = {
    section45: text(form.section45, {
      field: "section45",
      name: "Section 45",
      most: 2000,
      missing: "Enter how the defence of section 45 was considered",
    }),
    not_charging: text(form.notCharging, {
      field: "notCharging",
      name: "Not charging",
      most: 2000,
      missing: "Enter how not charging the child was considered",
    }),
    safeguards: text(form.safeguards, {
      field: "safeguards",
      name: "What protects the child",
      most: 2000,
      missing: "Enter what protects the child while the flag is used",
    }),
  };
  const dates = readDates(form, { today, errors });
  if (errors.length > 0) return { errors };
  return { fields: { outcome: "granted", decision_reason, ...protecting, ...dates } };
}

function readDates(
  form: Pick<DecisionForm, "from" | "until">,
  { today, errors }: { readonly today: string; readonly errors: FieldError[] },
) {
  const from = readDateParts(form.from, { name: "First day", earliest: today });
  if (!from.ok) errors.push({ field: "from", message: from.error });
  const first = from.ok ? from.value : today;
  const rule = { name: "Last day", earliest: first, latest: addDays(first, longestDays) };
  const until = readDateParts(form.until, rule);
  if (!until.ok) errors.push({ field: "until", message: until.error });
  return { from_on: first, until_on: until.ok ? until.value : first };
}
