import type { Transaction } from "kysely";
import type { DB } from "./schema.gen.ts";

/** One actor's transaction: the only thing that can run a query. */
export type Tx = Transaction<DB>;
