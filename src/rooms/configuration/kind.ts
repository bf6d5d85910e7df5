import type { z } from "zod";
import { manyOf, RoomProblem, type Rooms } from "../../platform/rooms/slot.ts";
import { configurationGroups, type GroupId } from "./configuration-groups.ts";
import type { Words } from "./configuration-lines.ts";

/** A version that Lantern offers: what changed outside, and what a partnership has to settle first. */
export type Offer<Body> = {
  readonly because: string;
  /** The partnership's own body with what is offered; undefined where it has that, or has decided otherwise. */
  change(body: Body): Body | undefined;
};

type Described<Shape extends z.ZodType<object>> = {
  readonly title: string;
  readonly purpose: string;
  /** Under which heading it stands on the page of what a partnership sets, and at which place there. */
  readonly under: GroupId;
  readonly order: number;
  /** What a version of it must say; a body that does not fit is refused. */
  readonly body: Shape;
  /** What its fields are called, where their names do not say it. */
  readonly words?: Words;
  readonly offers?: readonly Offer<z.output<Shape>>[];
};

/**
 * A kind of configuration: what it is called, what it is for, and what a version of it must say. Vocabulary differs
 * by area and by year, so it is dated data. Whoever reads a version names the kind itself, so that a kind stands in
 * the room that owns it, or lower where a lower room reads it.
 */
export type Kind<
  Name extends string = string,
  Shape extends z.ZodType<object> = z.ZodType<object>,
> = Described<Shape> & {
  /** Kept with every version: it never changes. */
  readonly name: Name;
};

/** What a version of a kind says. */
export type BodyOf<K extends Kind> = z.output<K["body"]>;

export const kindOf = <const Name extends string, Shape extends z.ZodType<object>>(
  name: Name,
  described: Described<Shape>,
): Kind<Name, Shape> => ({ name, ...described });

/** The kinds that a room owns. */
export const configurationKinds = manyOf<readonly Kind[]>("kinds of configuration");

/**
 * Every kind, in the order of the page of what a partnership sets.
 * @throws {RoomProblem} where two have one name: what was kept under it would be read as either
 */
export function kindsIn(rooms: Rooms): readonly Kind[] {
  const kinds = configurationKinds.allIn(rooms).flat();
  const names = kinds.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new RoomProblem(`the kind of configuration "${twice}" is given twice`);
  const placeOf = ({ under }: Kind) => configurationGroups.findIndex(({ id }) => id === under);
  return kinds.toSorted((one, other) => placeOf(one) - placeOf(other) || one.order - other.order);
}

export const kindNamed = (kinds: readonly Kind[], name: string): Kind | undefined =>
  kinds.find((one) => one.name === name);
