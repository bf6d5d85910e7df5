import type { Clock } from "../../../kernel/clock.ts";
import type { Database, Tx } from "../../../platform/database/database.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import { askForPasskey, type PasskeyAsk } from "../passkeys/passkeys.ts";
import { listProviders, type ProviderName } from "../providers/visits.ts";

/** The ways in that a page offers beside password and code. */
export type Ways = { readonly passkey: PasskeyAsk; readonly providers: readonly ProviderName[] };

type Parts = { readonly frame: Frame; readonly clock: Clock; readonly sealKey: Buffer };

export async function waysIn(tx: Tx, { frame, clock, sealKey }: Parts): Promise<Ways> {
  const { origin } = frame;
  return {
    passkey: await askForPasskey({ sealKey, origin, at: clock.now() }),
    providers: await listProviders(tx),
  };
}

/** The same for a page that no route of ours answers. */
export function waysInFor(database: Database, parts: Parts): Promise<Ways> {
  return database.askForSignIn((tx) => waysIn(tx, parts));
}
