import type { Clock } from "../../kernel/clock.ts";
import type { Actor, StaffActor } from "../access/actor.ts";
import type { AuditEntry } from "../audit/audit.ts";
import type { Database } from "../database/database.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Scan } from "../files/clamd.ts";
import type { SessionLimits } from "../session/sessions.ts";
import type { Frame } from "./frame.ts";
import type { Rooms } from "../rooms/slot.ts";
import type { KeptForm } from "./kept-form.ts";
import type { Access } from "./who-may.ts";
import type { View } from "./outcome.ts";
import type { PlacesGuard } from "./places-guard.ts";

/** What answering any request takes. */
export type Serving = {
  /** What the routes were gathered from: a handler reads what other rooms contribute through it. */
  readonly rooms: Rooms;
  readonly database: Database;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly sessionLimits: SessionLimits;
  /** Looks into files that are sent; absent where no scanner is configured. */
  readonly scan?: Scan | undefined;
  /** For how long the same form again is the same press of a button; 0 for never. */
  readonly pressSeconds: number;
  /** Of every page and not only of those that are opened often; for a crawl that asks for each as everybody. */
  readonly keepsEveryPlan?: boolean | undefined;
  readonly isSecure: boolean;
  readonly isEvaluation: boolean;
  readonly ownOrigin: string | undefined;
  readonly render: (view: View, frame: Frame) => string;
  readonly views: StandingViews;
  /**
   * As they are at this address: pages that are no staff's speak their own words, which are asked for unless
   * Lantern has too much to do.
   */
  readonly viewsAt?: (url: string, mayAsk: boolean) => Promise<StandingViews>;
  /** Keeps protected places out of free text; absent where there are no children. */
  readonly places?: PlacesGuard;
  /** Present while Lantern is being set up: no route about a child, a concern or a meeting answers. */
  readonly settingUp?: SettingUp | undefined;
  /** Told of every request that was answered; must neither wait nor fail. */
  readonly onAnswered?: (answered: Answered) => void;
};

/** A request that was answered: what the audit says of it, and where it came from. */
export type Answered = {
  readonly entry: AuditEntry;
  /** Undefined where whoever asked was not known. */
  readonly actor: Actor | undefined;
  readonly method: string;
  readonly ip: string;
  readonly status: number;
};

export type SettingUp = {
  readonly closes: (route: { readonly path: `/${string}`; readonly access: Access }) => boolean;
  /** Says what is still missing. */
  readonly view: () => Promise<View>;
};

export type Confirming = {
  readonly frame: Frame;
  readonly actor: StaffActor;
  readonly database: Database;
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** What was typed, sealed; empty where a page was asked for. */
  readonly kept: string;
  /** The page that was asked for. */
  readonly next: string;
  /** "Before …, confirm that it is you". */
  readonly before: string;
};

/** Pages that any route may end in. */
export type StandingViews = {
  readonly notFound: () => View;
  readonly noPermission: () => View;
  readonly notFromHere: () => View;
  readonly badRequest: () => View;
  readonly busy: () => View;
  readonly tooLarge: () => View;
  readonly failed: (requestId: string) => View;
  /** The connection was lost at the commit: neither yes nor no may be said. */
  readonly inDoubt: (requestId: string) => View;
  /** Asks for a second factor, before something that a screen left open must not do. */
  readonly confirmFirst: (given: Confirming) => Promise<View>;
  /** The sign-in form that keeps what was typed: `kept` is sealed for the person whose session ended. */
  readonly signInAgain: (
    given: Pick<Confirming, "frame" | "database" | "clock" | "secrets" | "kept">,
  ) => Promise<View>;
  /** What somebody typed before they signed in again, to send it now. */
  readonly sendAgain: (form: KeptForm, frame: Frame) => View;
};

export async function viewsAt(
  { viewsAt: own, views }: Pick<Serving, "viewsAt" | "views">,
  url: string,
  mayAsk = true,
): Promise<StandingViews> {
  return own ? own(url, mayAsk) : views;
}
