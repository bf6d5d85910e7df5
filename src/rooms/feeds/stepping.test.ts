import { expect, test } from "vitest";
import { atOnce, RowsFailed, stepThrough, tries, type Step } from "./stepping.ts";

/** A file of rows of which some always fail, and some fail once. */
function aFile(total: number, broken: readonly number[], once: readonly number[] = []) {
  const failedOnce = new Set<number>();
  const left: number[] = [];
  let done = 0;
  let asked = 0;
  const fails = (row: number): boolean => {
    if (broken.includes(row)) return true;
    if (!once.includes(row) || failedOnce.has(row)) return false;
    failedOnce.add(row);
    return true;
  };
  const take = (step: Step): Promise<boolean> => {
    asked += 1;
    if ("left" in step) left.push(done);
    const most = "left" in step ? 1 : Math.min(step.most, total - done);
    const rows = Array.from({ length: most }, (_, at) => done + at);
    if (!("left" in step) && rows.some(fails))
      return Promise.reject(new RowsFailed(new Error("no"), done));
    done += most;
    return Promise.resolve(done >= total);
  };
  return { take, left, asked: () => asked };
}

async function takeAll(file: ReturnType<typeof aFile>): Promise<void> {
  const next = stepThrough(file.take);
  for (let over = false; !over;) over = await next();
}

test("a file without a broken row is taken a hundred rows at a time", async () => {
  const file = aFile(250, []);
  await takeAll(file);
  expect([file.asked(), file.left]).toEqual([3, []]);
});

test("a row that always fails is set aside, and every other row is taken", async () => {
  const file = aFile(250, [3, 120]);
  await takeAll(file);
  expect(file.left).toEqual([3, 120]);
  expect(file.asked()).toBeLessThan(2 * (atOnce + 1 + tries) + 2);
});

test("a row that fails once is taken", async () => {
  const file = aFile(5, [], [2]);
  await takeAll(file);
  expect(file.left).toEqual([]);
});

test("what is not of the rows is thrown on, for whoever tries again", async () => {
  const next = stepThrough(() => Promise.reject(new Error("the database is away")));
  await expect(next()).rejects.toThrow("away");
});

test("only a code is kept of what went wrong", () => {
  expect(new RowsFailed(Object.assign(new Error("Sam Example"), { code: "23505" }), 0).code).toBe(
    "23505",
  );
  expect(new RowsFailed(new Error("Sam Example"), 0).code).toBe("no code");
  expect(new RowsFailed(Object.assign(new Error(), { code: "Sam Example" }), 0).code).toBe(
    "no code",
  );
});
