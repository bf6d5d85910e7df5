import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { command } from "../../src/cli.ts";
import { testSecret } from "./constants.ts";
import type { TestDatabase } from "./database.ts";
import { isWhole } from "./depth.ts";
import { inPlaceOfTheProcess, type Around } from "./process-state.ts";
import { urlOf } from "./url-of.ts";

/** What a command was, when it had ended. */
export type Said = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type ReadQuery = {
  /** The folder it is typed in. */
  readonly from: string;
  /** Its settings: of the tests' own environment nothing reaches it but where programs are. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What is typed when it asks. */
  readonly input?: string;
};

/**
 * The `lantern` command: here in the worker, without the start of a process for each; with everything
 * that is proved, as a person runs it.
 */
export const lanternCommand = (args: readonly string[], asked: ReadQuery): Promise<Said> =>
  isWhole ? lanternProcess(args, asked) : lanternHere(args, asked);

/** As a person runs it, standing in a folder: for what only a process shows. */
export async function lanternProcess(args: readonly string[], asked: ReadQuery): Promise<Said> {
  const program = join(process.cwd(), "lantern.mjs");
  const { env, input } = aroundOf(asked);
  const child = spawn(process.execPath, [program, ...args], { cwd: asked.from, env });
  // Most commands ask nothing, and have ended before anything could be typed.
  child.stdin.on("error", () => undefined).end(input);
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { status, stdout, stderr };
}

async function lanternHere(args: readonly string[], asked: ReadQuery): Promise<Said> {
  const { value, ...said } = await inPlaceOfTheProcess(aroundOf(asked), () =>
    command(args, asked.from),
  );
  return { status: value, ...said };
}

const aroundOf = ({ settings, input = "" }: ReadQuery): Around => ({
  env: { PATH: process.env["PATH"], ...settings },
  input,
});

/** What a command needs to know of a test's database; its own files are below the folder. */
export const settingsFor = (
  { app, admin }: Pick<TestDatabase, "app" | "admin">,
  folder: string,
): Record<string, string> => ({
  DATABASE_URL: urlOf(app),
  DATABASE_ADMIN_URL: urlOf(admin),
  LANTERN_SECRET: testSecret,
  LANTERN_DATA: join(folder, "data"),
});
