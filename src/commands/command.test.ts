import { parseArgs } from "node:util";
import { expect, test } from "vitest";
import { linkCommands } from "./declared/records.ts";
import { startOf } from "./link/kind-of-file.ts";
import { isBadUsage, runOrTell, usageMessage } from "./command.ts";

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

test.each([
  [["--foo"], "there is no option --foo: --help says which there are"],
  [["-x"], "there is no option -x: --help says which there are"],
  [
    ["--threshold", "-1"],
    "--threshold takes a value behind it; one that begins with a dash is written --threshold=-1",
  ],
  [
    ["--threshold"],
    "--threshold takes a value behind it; one that begins with a dash is written --threshold=-1",
  ],
])("%j is answered in one line", (args, said) => {
  const options = { threshold: { type: "string" } } as const;
  const error = thrownBy(() => parseArgs({ args: [...args], options }));
  expect(isBadUsage(error) && usageMessage(error)).toBe(said);
});

test.each(["--help", "-h"])("%s says what each option does", async (asked) => {
  const said: string[] = [];
  const terminal = {
    from: "/",
    out: (text: string) => void said.push(text),
    error: () => undefined,
    ask: () => Promise.resolve(undefined),
    rooms: () => Promise.resolve([]),
  };
  const [link] = linkCommands;
  if (!link) throw new Error("lantern link is not declared");
  expect(await runOrTell(link, [asked], terminal)).toBe(0);
  const options = [...link.takes.matchAll(/--[a-z]+/g)].map(([option]) => option);
  expect(options.length).toBeGreaterThan(8);
  for (const option of options) expect(said.join("\n")).toMatch(new RegExp(`\n *${option} +\\w`));
});

test("what is no file on a disk is said to be none", () => {
  expect(() => startOf("/dev/null")).toThrow("no file on a disk");
});
