import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { subjectFlagsKind, subjectLinksKind } from "./configuration-kinds.ts";
import type { FlagScheme } from "../child-record/index.ts";
import type { ThingKind } from "./thing-kinds.ts";

/** The words by which subjects are linked with children, as they stood on a day. */
export type LinkScheme = BodyOf<typeof subjectLinksKind> & { readonly id: string };

export async function linkSchemeOn(tx: Tx, on: string): Promise<LinkScheme> {
  const { id, body } = await getConfiguration(tx, { kind: subjectLinksKind, key: "links", on });
  return { id, ...body };
}

/** The relations that one of this kind can have with a child. */
export const relationsFor = ({ relations }: LinkScheme, kind: ThingKind) =>
  relations.filter(({ of }) => of === undefined || of.includes(kind));

export const relationName = ({ relations }: LinkScheme, key: string): string =>
  relations.find((one) => one.key === key)?.name ?? key.replaceAll("-", " ");

/** The flags that stand on subjects other than children. */
export type ThingFlagScheme = BodyOf<typeof subjectFlagsKind> & { readonly id: string };

export async function thingFlagSchemeOn(tx: Tx, on: string): Promise<ThingFlagScheme> {
  const { id, body } = await getConfiguration(tx, { kind: subjectFlagsKind, key: "flags", on });
  return { id, ...body };
}

/** Those that one of this kind can carry, in the shape of the flags of children: one set of rules is for both. */
export const flagsFor = (scheme: ThingFlagScheme, kind: ThingKind): FlagScheme => ({
  ...scheme,
  types: scheme.types.filter(({ of }) => of === undefined || of.includes(kind)),
});
