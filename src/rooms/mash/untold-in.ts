import { londonDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { saysUntold } from "../family-network/index.ts";

type Asked = { readonly episode: { readonly personId: string | null }; readonly at: Date };

/** Why something of a concern goes to nobody of these words; nothing before it is known which child it is about. */
export const untoldIn = async (
  tx: Tx,
  { episode: { personId }, at }: Asked,
  words: string,
): Promise<string | undefined> =>
  personId === null ? undefined : saysUntold(tx, { personId, today: londonDate(at) }, words);
