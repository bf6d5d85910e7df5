import type { z } from "zod";
import type { Permission } from "../../kernel/permissions.ts";
import { oneAtATime } from "../database/one-at-a-time.ts";
import type { Outcome } from "./outcome.ts";
import { route, type ByStaff, type Route, type RouteDefinition } from "./route.ts";
import type { Shows } from "./shows.ts";

type Shape = z.ZodType<object>;
type Definition<P extends Shape, Q extends Shape, F extends Shape> = RouteDefinition<
  P,
  Q,
  F,
  ByStaff
>;

/** What a handler of a signed-in route is given. */
export type Given<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  F extends Shape = Shape,
> = Parameters<Definition<P, Q, F>["handle"]>[0];

/** The same as a kind reads it: it knows what its addresses have in common. */
export type Asked<K extends object> = Omit<Given, "params"> & { readonly params: K };

/** Where there is another answer than what a route of the kind gives. */
export class Instead {
  readonly answer: Outcome;
  constructor(answer: Outcome) {
    this.answer = answer;
  }
}

type Right = { readonly permission: Permission };

/** What was asked for, and what of it was found; nothing where it is not within reach. */
type About<K, Found> = { readonly params: K; readonly found: Found | undefined };

/**
 * What all routes about one sort of record have in common, in the order in which it is asked. A room
 * declares its kinds, and a handler of one begins with the record in hand.
 */
export type RouteKind<
  Under extends `/${string}`,
  K extends object,
  Found extends object,
  Facts,
  R extends Right | undefined,
> = {
  /** How the addresses of its routes begin. */
  readonly under: Under | readonly Under[];
  /** What all its addresses have; a route that has more says so in its own input. */
  readonly params: z.ZodType<K>;
  readonly shows: Shows;
  /** The right to all of them, where each does not say its own. */
  readonly access?: R;
  /** Under which name forms wait for each other: the second meets what the first did. */
  readonly inTurn?: (params: K) => string;
  /** The record, if it is within reach of whoever asks. For any other there is nothing at the address. */
  readonly find: (given: Asked<K>, method: Route["method"]) => Promise<Found | Instead | undefined>;
  /** Whether a post that reaches this record holds the permission; if not, it is refused. */
  readonly may?: (given: Asked<K>, permission: Permission, found: Found) => boolean;
  /** Asked before it is refused: access that ended between two statements leaves no record to refuse. */
  readonly isStillHere?: (given: Asked<K>, found: Found) => Promise<boolean>;
  /** What is handled where another record stands for the one that was asked for. */
  readonly as?: <G extends Asked<K>>(given: G, found: Found) => G;
  /** The rest that handlers need, read when it is clear that they may; nothing if it is gone meanwhile. */
  readonly read?: (given: Asked<K>, found: Found) => Promise<Facts | undefined>;
  /** Who may know a place of it, asked before it is handled (`stopPlaces`). */
  readonly stop?: (given: Asked<K>, facts: Facts) => Promise<Outcome | undefined>;
  /** What the audit names, with what the handler named; also where nothing was found. */
  readonly names: (
    about: About<K, Found>,
    named: readonly string[] | undefined,
  ) => readonly string[] | undefined;
  /** With whose records the reader is compared beside those of the answer. */
  readonly compares?: (about: About<K, Found>) => readonly string[];
};

type Common<
  Under extends `/${string}`,
  P extends Shape,
  Q extends Shape,
  F extends Shape,
  Facts,
> = Omit<Definition<P, Q, F>, "path" | "access" | "shows" | "handle"> & {
  readonly path: `${Under}${string}`;
  readonly handle: (facts: Facts, given: Given<P, Q, F>) => Promise<Outcome>;
};

/** What a route of a kind says: what every route does, but for what the kind has said. */
type OfKind<
  Under extends `/${string}`,
  P extends Shape,
  Q extends Shape,
  F extends Shape,
  Facts,
  R extends Right | undefined,
> = Common<Under, P, Q, F, Facts> &
  (R extends Right ? { readonly access?: Right } : { readonly access: Right });

const notFound: Outcome = { kind: "notFound" };

/** A kind of route: see `RouteKind`. What its routes differ in is what `route` asks of any. */
export function routeKind<
  const Under extends `/${string}`,
  K extends object,
  Found extends object,
  Facts = Found,
  R extends Right | undefined = undefined,
>(kind: RouteKind<Under, K, Found, Facts, R>) {
  return <P extends z.ZodType<K> = z.ZodType<K>, Q extends Shape = Shape, F extends Shape = Shape>(
    one: OfKind<Under, P, Q, F, Facts, R>,
  ): Route => {
    const { handle, ...definition }: Common<Under, P, Q, F, Facts> = one;
    const access = (one.access ?? kind.access) as Right;
    const { method, input } = definition;
    return route<P, Q, F>({
      ...definition,
      path: definition.path as `/${string}`,
      access,
      shows: kind.shows,
      input: { params: kind.params as P, ...input },
      handle: async (given) => {
        const asked = given as Asked<K>;
        const { params } = asked;
        if (method === "POST" && kind.inTurn) await oneAtATime(given.tx, kind.inTurn(params));
        const found = await kind.find(asked, method);
        if (found instanceof Instead) return found.answer;
        const outcome = found
          ? await answerAbout(kind, { found, given, permission: access.permission, handle })
          : notFound;
        return withNames(kind, { params, found }, outcome);
      },
    });
  };
}

type Answering<Found, G, Facts> = {
  readonly found: Found;
  readonly given: G;
  readonly permission: Permission;
  readonly handle: (facts: Facts, given: G) => Promise<Outcome>;
};

async function answerAbout<K extends object, Found extends object, Facts, G>(
  kind: RouteKind<`/${string}`, K, Found, Facts, Right | undefined>,
  { found, given, permission, handle }: Answering<Found, G, Facts>,
): Promise<Outcome> {
  const asked = given as Asked<K>;
  if (kind.may?.(asked, permission, found) === false) {
    const isHere = (await kind.isStillHere?.(asked, found)) ?? true;
    return isHere ? { kind: "forbidden" } : notFound;
  }
  const facts = kind.read ? await kind.read(asked, found) : (found as unknown as Facts);
  if (facts === undefined) return notFound;
  const goesOn = kind.as ? (kind.as(asked, found) as G) : given;
  return (await kind.stop?.(asked, facts)) ?? handle(facts, goesOn);
}

function withNames<K extends object, Found extends object, Facts>(
  { names, compares }: RouteKind<`/${string}`, K, Found, Facts, Right | undefined>,
  about: About<K, Found>,
  outcome: Outcome,
): Outcome {
  const subjectIds = names(about, outcome.subjectIds);
  const shown = compares && [...compares(about), ...(outcome.shown ?? outcome.subjectIds ?? [])];
  return { ...outcome, ...(subjectIds && { subjectIds }), ...(shown && { shown }) };
}
