import type { StaffActor } from "../access/actor.ts";
import type { Wanting } from "../session/sessions.ts";
import { resumeToken, type TokenState } from "../session/tokens.ts";
import { isPublic } from "./checks.ts";
import type { Exchange } from "./exchange.ts";

/** Who asks, and by what they prove it. */
export type Asker =
  | {
      readonly by: "session";
      readonly actor: StaffActor;
      readonly sessionToken: string;
      readonly sessionId: string;
      readonly confirmedAt: Date | null;
      readonly wanting: Wanting;
    }
  | { readonly by: "token"; readonly actor: StaffActor; readonly tokenId: string }
  /** A route for everybody asks for no proof. */
  | { readonly by: "nothing" };

export type NotKnown =
  | { readonly by: "no session" }
  | { readonly by: "bad token"; readonly token: Exclude<TokenState, { state: "stands" }> };

/** The way is chosen by what was sent: a request with a token is that token's, whatever else it brings. */
export function whoAsks(exchange: Exchange): Promise<Asker | NotKnown> {
  if (isPublic(exchange.route)) return Promise.resolve({ by: "nothing" });
  if (exchange.bearer !== undefined) return byToken(exchange, exchange.bearer);
  return Promise.resolve(bySession(exchange));
}

export function isKnown(asker: Asker | NotKnown): asker is Asker {
  return asker.by !== "no session" && asker.by !== "bad token";
}

function bySession({ browser: { session } }: Exchange): Asker | NotKnown {
  if (session.state !== "complete") return { by: "no session" };
  const { actor, token: sessionToken, sessionId, confirmedAt, wanting } = session;
  return { by: "session", actor, sessionToken, sessionId, confirmedAt, wanting };
}

async function byToken({ serving }: Exchange, text: string): Promise<Asker | NotKnown> {
  const { database, clock } = serving;
  const token = await database.beforeSignIn((db) => resumeToken(db, text, clock.now()));
  if (token.state !== "stands") return { by: "bad token", token };
  return { by: "token", actor: token.actor, tokenId: token.tokenId };
}
