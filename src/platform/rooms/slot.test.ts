import { describe, expect, test } from "vitest";
import { manyOf, oneOf, RoomProblem, type Rooms } from "./slot.ts";

const places = manyOf<string>("places");
const sorted = manyOf<number>("numbers", (one, other) => one - other);
const greeting = oneOf<() => string>("greeting");

const hall = {
  name: "hall",
  gives: [places.give("door"), sorted.give(3), greeting.give(() => "Hello")],
};
const attic = { name: "attic", gives: [places.give("hatch"), sorted.give(1)] };
const rooms: Rooms = [hall, attic];

describe("a slot that any number of rooms fill", () => {
  test("stands in the order of the rooms, or in its own", () => {
    expect(places.allIn(rooms)).toEqual(["door", "hatch"]);
    expect(places.allIn([attic, hall])).toEqual(["hatch", "door"]);
    expect(sorted.allIn(rooms)).toEqual([1, 3]);
    expect(places.allIn([])).toEqual([]);
  });

  test("is gathered once for each assembly", () => {
    expect(places.allIn(rooms)).toBe(places.allIn(rooms));
  });
});

describe("a slot that one room fills", () => {
  test("is read", () => {
    expect(greeting.oneIn(rooms)()).toBe("Hello");
  });

  test("fails by name where nobody fills it, and where two do", () => {
    expect(() => greeting.oneIn([attic])).toThrow(new RoomProblem('no room gives "greeting"'));
    expect(() => greeting.oneIn([hall, { ...hall, name: "porch" }])).toThrow(
      '"greeting" is given twice: by hall and porch',
    );
  });
});
