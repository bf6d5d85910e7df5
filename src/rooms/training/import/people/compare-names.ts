import { areTwoForenames, mayBeCalledBoth } from "../../../../linkage/index.ts";
import { isOneSlip } from "../words.ts";
import { isNameless, type PersonName } from "./person-name.ts";

/** What of two names agrees; "unknown" where one of them is missing. */
export type Agreement = "both" | "forename" | "surname" | "none" | "unknown";

/** How far two names are the names of one person, also where one is written the wrong way round. */
export function compareNames(one: PersonName, other: PersonName): Agreement {
  if (isNameless(one) || isNameless(other)) return "unknown";
  const straight = inOrder(one, other);
  if (straight === "both") return "both";
  const turned = { forenames: other.surnames, surnames: other.forenames };
  return inOrder(one, turned) === "both" ? "both" : straight;
}

function inOrder(one: PersonName, other: PersonName): Agreement {
  const forename = forenamesAgree(one.forenames, other.forenames);
  const surname = surnamesAgree(one.surnames, other.surnames);
  if (forename && surname) return "both";
  if (forename) return "forename";
  return surname ? "surname" : "none";
}

/** Equal, a short form, an initial, or a slip that makes no other name. */
function forenamesAgree(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return false;
  return one.some((left) => other.some((right) => isOneForename(left, right)));
}

function isOneForename(one: string, other: string): boolean {
  if (one === other || mayBeCalledBoth([one], [other])) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length === 1) return long.startsWith(short);
  if (areTwoForenames([one], [other])) return false;
  if (short.length >= 3 && long.startsWith(short)) return true;
  return short.length >= 3 && isOneSlip(one, other);
}

function surnamesAgree(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return false;
  const [left, right] = [one.join(""), other.join("")];
  if (left === right || (Math.min(left.length, right.length) >= 4 && isOneSlip(left, right)))
    return true;
  return one.some((word) => word.length > 3 && other.includes(word));
}
