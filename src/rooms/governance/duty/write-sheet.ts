import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { Encrypter } from "age-encryption";
import type pg from "pg";
import type { Clock } from "../../../kernel/clock.ts";
import { formatDateTime } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { systemActor, type SystemName } from "../../../platform/access/actor.ts";
import { writeAudit } from "../../../platform/audit/audit.ts";
import { asMaintenance } from "../../../platform/database/maintenance.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { KeyRing } from "../../../platform/sealing/index.ts";
import { listNotMatchedForSheet } from "../../feeds/index.ts";
import {
  criticalOf,
  listCritical,
  notMatchedOf,
  type Critical,
  type Words,
} from "./critical-children.ts";
import { sheetPage } from "./web/sheet-page.ts";

export type DutyParts = {
  readonly admin: pg.PoolConfig;
  readonly clock: Clock;
  readonly name: SystemName;
  readonly folder: string;
  readonly passphrase: string;
  /** What opens rows that wait, which are sealed. */
  readonly ring: KeyRing;
  /** What opens the sheet in a browser: build/assets/duty-sheet.js. */
  readonly script: string;
};

export type SheetWritten = {
  readonly path: string;
  readonly children: number;
  readonly restricted: number;
};

export const dutyScript = (): string => readFileSync("build/assets/duty-sheet.js", "utf8");

/**
 * Writes the sheet of each partnership, in place of the last one. A sheet is no record: what stands
 * in it stands in the record, and an old one would mislead. That it was written is kept and audited.
 */
export async function writeSheets(parts: DutyParts): Promise<readonly SheetWritten[]> {
  mkdirSync(parts.folder, { recursive: true, mode: 0o700 });
  return asMaintenance(
    parts.admin,
    async (tx) => {
      const all = await tx
        .selectFrom("directory.partnerships")
        .select(["partnership_id as partnershipId", "name"])
        .orderBy("partnership_id")
        .execute();
      const written: SheetWritten[] = [];
      for (const partnership of all) {
        const one = await writeSheet(tx, parts, partnership);
        if (one) written.push(one);
      }
      return written;
    },
    parts.ring,
  );
}

type Partnership = { readonly partnershipId: number; readonly name: string };

async function writeSheet(
  tx: Tx,
  parts: DutyParts,
  partnership: Partnership,
): Promise<SheetWritten | undefined> {
  const at = parts.clock.now();
  const words = await wordsOf(tx, partnership.partnershipId, parts.clock.today());
  if (!words) return undefined; // a partnership without schemes has no children yet
  const rows = await listCritical(tx, { partnershipId: partnership.partnershipId, at, words });
  const known = criticalOf(rows, words, parts.clock.today());
  const notMatched = await listNotMatchedForSheet(tx, partnership.partnershipId);
  const first = notMatchedOf(notMatched, parts.clock.today());
  const critical = { ...known, children: [...first, ...known.children] };
  const html = await sealed(parts, { partnership, critical, at });
  const path = join(parts.folder, `critical-children-${partnership.partnershipId}.html`);
  const counts = {
    children: critical.children.length,
    restricted: rows.length - known.children.length,
  };
  await keep(tx, parts, {
    partnership,
    counts,
    sha256: createHash("sha256").update(html).digest(),
  });
  // Last, so that a sheet is only there when that it was written is about to be kept.
  await replace(path, html);
  return { path, ...counts };
}

/** The partnership's own words for levels, harm and flags; none are ours. */
async function wordsOf(tx: Tx, partnershipId: number, on: string): Promise<Words | undefined> {
  const rows = await tx
    .selectFrom("directory.configuration")
    .select(["kind", "body"])
    .where("partnership_id", "=", partnershipId)
    .where("kind", "in", ["level-scheme", "harm-status", "flag-type"])
    .where("in_force_from", "<=", on)
    .where((is) => is.or([is("in_force_to", "is", null), is("in_force_to", ">=", on)]))
    .execute();
  const bodyOf = (kind: string) => rows.find((row) => row.kind === kind)?.body;
  const [levels, harms, flags] = [
    bodyOf("level-scheme"),
    bodyOf("harm-status"),
    bodyOf("flag-type"),
  ];
  if (!levels || !harms) return undefined;
  return {
    levels: (levels as unknown as { levels: Words["levels"] }).levels,
    harms: (harms as unknown as { statuses: Words["harms"] }).statuses,
    flagTypes: (flags as unknown as { types: Words["flagTypes"] } | undefined)?.types ?? [],
  };
}

type Sealing = {
  readonly partnership: Partnership;
  readonly critical: Critical;
  readonly at: Date;
};

async function sealed(
  { passphrase, script }: DutyParts,
  { partnership, critical, at }: Sealing,
): Promise<string> {
  const sealer = new Encrypter();
  sealer.setPassphrase(passphrase);
  // 64 MB of memory and half a second for each guess; the passphrase is long besides.
  sealer.setScryptWorkFactor(16);
  const title = `Critical children, ${partnership.name}`;
  const facts = [
    `As at ${formatDateTime(at)}. It is replaced each hour: ask for the latest.`,
    "For the duty team, for the night Lantern cannot be opened. Destroy it when Lantern is back.",
  ];
  const bytes = await sealer.encrypt(JSON.stringify({ title, facts, ...critical }));
  return sheetPage({ script, sealed: Buffer.from(bytes).toString("base64"), at });
}

type Keeping = {
  readonly partnership: Partnership;
  readonly counts: { readonly children: number; readonly restricted: number };
  readonly sha256: Buffer;
};

async function keep(
  tx: Tx,
  { clock, name }: DutyParts,
  { partnership: { partnershipId }, counts, sha256 }: Keeping,
): Promise<void> {
  const at = clock.now();
  await tx
    .insertInto("continuity.duty_sheets")
    .values({
      duty_sheet_id: newId(),
      partnership_id: partnershipId,
      written_at: at,
      child_count: counts.children,
      restricted_count: counts.restricted,
      sha256,
    })
    .execute();
  const entry = {
    action: "duty-sheet.write",
    outcome: "done",
    route: "lantern",
    requestId: newId(),
    detail: { children: counts.children, restricted: counts.restricted },
  } as const;
  await writeAudit(tx, systemActor(name, { partnershipId }), { entry, at });
}

async function replace(path: string, html: string): Promise<void> {
  const part = `${path}.part`;
  const handle = await open(part, "w", 0o600);
  try {
    await handle.writeFile(html);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, path);
}
