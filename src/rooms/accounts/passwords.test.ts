import { expect, test } from "vitest";
import { checkNothing, hashPassword, isPassword } from "./passwords.ts";

test("a password is kept as argon2id, well above the minimum, salted anew", async () => {
  const [one, two] = await Promise.all([
    hashPassword("a long pass phrase"),
    hashPassword("a long pass phrase"),
  ]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(one).not.toBe(two);
});

test("the password opens it and nothing else does", async () => {
  const stored = await hashPassword("Ádám’s long pass phrase");
  expect(await isPassword(stored, "Ádám’s long pass phrase")).toBe(true);
  for (const wrong of [
    "",
    "ádám’s long pass phrase",
    "Ádám’s long pass phrase ",
    "Adam’s long pass phrase",
  ]) {
    expect(await isPassword(stored, wrong)).toBe(false);
  }
});

test("nobody's password is never right, and is looked at as long as a real one", async () => {
  const stored = await hashPassword("a long pass phrase");
  await checkNothing("warm");
  const time = async (work: () => Promise<unknown>): Promise<number> => {
    const times = [];
    for (let round = 0; round < 5; round++) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    return Math.min(...times);
  };
  const [real, standIn] = [
    await time(() => isPassword(stored, "wrong")),
    await time(() => checkNothing("nobody has this password")),
  ];
  // The same work; a machine shared with other tests is allowed a factor of three.
  expect(standIn).toBeGreaterThan(real / 3);
  expect(standIn).toBeLessThan(real * 3);
  expect(await checkNothing("nobody has this password")).toBe(false);
});
