import { sortName, type PersonName } from "../subjects/index.ts";
import type { Said } from "./kinds.ts";

/** A record within reach that a person has verified under an id of this source. */
export type Verified = {
  readonly personId: string;
  readonly identifier: string;
  readonly bornOn: string | null;
  /** Every name on the record, in the form that is compared. */
  readonly sortNames: readonly string[];
};

export const nameOf = (said: Said): PersonName => ({
  givenName: said["givenName"] ?? "",
  familyName: said["familyName"] ?? "",
});

export type Joining = { readonly personId: string } | { readonly why: string };

/**
 * The only way by which a row joins a child without a person: an id that somebody verified, and the
 * name, and the date of birth, all of one record. Words say what was missing; a record out of reach is
 * no record, so that the words are the same.
 */
export function joinUnattended(said: Said, verified: readonly Verified[]): Joining {
  const identifier = said["identifier"];
  if (identifier === undefined) return { why: "The row has no id of the child" };
  const known = verified.filter((one) => one.identifier === identifier);
  const [one, another] = known;
  if (!one) return { why: "Nobody has verified this id yet" };
  if (another) return { why: "This id was verified for two records" };
  const hasName = one.sortNames.includes(sortName(nameOf(said)));
  const hasBirth = one.bornOn !== null && one.bornOn === said["bornOn"];
  if (hasName && hasBirth) return { personId: one.personId };
  if (hasName && said["bornOn"] === undefined)
    return { why: "The id is verified; the row has no date of birth" };
  if (!hasName && !hasBirth) return { why: "The id is verified; name and date of birth differ" };
  return { why: `The id is verified; the ${hasName ? "date of birth" : "name"} differs` };
}
