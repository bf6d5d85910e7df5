import type pg from "pg";
import { asMaintenance } from "../database/maintenance.ts";
import { openFormerly, type Secrets } from "../secrets/secrets.ts";
import { countPlain } from "./count-sealed.ts";
import { sealPlain } from "./seal-plain.ts";

/** Seals what an earlier version left in plain. Production asks for the command, which can take long. */
export async function sealAtStart(admin: pg.PoolConfig, secrets: Secrets): Promise<void> {
  const plain = await asMaintenance(admin, countPlain);
  if (plain.length === 0) return;
  const { ring } = secrets;
  const steps = sealPlain({
    ring,
    inTransaction: (work) => asMaintenance(admin, work, ring),
    openFormer: openFormerly(secrets),
  });
  for await (const { problems } of steps) {
    const [first] = problems;
    if (first) throw first;
  }
}
