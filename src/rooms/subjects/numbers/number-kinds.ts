import { isNhsNumber, isUpn, readNhsNumber, readUpn } from "../../../linkage/index.ts";

/** Under which numbers agencies know a child, in the order in which they are shown. */
export const numberKinds = {
  nhs: "NHS number",
  upn: "Unique pupil number (UPN)",
  council: "Number at children’s social care",
  police: "Police reference of the child",
} as const;

export type NumberKind = keyof typeof numberKinds;

/** A number as it is kept: in capitals without spaces. */
export type ChildNumber = { readonly kind: NumberKind; readonly value: string };

export const isNumberKind = (text: string): text is NumberKind => Object.hasOwn(numberKinds, text);

/** As pages write it: the figures of an NHS number in three groups. */
export const shownNumber = ({ kind, value }: ChildNumber): string =>
  kind === "nhs" ? `${value.slice(0, 3)} ${value.slice(3, 6)} ${value.slice(6)}` : value;

type Read =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: string };

const longest = 40;

/** What was typed as a number of this kind; a slip of the hand shows in the check digit or letter. */
export function readNumber(kind: NumberKind, text: string): Read {
  const said = text.trim();
  if (said === "") return { ok: false, error: "Enter the number" };
  if (kind === "nhs") return checked(readNhsNumber(said), isNhsNumber, nhsFaults);
  if (kind === "upn") return checked(readUpn(said), isUpn, upnFaults);
  const value = said.replaceAll(/\s/g, "").toUpperCase();
  if (value.length > longest)
    return { ok: false, error: `The number must be ${longest} characters or fewer` };
  return { ok: true, value };
}

type Faults = { readonly shape: string; readonly check: string };
const nhsFaults: Faults = {
  shape: "An NHS number has 10 digits, like 485 777 3456",
  check: "This is not an NHS number: one of its digits must be wrong. Check it",
};
const upnFaults: Faults = {
  shape:
    "A unique pupil number has a letter, 11 digits and one more digit or letter, like H801200001001",
  check: "This is not a unique pupil number: one of its characters must be wrong. Check it",
};

function checked(
  read: string | undefined,
  isRight: (value: string) => boolean,
  { shape, check }: Faults,
): Read {
  if (read === undefined) return { ok: false, error: shape };
  return isRight(read) ? { ok: true, value: read } : { ok: false, error: check };
}

/** As the database writes kind and value together: "nhs 9434765919". */
export const numberText = ({ kind, value }: ChildNumber): string => `${kind} ${value}`;

/** @throws where it is not of a kind that is kept */
export function numberOf(text: string): ChildNumber {
  const space = text.indexOf(" ");
  const kind = text.slice(0, space);
  if (!isNumberKind(kind)) throw new RangeError(`${text} is no number of a child`);
  return { kind, value: text.slice(space + 1) };
}

/** Each kind of number that a text could be which somebody typed to find a child. */
export function numbersIn(text: string): readonly ChildNumber[] {
  return Object.keys(numberKinds)
    .filter(isNumberKind)
    .flatMap((kind) => {
      const read = readNumber(kind, text);
      return read.ok ? [{ kind, value: read.value }] : [];
    });
}
