import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { closedFolder, serviceAccounts } from "./accounts.ts";

const root = "root:x:0:0:root:/root:/bin/bash";
const nobody = "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin";
const postgres = "postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash";

test.each([
  ["PostgreSQL's own account before nobody", [root, nobody, postgres], ["postgres", "nobody"]],
  ["nobody where there is no other", [root, nobody], ["nobody"]],
  ["none on an image without accounts", [root], []],
  ["never an account that is root under another name", ["postgres:x:0:0::/:/bin/sh"], []],
  ["none with a number that cannot be used (macOS)", ["nobody:*:-2:-2::/:/usr/bin/false"], []],
  ["none from a broken line", ["nobody", "postgres:x:::"], []],
])("%s", (_, lines, names) => {
  expect(serviceAccounts(lines.join("\n")).map(({ name }) => name)).toEqual(names);
});

test("the outermost closed folder on the way is named", () => {
  const top = mkdtempSync(join(realpathSync(tmpdir()), "accounts-"));
  const path = join(top, "open", "closed", "inside");
  mkdirSync(path, { recursive: true });
  chmodSync(top, 0o711);
  expect(closedFolder(path)).toBeUndefined();
  chmodSync(join(top, "open", "closed"), 0o750);
  expect(closedFolder(path)).toBe(join(top, "open", "closed"));
  rmSync(top, { recursive: true });
});
