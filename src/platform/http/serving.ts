import type { Clock } from "../../kernel/clock.ts";
import type { Database } from "../database/database.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { SessionLimits } from "../session/sessions.ts";
import type { Frame } from "./frame.ts";
import type { View } from "./outcome.ts";

/** What answering any request takes. */
export type Serving = {
  readonly database: Database;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly sessionLimits: SessionLimits;
  readonly isSecure: boolean;
  readonly isEvaluation: boolean;
  readonly ownOrigin: string | undefined;
  readonly render: (view: View, frame: Frame) => string;
  readonly views: StandingViews;
};

/** Pages that any route may end in. */
export type StandingViews = {
  readonly notFound: () => View;
  readonly noPermission: () => View;
  readonly notFromHere: () => View;
  readonly badRequest: () => View;
  readonly tooLarge: () => View;
  readonly failed: (requestId: string) => View;
  /** The sign-in form that keeps what was typed: `kept` is sealed for the person whose session ended. */
  readonly signInAgain: (frame: Frame, kept: string | undefined) => View;
};
