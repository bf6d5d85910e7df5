import { ChainScan } from "./chain-scan.ts";
import type { Head } from "./checkpoint.ts";
import { shardCount, type ChainedEvent } from "./event-hash.ts";
import type { Finding } from "./findings.ts";

/**
 * Reads on from ends that were signed, or from the beginning: whether each event follows the one
 * before it, and each chain ends where the database says.
 */
export async function scanOn(
  events: AsyncIterable<readonly ChainedEvent[]>,
  from: readonly Head[],
  heads: readonly Head[],
): Promise<Finding | undefined> {
  const scans = Array.from(
    { length: shardCount },
    (_, shard) => new ChainScan(shard, () => undefined, from[shard]),
  );
  let stray: Finding | undefined;
  for await (const batch of events) {
    for (const event of batch) {
      const scan = scans[event.shard];
      if (scan) scan.read(event);
      else
        stray ??= {
          kind: "inserted",
          shard: event.shard,
          sequence: event.sequence,
          says: "stands in a chain that there is not",
        };
    }
  }
  const found = scans.map((scan, shard) => scan.end(heads.find((head) => head.shard === shard)));
  return found.find((one) => one !== undefined) ?? stray;
}
