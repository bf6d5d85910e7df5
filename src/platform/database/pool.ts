import pg from "pg";
import { letKeepPlans } from "./kept-plans.ts";
import { sendAhead } from "./send-ahead.ts";

// A date is a day, not a moment: the driver's local midnight would move birthdays (type 1082).
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/**
 * A pool that outlives a server that stops first. Without these listeners an idle client's error
 * ends the process; the next query reports the trouble to whoever asked.
 */
export function quietPool(config: pg.PoolConfig, mostPlans?: number): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    letKeepPlans(client, mostPlans);
    if (config.pipeline) sendAhead(client);
  });
  return pool;
}
