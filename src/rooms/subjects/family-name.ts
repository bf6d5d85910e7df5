const nameNotKnown = "Name not known";
const surnameNotKnown = "(surname not known)";

/** Stands where nobody said the family name of whom a concern is about. */
export const notKnownAfter = (givenName: string): string =>
  givenName.trim() === "" ? nameNotKnown : surnameNotKnown;

/** What people write where they do not know it, in small letters. Children who share it are no family. */
export const saysNoName: readonly string[] = [
  nameNotKnown.toLowerCase(),
  surnameNotKnown,
  "not known",
  "unknown",
  "name unknown",
  "surname unknown",
  "surname not known",
  "no name",
  "not given",
  "not said",
  "nk",
  "n/k",
  "n/a",
  "na",
  "tbc",
  "?",
  "-",
];

/** The family name by which others may be of one household; null where it says none. */
export const familyOf = ({ familyName }: { readonly familyName: string }): string | null => {
  const name = familyName.trim().toLowerCase();
  return saysNoName.includes(name) ? null : name;
};
