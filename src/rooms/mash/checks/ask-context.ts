import type { Tx } from "../../../platform/database/database.ts";
import { sharingAgreementOn } from "../../directory/index.ts";
import { workingTimeOn } from "../clock/mash-day.ts";
import type { Episode } from "../episode-reads.ts";
import type { AskContext } from "./ask-agencies.ts";
import { checkSchemeOn } from "./check-scheme.ts";
import { listTogether } from "./together.ts";
import { listAskable } from "./whom-to-ask.ts";

type ReadContext = { readonly episode: Episode; readonly today: string; readonly now: Date };

/** What stands before agencies are asked about a concern: whom, about whom else, on what basis, how soon. */
export async function askContext(
  tx: Tx,
  { episode, today, now }: ReadContext,
): Promise<AskContext> {
  const scheme = await checkSchemeOn(tx, today);
  const together = await listTogether(tx, episode);
  const concernIds = [episode.concernId, ...together.map(({ concernId }) => concernId)];
  return {
    scheme,
    together,
    agreement: await sharingAgreementOn(tx, today),
    askable: await listAskable(tx, scheme, { concernIds, on: today, at: now }),
    time: await workingTimeOn(tx, today),
  };
}
