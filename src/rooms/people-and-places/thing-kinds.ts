import { dialled } from "./numbers-as-written.ts";

/** What a concern can be about beside a child, with the word for what it is known by. */
export const thingKinds = {
  person: { name: "Person of concern", many: "Persons of concern", label: "Name", identifier: "" },
  place: { name: "Place", many: "Places", label: "What it is called", identifier: "Postcode" },
  group: { name: "Group", many: "Groups", label: "The group’s name", identifier: "" },
  vehicle: {
    name: "Vehicle",
    many: "Vehicles",
    label: "Make, model and colour",
    identifier: "Registration",
  },
  phone: { name: "Phone", many: "Phones", label: "Whose, or what for", identifier: "Number" },
  account: {
    name: "Account online",
    many: "Accounts online",
    label: "Where, and whose",
    identifier: "Name of use",
  },
  business: { name: "Business", many: "Businesses", label: "Name", identifier: "Postcode" },
} as const;

export type ThingKind = keyof typeof thingKinds;

export const kindKeys = Object.keys(thingKinds) as readonly ThingKind[];

export const isThingKind = (text: string): text is ThingKind => Object.hasOwn(thingKinds, text);

/** Alleged, suspected and convicted are three different words. */
export const standings = {
  alleged: "Alleged",
  suspected: "Suspected",
  convicted: "Convicted",
} as const;

export type ThingStanding = keyof typeof standings;

/** Of these the identifier is the thing: no two of one kind have the same. */
export const strictKinds: readonly ThingKind[] = ["vehicle", "phone", "account"];

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");

type Known = { readonly label: string; readonly identifier: string };

/** By what the same thing is found, however it was written. Empty where there is nothing to go by. */
export function matchOn(kind: ThingKind, { label, identifier }: Known): string {
  if (kind === "phone") return dialled(identifier);
  if (strictKinds.includes(kind)) return plain(identifier);
  return plain(label) + plain(identifier);
}

/** What somebody looks for, in each way in which a thing may be kept. */
export const searchKeys = (sought: string): readonly string[] =>
  [...new Set([plain(sought), dialled(sought)])].filter((key) => key.length >= 3);
