import { tokensIn } from "../../platform/words/index.ts";
import { isNearHome, isSameHome, placesInText, type PlaceFact } from "../subjects/index.ts";

export type ReasonRule = {
  readonly effect: "blocks" | "warns";
  /** What is looked at again: who it is, or where it is posted. */
  readonly about: "recipient" | "address";
  readonly words: string;
};

/** Why a paper is not posted to an address, or why it is looked at twice. */
export const addressReasons = {
  "no-address": {
    effect: "blocks",
    about: "address",
    words: "It goes by post and does not say where to.",
  },
  "protected-address": {
    effect: "blocks",
    about: "address",
    words: "The child can be found there, which is protected, and they are not named to know it.",
  },
  "excluded-address": {
    effect: "blocks",
    about: "address",
    words: "A person whose access to this record is blocked lives there.",
  },
  "harm-address": {
    effect: "blocks",
    about: "address",
    words: "A concern says that a person who may be harming the child is found there.",
  },
  "near-address": {
    effect: "warns",
    about: "address",
    words: "A concern, or a person whose access is blocked, has a place in the same street.",
  },
} as const satisfies Readonly<Record<string, ReasonRule>>;

export type AddressReason = keyof typeof addressReasons;

export type Posting = {
  readonly staffId: string | null;
  readonly channel: string;
  /** Where it is posted; null on any other way. */
  readonly address: string | null;
};

export type AddressFacts = {
  readonly excluded: readonly { readonly homes: readonly string[] }[];
  /** What concerns say of those who may be harming the child: where they live may stand in it. */
  readonly harmPlaces: readonly string[];
  /** Where concerns say that something happens. */
  readonly otherPlaces: readonly string[];
  /** Where the child can be found while that is protected, and the staff who are named to know it. */
  readonly places: readonly PlaceFact[];
  readonly named: readonly string[];
};

/** What is posted is opened by whoever lives there. Pure: it decides from what it is handed. */
export function judgeAddress(
  { staffId, channel, address }: Posting,
  { excluded, harmPlaces, otherPlaces, places, named }: AddressFacts,
): Readonly<Record<AddressReason, boolean>> {
  const at = address ?? "";
  const homes = excluded.flatMap((one) => one.homes);
  // An address that was held back since is one that is protected.
  const isTheChilds = tokensIn(at).length > 0 || placesInText(at, places).length > 0;
  const [isExcluded, isHarm] = [homes, harmPlaces].map((texts) =>
    texts.some((text) => isSameHome(text, at)),
  );
  const around = [...homes, ...harmPlaces, ...otherPlaces];
  return {
    "no-address": channel === "post" && address === null,
    "protected-address": isTheChilds && !(staffId !== null && named.includes(staffId)),
    "excluded-address": isExcluded === true,
    "harm-address": isHarm === true,
    "near-address": !isExcluded && !isHarm && around.some((text) => isNearHome(text, at)),
  };
}
