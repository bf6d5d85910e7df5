import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { newKeyLine, readKeys } from "./key-file.ts";

/** Puts a new key first: from now on it seals. The file is replaced whole, readable by its owner alone. */
export function addKey(path: string, name: string): void {
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const text = `${newKeyLine(name)}\n${before}`;
  readKeys(text);
  replaceFile(path, text);
}

/** Takes a key away for ever. Whether anything is still sealed with it is asked before. */
export function dropKey(path: string, name: string): void {
  const lines = readFileSync(path, "utf8").split("\n");
  const text = lines.filter((line) => line.trim().split(/\s+/)[0] !== name).join("\n");
  readKeys(text);
  replaceFile(path, text);
}

function replaceFile(path: string, text: string): void {
  const mode = existsSync(path) ? statSync(path).mode & 0o660 : 0o600;
  const next = `${path}.new`;
  writeFileSync(next, text, { mode, flag: "wx", flush: true });
  renameSync(next, path);
}
