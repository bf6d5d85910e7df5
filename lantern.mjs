#!/usr/bin/env node
// The `lantern` command, from any folder: it works in the checkout and reads files from where you are.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { onNode24 } from "./run.mjs";

const self = fileURLToPath(import.meta.url);
if (onNode24([self, ...process.argv.slice(2)])) {
  const from = process.env.INIT_CWD ?? process.cwd();
  process.chdir(dirname(self));
  const { buildAll, keepCompiled } = await import("./build.mjs");
  await buildAll();
  keepCompiled();
  process.setSourceMapsEnabled(true);
  const { command } = await import("./build/cli.mjs");
  process.exitCode = await command(process.argv.slice(2), from);
}
