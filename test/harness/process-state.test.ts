import { createServer, type Server } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { inPlaceOfTheProcess } from "./process-state.ts";

const state = () => [
  process.env,
  Object.getOwnPropertyDescriptor(process, "stdin"),
  Object.getOwnPropertyDescriptor(process.stdout, "write"),
  Object.getOwnPropertyDescriptor(process.stderr, "write"),
  process.exitCode,
];
const around = { env: { LANTERN_MODE: "setting-up" }, input: "yes\n" };

test("what a command is given and what it writes are its own, and then the process is as it was", async () => {
  const before = state();
  const heard = await inPlaceOfTheProcess(around, async () => {
    await new Promise((resolve) => process.stdout.write("to be kept\n", resolve));
    process.stderr.write(Buffer.from("to be told\n"));
    process.exitCode = 3;
    return [Object.keys(process.env), await text(process.stdin)];
  });
  const value = [["LANTERN_MODE"], "yes\n"];
  expect(heard).toEqual({ value, stdout: "to be kept\n", stderr: "to be told\n" });
  expect(state()).toEqual(before);
});

test("also where it throws, and the next one may work", async () => {
  const before = state();
  const fault = () => Promise.reject(new Error("a fault"));
  await expect(inPlaceOfTheProcess(around, fault)).rejects.toThrow("a fault");
  expect(state()).toEqual(before);
  const next = await inPlaceOfTheProcess(around, () => Promise.resolve("done"));
  expect(next.value).toBe("done");
});

test("two at once would share an environment, and are refused", async () => {
  const both = inPlaceOfTheProcess(around, () =>
    inPlaceOfTheProcess(around, () => Promise.resolve()),
  );
  await expect(both).rejects.toThrow("One command at a time");
});

test("what is left open is a fault: a process would wait for it", async () => {
  let server: Server | undefined;
  const leaving = inPlaceOfTheProcess(around, async () => {
    server = createServer();
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  });
  await expect(leaving).rejects.toThrow("It left something open: TCPServerWrap");
  await new Promise((resolve) => server?.close(resolve));
  const listening = inPlaceOfTheProcess(around, () => {
    process.on("SIGHUP", onSignal);
    return Promise.resolve();
  });
  await expect(listening).rejects.toThrow("It left something open: SIGHUP");
  process.off("SIGHUP", onSignal);
});

const onSignal = (): void => undefined;
