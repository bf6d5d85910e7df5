import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Decrypter } from "age-encryption";
import { newPassphrase } from "../../src/rooms/governance/duty/passphrase.ts";
import { dutyScript, writeSheets } from "../../src/rooms/governance/duty/write-sheet.ts";
import type { TestApp } from "./app.ts";

/** What the sheet of the duty desk says now, opened. */
export async function aSheetOf(app: TestApp): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "duty-"));
  const passphrase = newPassphrase();
  await writeSheets({
    admin: app.admin,
    clock: app.clock,
    name: "continuity",
    passphrase,
    folder,
    script: dutyScript(),
    ring: app.secrets.ring,
  });
  const html = readFileSync(join(folder, readdirSync(folder)[0] ?? ""), "utf8");
  rmSync(folder, { recursive: true });
  const opener = new Decrypter();
  opener.addPassphrase(passphrase);
  const sealed = Buffer.from(/hidden>([\s\S]*?)<\/div>/.exec(html)?.[1] ?? "", "base64");
  return JSON.parse(await opener.decrypt(sealed, "text"));
}
