import { expect, test } from "vitest";
import { againAfterDeadlock } from "./after-deadlock.ts";

const deadlock = Object.assign(new Error("deadlock detected"), { code: "40P01" });

function failing(times: number, error: Error): { work: () => Promise<string>; turns: number } {
  const told = {
    turns: 0,
    work: () => {
      told.turns++;
      return told.turns <= times ? Promise.reject(error) : Promise.resolve("done");
    },
  };
  return told;
}

test("what a deadlock ended is done again", async () => {
  const told = failing(2, deadlock);
  expect(await againAfterDeadlock(told.work)).toBe("done");
  expect(told.turns).toBe(3);
});

test("not for ever", async () => {
  const told = failing(99, deadlock);
  await expect(againAfterDeadlock(told.work)).rejects.toBe(deadlock);
  expect(told.turns).toBe(5);
});

test("any other error is told at once", async () => {
  const told = failing(1, new Error("something else"));
  await expect(againAfterDeadlock(told.work)).rejects.toThrow("something else");
  expect(told.turns).toBe(1);
});
