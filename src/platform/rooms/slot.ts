/** What one room contributes to another, through a slot. */
export type Contribution = { readonly slot: string; readonly value: unknown };

/** A room as it declares itself: its name, and what it contributes. */
export type Room = { readonly name: string; readonly gives: readonly Contribution[] };

/** The rooms of one assembly, in the order in which their contributions stand. */
export type Rooms = readonly Room[];

/** Rooms do not fit together: which slot, and who gives to it. */
export class RoomProblem extends Error {
  override readonly name = "RoomProblem";
}

type Slot<Value> = {
  readonly name: string;
  readonly give: (value: Value) => Contribution;
};

/** Filled by any number of rooms. */
export type ManySlot<Value> = Slot<Value> & {
  /** In the order of the rooms; where the slot has an order of its own, in that. */
  readonly allIn: (rooms: Rooms) => readonly Value[];
};

/** Filled by exactly one room. */
export type OneSlot<Value> = Slot<Value> & { readonly oneIn: (rooms: Rooms) => Value };

/**
 * A slot is declared below every room that fills it. Its reader asks the rooms that came with the request, so that a
 * test may bring others.
 * @param order of what two rooms give, where the order of the rooms is not the one to be seen
 */
export function manyOf<Value>(
  name: string,
  order?: (one: Value, other: Value) => number,
): ManySlot<Value> {
  const find = remembered((rooms) => {
    const values = given(rooms, name).map(({ value }) => value as Value);
    return order ? values.toSorted(order) : values;
  });
  return { name, give: giveTo(name), allIn: find };
}

/**
 * A slot that exactly one room fills; a test looks that each is, in the list of all rooms.
 * @throws {RoomProblem} when it is read and no room, or more than one, fills it
 */
export function oneOf<Value>(name: string): OneSlot<Value> {
  const find = remembered((rooms) => {
    const [first, ...others] = given(rooms, name);
    if (!first) throw new RoomProblem(`no room gives "${name}"`);
    const names = [first, ...others].map(({ room }) => room).join(" and ");
    if (others.length > 0) throw new RoomProblem(`"${name}" is given twice: by ${names}`);
    return first.value as Value;
  });
  return { name, give: giveTo(name), oneIn: find };
}

const giveTo =
  (slot: string) =>
  (value: unknown): Contribution => ({ slot, value });

const given = (rooms: Rooms, slot: string) =>
  rooms.flatMap(({ name: room, gives }) =>
    gives.filter((one) => one.slot === slot).map(({ value }) => ({ room, value })),
  );

function remembered<Found>(find: (rooms: Rooms) => Found): (rooms: Rooms) => Found {
  const found = new WeakMap<Rooms, Found>();
  return (rooms) => {
    const before = found.get(rooms);
    if (before !== undefined) return before;
    const now = find(rooms);
    found.set(rooms, now);
    return now;
  };
}
