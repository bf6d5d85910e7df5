import { expect, test } from "vitest";
import { fewAtOnce } from "./in-turn.ts";

/** Work that ends when it is told to. */
function held() {
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  let most = 0;
  let working = 0;
  const work = (name: string) => async (): Promise<string> => {
    begun.push(name);
    most = Math.max(most, ++working);
    await new Promise<void>((resolve) => ends.push(resolve));
    working -= 1;
    return name;
  };
  const soon = () => new Promise((resolve) => setImmediate(resolve));
  const endOne = async (): Promise<void> => {
    await soon();
    ends.shift()?.();
    await soon();
  };
  return { work, begun, endOne, mostAtOnce: () => most };
}

const patient = { most: 2, mostWaiting: 100, patienceMs: 60_000 };

test("fifty at once: two work, all are served in the end", async () => {
  const { work, endOne, mostAtOnce } = held();
  const inTurn = fewAtOnce(patient);
  const answers = Array.from({ length: 50 }, (_, n) => inTurn(work(`${n}`)));
  for (let n = 0; n < 50; n++) await endOne();
  expect(new Set(await Promise.all(answers)).size).toBe(50);
  expect(mostAtOnce()).toBe(2);
});

test("whoever comes first goes before those who wait already", async () => {
  const { work, begun, endOne } = held();
  const inTurn = fewAtOnce({ ...patient, most: 1 });
  void inTurn(work("a"));
  void inTurn(work("stranger"));
  void inTurn(work("known"), { isFirst: true });
  await endOne();
  await endOne();
  expect(begun).toEqual(["a", "known", "stranger"]);
  await endOne();
});

test("a full line says so at once; the line of those who come first is another", async () => {
  const { work, endOne } = held();
  const inTurn = fewAtOnce({ ...patient, most: 1, mostWaiting: 1 });
  const [a, b] = [inTurn(work("a")), inTurn(work("b"))];
  expect(await inTurn(work("c"))).toBe("busy");
  const d = inTurn(work("d"), { isFirst: true });
  for (let n = 0; n < 3; n++) await endOne();
  expect(await Promise.all([a, b, d])).toEqual(["a", "b", "d"]);
});

test("who waited too long does nothing, and takes nobody's turn", async () => {
  const { work, begun, endOne } = held();
  const inTurn = fewAtOnce({ ...patient, most: 1, patienceMs: 5 });
  const a = inTurn(work("a"));
  expect(await inTurn(work("late"))).toBe("busy");
  await endOne();
  await a;
  const b = inTurn(work("b"));
  await endOne();
  expect(await b).toBe("b");
  expect(begun).toEqual(["a", "b"]);
});

test("work that fails gives its place on", async () => {
  const inTurn = fewAtOnce({ ...patient, most: 1 });
  await expect(inTurn(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await inTurn(() => Promise.resolve("next"))).toBe("next");
});
