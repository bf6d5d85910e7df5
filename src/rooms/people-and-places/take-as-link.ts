import type { FieldError } from "../../kernel/fields.ts";
import { datePartsOf } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { addThing } from "./keep-thing.ts";
import { addLink } from "./link.ts";
import { alleged } from "./link-said.ts";
import { matchOn, strictKinds, type ThingKind } from "./thing-kinds.ts";
import { findSame, findThing } from "./thing-reads.ts";
import type { LinkScheme } from "./thing-scheme.ts";

export type TakenAsLink = {
  readonly child: { readonly personId: string; readonly partnershipId: number };
  readonly kind: Exclude<ThingKind, "person" | "group">;
  /** What it is called, for everybody who reads subjects: nothing of a child. */
  readonly label: string;
  readonly identifier: string;
  /** Who says so, for everybody who reads subjects: nothing of a child. */
  readonly thingSource: string;
  readonly relation: string;
  readonly wording: string;
  readonly source: string;
  readonly learnedOn: string;
  readonly scheme: LinkScheme;
};

/** Links a child with what was named: with its record if there is one, and with a new one if there is none. */
export async function takeAsLink(tx: Tx, by: CommandContext, taken: TakenAsLink): Promise<Change> {
  const thingId = await thingOf(tx, by, taken);
  if (typeof thingId !== "string") return { kind: "invalid", errors: thingId };
  const thing = await findThing(tx, thingId);
  if (!thing)
    return invalid("label", "It cannot be read: link it under “People, places and networks”");
  const { child, relation, wording, source, learnedOn, scheme } = taken;
  const said = alleged({ relation, wording, source, learnedOn }, by.today);
  return addLink(tx, by, { child, thing, said, scheme });
}

async function thingOf(
  tx: Tx,
  by: CommandContext,
  { kind, label, identifier, thingSource, learnedOn }: TakenAsLink,
): Promise<string | readonly FieldError[]> {
  const isStrict = strictKinds.includes(kind);
  const key = matchOn(kind, { label, identifier });
  const same = await findSame(tx, { kind, matchOn: key, besides: undefined, today: by.today });
  const [first, ...others] = same;
  if (first && others.length === 0)
    return (await findThing(tx, first.thingId))?.intoId ?? first.thingId;
  if (first && !isStrict) {
    const message =
      "More than one goes by this name: search for it under “People, places and networks” and link the right one";
    return [{ field: "label", message }];
  }
  const blank = { day: "", month: "", year: "" };
  const form = {
    kind,
    label,
    identifier,
    bornOn: blank,
    knownAs: "",
    standing: "",
    standingBasis: "",
    adultBasis: "",
    reviewBy: undefined,
    says: "",
    source: thingSource,
    learnedOn: datePartsOf(learnedOn),
  };
  const added = await addThing(tx, by, { form, another: false });
  if (added.kind === "accepted") return added.thingId;
  return added.kind === "invalid"
    ? added.errors.map(({ message }) => ({ field: "label", message }))
    : [{ field: "label", message: "A colleague has added this meanwhile: try again" }];
}
