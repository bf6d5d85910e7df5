import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import { waitForAnswer } from "./postmaster.ts";

const nowhere = {
  host: "/nonexistent",
  port: 5432,
  user: "postgres",
  password: "",
} as const;

test("a process whose command line cannot be read yet is waited for", async () => {
  // Just after a start the system shows no words for it; here they never name the cluster.
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  const start = performance.now();
  const postmaster = { pid: child.pid ?? 0, cluster: "/nonexistent" };
  expect(await waitForAnswer(postmaster, nowhere, 0.2)).toBeUndefined();
  expect(performance.now() - start).toBeGreaterThan(190);
  child.kill();
});

test("a process that ends is not waited for", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  const postmaster = { pid: child.pid ?? 0, cluster: "/nonexistent" };
  const start = performance.now();
  expect(await waitForAnswer(postmaster, nowhere, 60)).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(10_000);
});
