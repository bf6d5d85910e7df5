import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyExit, writeExit } from "../../src/platform/exit/index.ts";
import type { KeyRing } from "../../src/platform/sealing/index.ts";
import { timed } from "./statistics.ts";
import type { Table } from "./table.ts";

export const exitColumns = [
  "children",
  "rows",
  "write",
  "rows a second written",
  "verify",
  "rows a second verified",
];

type Leaving = { readonly children: number; readonly adminUrl: string; readonly ring: KeyRing };

/** Everything that the partnership leaves with, once: its tables and a page for each child. */
export async function measureExit({ children, adminUrl, ring }: Leaving): Promise<Table["rows"]> {
  const folder = mkdtempSync(join(tmpdir(), "lantern-bench-exit-"));
  try {
    let rows = 0;
    const admin = { connectionString: adminUrl };
    const write = await timed(async () => {
      const made = await writeExit({ admin, ring, folder, partnershipId: 1 });
      rows = made.manifest.rows;
    });
    const verify = await timed(() => verifyExit(folder));
    const perSecond = (ms: number): number => Math.round((rows * 1000) / ms);
    return [[children, rows, write, perSecond(write), verify, perSecond(verify)]];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
