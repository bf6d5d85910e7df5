import { randomBytes } from "node:crypto";
import { openWhole, ringOfText, sealWhole } from "../../src/platform/sealing/index.ts";
import { percentile, timed } from "./statistics.ts";
import type { Table } from "./table.ts";

export const sealingColumns = ["bytes", "seal p50", "seal p95", "open p50", "open p95"];

const sizes = [300, 1_000_000, 10_000_000];
const place = { table: "files.files", row: "bench", partnershipId: 1 };

/** What sealing adds to a text, a file of 1 MB and the largest file, and to opening them. */
export async function measureSealing(times: number): Promise<Table["rows"]> {
  const ring = ringOfText(`bench ${randomBytes(32).toString("base64")}`);
  const rows: Table["rows"][number][] = [];
  for (const size of sizes) {
    const plain = randomBytes(size);
    const [sealing, opening]: [number[], number[]] = [[], []];
    for (let round = 0; round < times; round++) {
      let sealed: Buffer = plain;
      sealing.push(
        await timed(() => Promise.resolve((sealed = sealWhole(ring, plain, place, "content")))),
      );
      opening.push(await timed(() => Promise.resolve(openWhole(ring, sealed, place, "content"))));
    }
    const figures = [sealing, opening].flatMap((one) => [percentile(one, 50), percentile(one, 95)]);
    rows.push([size, ...figures]);
  }
  return rows;
}
