import { addDays, ageOn } from "../../kernel/dates.ts";
import { readDateParts, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { orNull, texts } from "../../kernel/read-texts.ts";
import {
  isThingKind,
  matchOn,
  standings,
  strictKinds,
  thingKinds,
  type ThingKind,
  type ThingStanding,
} from "./thing-kinds.ts";
import { uncapitalised } from "../../kernel/words.ts";

/** As typed. */
export type ThingForm = {
  readonly kind: string;
  readonly label: string;
  readonly identifier: string;
  readonly bornOn: DateParts;
  /** One a line. */
  readonly knownAs: string;
  readonly standing: string;
  readonly standingBasis: string;
  /** Who or what says that a person is an adult, where no date of birth does. */
  readonly adultBasis: string;
  /** Until when an allegation stands; asked of a new one, and renewed on a page of its own. */
  readonly reviewBy: DateParts | undefined;
  readonly says: string;
  readonly source: string;
  readonly learnedOn: DateParts;
};

export type ThingFields = {
  readonly kind: ThingKind;
  readonly label: string;
  readonly identifier: string | null;
  readonly match_on: string;
  readonly born_on: string | null;
  readonly known_as: string[];
  readonly standing: ThingStanding | null;
  readonly standing_basis: string | null;
  readonly review_by: string | null;
  readonly says: string | null;
  readonly source: string;
  readonly learned_on: string;
};

export type ThingRead =
  | { readonly fields: ThingFields; readonly adultBasis: string }
  | { readonly errors: readonly FieldError[] };

const mostNames = 20;

/** Reads a subject that is no child: its kind says which words it is known by. */
export function readThing(form: ThingForm, today: string): ThingRead {
  const errors: FieldError[] = [];
  const { kind } = form;
  if (!isThingKind(kind)) return { errors: [{ field: "kind", message: "Choose what it is" }] };
  const text = texts(errors);
  const label = text(form.label, {
    field: "label",
    name: thingKinds[kind].label,
    most: 200,
    missing: `Enter ${uncapitalised(thingKinds[kind].label)}`,
  });
  const adultBasis =
    kind === "person"
      ? text(form.adultBasis, {
          field: "adultBasis",
          name: "What shows that they are an adult",
          most: 400,
        })
      : "";
  const standing = standingOf(form, { kind, errors });
  const fields = {
    kind,
    label,
    ...readIdentifier(form, { kind, label, errors }),
    known_as: namesOf(form.knownAs, errors),
    ...standing,
    review_by: reviewOf(form, { standing: standing.standing, today, errors }),
    born_on: kind === "person" ? readBorn(form.bornOn, { today, errors }) : null,
    says: orNull(text(form.says, { field: "says", name: "What is known", most: 4000 })),
    source: text(form.source, {
      field: "source",
      name: "Source",
      most: 400,
      missing: "Enter who says so, or where it was read",
    }),
    learned_on: "",
  };
  const learned = readDateParts(form.learnedOn, { name: "Day of the source", latest: today });
  if (!learned.ok) errors.push({ field: "learnedOn", message: learned.error });
  if (errors.length > 0 || !learned.ok) return { errors };
  return { fields: { ...fields, learned_on: learned.value }, adultBasis };
}

type Reading = { readonly kind: ThingKind; readonly errors: FieldError[] };

function readIdentifier(
  { identifier: typed }: ThingForm,
  { kind, label, errors }: Reading & { readonly label: string },
) {
  const name = thingKinds[kind].identifier;
  const isNeeded = strictKinds.includes(kind);
  const identifier =
    name === ""
      ? ""
      : texts(errors)(typed, {
          field: "identifier",
          name,
          most: 200,
          ...(isNeeded ? { missing: `Enter the ${uncapitalised(name)}` } : {}),
        });
  const match_on = matchOn(kind, { label, identifier });
  const isFilled = identifier !== "" || (!isNeeded && label !== "");
  if (isFilled && match_on.length < 2) {
    const message = "Enter at least two letters or figures, so that it can be found again";
    errors.push({ field: isNeeded ? "identifier" : "label", message });
  }
  return { identifier: orNull(identifier), match_on };
}

function namesOf(knownAs: string, errors: FieldError[]): string[] {
  const names = [...new Set(knownAs.split("\n").map((one) => one.trim()))].filter(Boolean);
  const wrong = (message: string) => errors.push({ field: "knownAs", message });
  if (names.length > mostNames) wrong(`Enter at most ${mostNames} names, one a line`);
  if (names.some((one) => one.length > 200)) wrong("Each name must be 200 characters or fewer");
  return names;
}

const isStanding = (text: string): text is ThingStanding => Object.hasOwn(standings, text);

/** Said of a person alone, and never without what it rests on. */
function standingOf(
  { standing, standingBasis }: ThingForm,
  { kind, errors }: Reading,
): Pick<ThingFields, "standing" | "standing_basis"> {
  if (kind !== "person") return { standing: null, standing_basis: null };
  const basis = texts(errors)(standingBasis, {
    field: "standingBasis",
    name: "What it rests on",
    most: 2000,
    missing: "Enter what it rests on: who alleges it, why it is suspected, or the conviction",
  });
  if (isStanding(standing)) return { standing, standing_basis: basis };
  errors.push({ field: "standing", message: "Choose alleged, suspected or convicted" });
  return { standing: null, standing_basis: null };
}

/** How long an allegation stands before somebody says that it does. */
export const allegationDays = 180;
export const mostAllegationDays = 366;

type Reviewing = Pick<ThingFields, "standing"> & {
  readonly today: string;
  readonly errors: FieldError[];
};

/** A conviction has none. */
function reviewOf({ reviewBy }: ThingForm, { standing, today, errors }: Reviewing): string | null {
  if (reviewBy === undefined || standing === null || standing === "convicted") return null;
  const read = readReviewBy(reviewBy, today);
  if (read.ok) return read.value;
  errors.push({ field: "reviewBy", message: read.error });
  return null;
}

const readReviewBy = (parts: DateParts, today: string) =>
  readDateParts(parts, {
    name: "Review by",
    earliest: addDays(today, 1),
    latest: addDays(today, mostAllegationDays),
  });

function readBorn(
  parts: DateParts,
  { today, errors }: { readonly today: string; readonly errors: FieldError[] },
): string | null {
  if ([parts.day, parts.month, parts.year].every((part) => part.trim() === "")) return null;
  const rule = { name: "Date of birth", earliest: "1900-01-01", latest: today };
  const born = readDateParts(parts, rule);
  if (born.ok) return born.value;
  errors.push({ field: "bornOn", message: born.error });
  return null;
}

/** Whoever is not yet 18 is first a child. */
export const isUnder18 = (
  { kind, born_on }: Pick<ThingFields, "kind" | "born_on">,
  today: string,
): boolean => kind === "person" && born_on !== null && (ageOn(born_on, today) ?? 18) < 18;
