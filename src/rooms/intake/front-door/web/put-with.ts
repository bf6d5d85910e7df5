import { z } from "zod";
import { datePartsOf, type FieldError } from "../../../../kernel/fields.ts";
import { isId } from "../../../../kernel/ids.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { field } from "../../../../platform/http/field.ts";
import type { CommandContext } from "../../../../platform/rooms/command.ts";
import { listThings, findThing, addThing } from "../../../people-and-places/index.ts";
import { newKinds, type PlacePage, type PlaceTyped } from "./place-page.tsx";

/** One that is here, or what a new one is: the fields of the page. */
export const placeForm = z.object({
  thing: field(),
  kind: field(),
  label: field(),
  identifier: field(),
  version: field(),
});
type PlaceForm = z.output<typeof placeForm>;

/** What is here already under what was looked for. */
export async function withFound(
  tx: Tx,
  page: Omit<PlacePage, "found">,
  today: string,
): Promise<PlacePage> {
  const found = await listThings(tx, { today, sought: page.q, page: 1, pageSize: 20 });
  return { ...page, found: found.filter(({ kind }) => Object.hasOwn(newKinds, kind)).slice(0, 20) };
}

const noDate = { day: "", month: "", year: "" };

type Source = { readonly source: string; readonly learnedOn: string };

const formOf = (typed: PlaceTyped, { source, learnedOn }: Source) => ({
  kind: typed.kind,
  label: typed.label,
  identifier: typed.identifier,
  bornOn: noDate,
  knownAs: "",
  standing: "",
  standingBasis: "",
  adultBasis: "",
  reviewBy: noDate,
  says: "",
  source,
  learnedOn: datePartsOf(learnedOn),
});

const noKind: FieldError = { field: "kind", message: "Choose what it is" };

type Subject =
  | { readonly kind: "accepted"; readonly thingId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" }
  /** One was chosen that is not here. */
  | { readonly kind: "none" };

/** The subject that was chosen, or a new one as it was typed. */
export async function findOrMake(
  tx: Tx,
  acting: CommandContext,
  { typed, ...from }: Source & { readonly typed: PlaceForm },
): Promise<Subject> {
  if (typed.thing !== "") {
    const chosen = isId(typed.thing) ? await findThing(tx, typed.thing) : undefined;
    return chosen ? { kind: "accepted", thingId: chosen.thingId } : { kind: "none" };
  }
  if (!Object.hasOwn(newKinds, typed.kind)) return { kind: "invalid", errors: [noKind] };
  const saying = { form: formOf(typed, from), another: false };
  return addThing(tx, acting, saying);
}
