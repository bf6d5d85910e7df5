import { createHash } from "node:crypto";
import { formatDate } from "../../kernel/dates.ts";
import type { FactSort, OfferedFact } from "../child-record/index.ts";

/** What a fact is, in words. */
export const sorts = {
  vehicle: "Vehicle",
  telephone: "Telephone number",
  place: "Place",
  account: "Account online",
  age: "Age",
  words: "The child’s words",
  screening: "Answer of a screening",
  "at-home": "Person at home",
} as const satisfies Readonly<Record<FactSort, string>>;

const linked = ["vehicle", "telephone", "place", "account"] as const;
type LinkedSort = (typeof linked)[number];

/** Of the sorts that become a subject, which kind; of the others none. */
export const kindOf = (sort: LinkedSort) => (sort === "telephone" ? "phone" : sort);

export type LinkedOffer = Offer & { readonly sort: LinkedSort };

/** Whether it is linked with the child as a subject, or has a place of the record of its own. */
export const isLinked = (offer: Offer): offer is LinkedOffer =>
  linked.some((sort) => sort === offer.sort);

export const takenAs = {
  link: "Linked with the child",
  "safe-contact": "Recorded as safe contact",
  age: "Recorded as the child’s age",
  voice: "Recorded as what the child says",
  profile: "Added to the vulnerability profile",
  around: "Added to family and network",
} as const;
export type TakenAs = keyof typeof takenAs;

export type Decision = {
  readonly key: string;
  readonly outcome: "taken" | "declined";
  readonly takenAs: TakenAs | null;
  readonly reason: string | null;
  readonly by: string;
  readonly at: Date;
};

/** A fact as it is offered: once, whoever repeats it in the same source. */
export type Offer = OfferedFact & { readonly key: string };

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

/** Made of the source and of what it says. Said again in the same source it is the same offer, corrected it is another. */
export const offerKey = ({ source, sourceId, sort, value }: OfferedFact): string =>
  createHash("sha256")
    .update(`${source} ${sourceId} ${sort} ${plain(value)}`)
    .digest("hex")
    .slice(0, 32);

/** Each fact of a source once, in the order in which they were read. */
export function offersOf(facts: readonly OfferedFact[]): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const fact of facts) {
    const key = offerKey(fact);
    if (!offers.has(key)) offers.set(key, { ...fact, key });
  }
  return [...offers.values()];
}

const registration = /^[A-Z0-9]{2,8}$/u;

/**
 * Whether it can be taken as it stands. Part of a registration is not the registration: it is looked for by hand.
 */
export const isWhole = ({ sort, value }: Pick<Offer, "sort" | "value">): boolean =>
  sort !== "vehicle" || registration.test(value.trim().toUpperCase().replaceAll(/[\s-]/gu, ""));

/** The heading of an offer; words are too long for one, so they go by their source. */
export function titleOf(offer: Offer): string {
  const { sort, value, label, from, on } = offer;
  const said = {
    vehicle: value,
    telephone: value,
    place: value,
    account: value,
    "at-home": value,
    age: `about ${value}`,
    words: `${from}, ${formatDate(on)}`,
    screening: label ?? from,
  };
  return `${sorts[sort]}: ${said[sort]}`;
}

/** What it is called where the source does not say. */
export const labelOf = ({ sort, value, label }: Offer): string =>
  sort === "place" ? value : (label ?? `${sorts[sort]}, not described`);

/** The number or name by which it is found again; of a place there is none but what it is called. */
export const identifierOf = ({ sort, value }: Offer): string => (sort === "place" ? "" : value);

/** How it is linked unless a person says otherwise. */
export const relationOf = ({ isChilds }: Pick<Offer, "isChilds">): string =>
  isChilds ? "named-by-child" : "named-by-other";
