/** What a column can mean to the engine. */
export const roles = [
  "forename", "knownAs", "middleName", "surname", "formerSurname", "fullName", "initials",
  "birthDate", "recordDate", "recordYear", "birthYear", "birthMonth", "birthDay",
  "sex", "nhsNumber", "upn", "identifier", "phone", "email",
  "postcode", "formerPostcode", "houseNumber", "address", "place",
  "category", "text", "number", "source", "ignored",
] as const; // prettier-ignore

export type Role = (typeof roles)[number];

/** One column, what it is taken for, and why; printed before anything runs. */
export type ColumnRole = { readonly name: string; readonly role: Role; readonly because: string };
