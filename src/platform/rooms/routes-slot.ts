import type { PoolState } from "../database/database.ts";
import type { Route } from "../http/route.ts";
import type { Inside } from "../outbound/inside.ts";
import type { ReadinessReport } from "../readiness/run-checks.ts";
import { manyOf, type Rooms } from "./slot.ts";

/** What is shown to those who watch over the system. */
export type Watched = {
  readonly version: string;
  readonly mode: string;
  readonly support: string | undefined;
  readonly look: () => Promise<ReadinessReport>;
  readonly pool: () => PoolState;
};

/** A page of the guide. */
export type Guide = {
  readonly key: string;
  readonly title: string;
  /** In one line what it is for. */
  readonly line: string;
  readonly text: string;
};

/** What the assembly knows and some routes are made with. */
export type RouteParts = {
  readonly sealKey: Buffer;
  readonly isEvaluation: boolean;
  readonly watched: Watched;
  readonly inside: readonly Inside[];
  readonly guides: readonly Guide[];
  /** Where a fault in the security is reported, as security.txt says it. */
  readonly securityContact: string | undefined;
};

/** The routes of a room, or how they are made. */
export const routes = manyOf<readonly Route[] | ((parts: RouteParts) => readonly Route[])>(
  "routes",
);

export const routesIn = (rooms: Rooms, parts: RouteParts): readonly Route[] =>
  routes.allIn(rooms).flatMap((some) => (typeof some === "function" ? some(parts) : some));
