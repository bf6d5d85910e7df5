import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";

export type TransitionForm = {
  readonly services: string;
  readonly whoLeads: string;
  readonly wants: string;
  readonly capacity: string;
  readonly meetingOn: DateParts;
  readonly continues: string;
  readonly agreedOn: DateParts;
  readonly agreedWith: string;
  readonly version: string;
};

export type Transition = {
  readonly services: string;
  readonly whoLeads: string;
  readonly wants: string;
  readonly capacity: string;
  readonly meetingOn: string | null;
  readonly continues: string | null;
  readonly agreedOn: string | null;
  readonly agreedWith: string | null;
};

const isEmpty = ({ day, month, year }: DateParts): boolean =>
  [day, month, year].every((part) => part.trim() === "");

/** Reads the plan for turning 18. It is agreed with a day, with whom, and what goes on after. */
export function readTransition(
  form: TransitionForm,
  today: string,
): { readonly plan: Transition } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const texts = readTexts(form, errors);
  const day = dayOf(form, errors);
  const meetingOn = day("meetingOn", "Date of the joint meeting");
  const agreedOn = day("agreedOn", "Date it was agreed", today);
  if (isAgreed(form) && isEmpty(form.agreedOn)) {
    errors.push({ field: "agreedOn", message: "Enter the date it was agreed" });
  }
  return errors.length > 0 ? { errors } : { plan: { ...texts, meetingOn, agreedOn } };
}

const isAgreed = (form: TransitionForm): boolean =>
  !isEmpty(form.agreedOn) || form.agreedWith.trim() !== "";

const dayOf =
  (form: TransitionForm, errors: FieldError[]) =>
  (field: "meetingOn" | "agreedOn", name: string, latest?: string): string | null => {
    if (isEmpty(form[field])) return null;
    const read = readDateParts(form[field], {
      name,
      earliest: "2010-01-01",
      ...(latest === undefined ? {} : { latest }),
    });
    if (read.ok) return read.value;
    errors.push({ field, message: read.error });
    return null;
  };

type Texts = "services" | "whoLeads" | "wants" | "capacity" | "continues" | "agreedWith";

const textOf =
  (form: TransitionForm, errors: FieldError[]) =>
  (
    field: Texts,
    rule: { readonly name: string; readonly most: number; readonly missing?: string },
  ): string => {
    const read = readText(form[field], rule);
    if (read.ok) return read.value;
    errors.push({ field, message: read.error });
    return "";
  };

function readTexts(
  form: TransitionForm,
  errors: FieldError[],
): Omit<Transition, "meetingOn" | "agreedOn"> {
  const isNeeded = isAgreed(form);
  const text = textOf(form, errors);
  const services = text("services", {
    name: "Adult services",
    most: 2000,
    missing: "Enter which adult services were asked and what they said, or that none has been yet",
  });
  const whoLeads = text("whoLeads", {
    name: "Who leads",
    most: 200,
    missing: "Enter who leads the transition",
  });
  const wants = text("wants", {
    name: "What the young person wants",
    most: 4000,
    missing: "Enter what the young person wants, or why they were not asked yet",
  });
  const capacity = text("capacity", {
    name: "Capacity and consent",
    most: 4000,
    missing: "Enter how capacity and consent were considered",
  });
  const continues = text("continues", {
    name: "Support after 18",
    most: 4000,
    ...(isNeeded ? { missing: "Enter the support after 18, and who provides it" } : {}),
  });
  const agreedWith = text("agreedWith", {
    name: "Agreed with",
    most: 400,
    ...(isNeeded ? { missing: "Enter who it was agreed with" } : {}),
  });
  return {
    services,
    whoLeads,
    wants,
    capacity,
    continues: continues || null,
    agreedWith: agreedWith || null,
  };
}
