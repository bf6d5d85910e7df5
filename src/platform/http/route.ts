import type { z } from "zod";
import type { Clock } from "../../kernel/clock.ts";
import type { Permission } from "../../kernel/permissions.ts";
import type { PublicActor, StaffActor } from "../access/actor.ts";
import type { Database, Tx } from "../database/database.ts";
import type { Wanting } from "../session/sessions.ts";
import type { Rooms } from "../rooms/slot.ts";
import type { Caller } from "./cookies.ts";
import type { Frame } from "./frame.ts";
import type { Outcome } from "./outcome.ts";
import type {
  AsPapers,
  CompareStaff,
  HoldPlaces,
  ShownToReader,
  StopPlaces,
} from "./places-guard.ts";
import type { Shows } from "./shows.ts";
import type { Access } from "./who-may.ts";
import type { FileFields, Upload } from "./uploads.ts";

type Shape = z.ZodType<object>;

export type Input<P extends Shape, Q extends Shape, F extends Shape, B extends Shape = Shape> = {
  readonly params?: P;
  readonly query?: Q;
  /** A posted form: shapes only (see `field`); rules belong to the command, with words for each field. */
  readonly form?: F;
  /** Fields of the form that take files; its page sets `enctype` to multipart/form-data. */
  readonly files?: FileFields;
  /**
   * JSON that an API route takes, under an Idempotency-Key unless it only asks. Shapes only, as in the document: what is
   * right in shape and wrong by a rule is the command's to refuse. Strict, so that a misspelt field
   * is not silently left out of a child's record.
   */
  readonly body?: B;
};

export type HandlerInput<
  P extends Shape,
  Q extends Shape,
  F extends Shape,
  B extends Shape = Shape,
> = {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly form: z.output<F>;
  readonly body: z.output<B>;
};

type Common = {
  readonly tx: Tx;
  /** What other rooms contribute is read from these (`platform/rooms`). */
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly frame: Frame;
  /** What came in a field that `input.files` names. */
  readonly files: (field: string) => Upload;
  /** Asked before a form about a child is handled: see places.ts. */
  readonly stopPlaces: StopPlaces;
  /** Asked before a paper leaves: see places.ts. */
  readonly asPapers: AsPapers;
  /** Asked where somebody is let read of a child whom they need not reach: see places.ts. */
  readonly compareStaff: CompareStaff;
  /** Asked after somebody who is not known has written about a child: see places.ts. */
  readonly holdPlaces: HoldPlaces;
  /** Asked of what a file says that is made in the transaction: see places.ts. */
  readonly shownToReader: ShownToReader;
};

/**
 * One way in. All four parts are required by type: who may, what is audited, what is accepted, and
 * what happens. The handler runs inside the actor's transaction; its audit event is the last
 * statement before the commit.
 */
export type RouteDefinition<
  P extends Shape,
  Q extends Shape,
  F extends Shape,
  Who,
  B extends Shape = Shape,
> = {
  readonly method: "GET" | "POST";
  readonly path: `/${string}`;
  readonly access: Access;
  readonly audit: { readonly action: string };
  readonly shows: Shows;
  readonly stepUp?: StepUp;
  /** Opens also to somebody whose post needs another second factor than they have given. */
  readonly withoutFactor?: true;
  /** Of a public route: as which part of Lantern it acts, where that is not signing in. */
  readonly actsAs?: PublicActor;
  /**
   * Of a public route: why it neither reads nor sets a cookie. Its forms then bring no token, so that
   * a browser without cookies, or one whose page lay open for long, is heard like any other.
   */
  readonly cookieless?: string;
  /** A page that is open all day, or a question that systems ask for each of their records: what it asks is planned once for each connection (`platform/database/kept-plans.ts`). */
  readonly isOpenedOften?: true;
  readonly input: Input<P, Q, F, B>;
  /** Present on API routes: what the answer looks like, for filtering and the OpenAPI document. */
  readonly answers?: Answers;
  readonly handle: (given: Common & HandlerInput<P, Q, F, B> & Who) => Promise<Outcome>;
};

/**
 * Before this the person confirms that it is they, unless they did a short while ago: a screen that
 * was left open does not do it. What they had typed is kept.
 */
export type StepUp = {
  readonly withinMinutes: number;
  /** Why, as the end of the sentence "Before …, confirm that it is you". */
  readonly before: string;
  /**
   * What was done, as a sentence on the page that follows; empty for a page that does nothing yet. An outcome that did
   * something else says so itself.
   */
  readonly done: string;
  /** Answered with a file: the page before it stays where it is, and says so first. */
  readonly isFile?: true;
  /**
   * Fields without which the form is wrong: where one is empty, the form comes back with what is wrong, and nobody
   * is asked who they are for nothing. Not of a form that shows something by coming back.
   */
  readonly needs?: readonly string[];
};

export type Answers = {
  readonly summary: string;
  readonly schema: z.ZodType;
  /** What is made by a request is answered with 201. */
  readonly status?: 201;
  /** In the document, beside the summary. */
  readonly description?: string;
  /**
   * What is sent is asked and changes nothing: no Idempotency-Key is needed, and the answer is kept
   * nowhere, so that it is never given again to somebody whose reach has changed.
   */
  readonly isQuestion?: true;
};

export const isApi = ({ answers }: Route): boolean => answers !== undefined;

export type ByStaff = {
  readonly actor: StaffActor;
  readonly sessionToken: string;
  readonly sessionId: string;
  readonly wanting: Wanting;
};
export type ByAnyone = {
  readonly actor: StaffActor | undefined;
  readonly caller: Caller;
  /** What the route's `before` answered. */
  readonly before?: unknown;
};

/** What a public route does before its transaction begins. */
export type Before<F extends Shape, P extends Shape = Shape, Q extends Shape = Shape> = (
  given: Pick<Common, "clock"> & {
    readonly database: Database;
    readonly caller: Caller;
    /** Where people reach Lantern: "https://lantern.example". */
    readonly origin: string;
    readonly params: z.output<P>;
    readonly query: z.output<Q>;
    readonly form: z.output<F>;
  },
) => Promise<unknown>;

/** A route with its types put away, so that all can stand in one table. */
export type Route = {
  readonly method: "GET" | "POST";
  readonly path: `/${string}`;
  readonly access: Access;
  readonly audit: { readonly action: string };
  readonly shows: Shows;
  readonly stepUp?: StepUp;
  readonly withoutFactor?: true;
  readonly actsAs?: PublicActor;
  readonly cookieless?: string;
  readonly isOpenedOften?: true;
  readonly input: Input<Shape, Shape, Shape>;
  readonly answers?: Answers;
  readonly before?: Before<Shape>;
  readonly handle: (
    given: Common & HandlerInput<Shape, Shape, Shape> & (ByStaff | ByAnyone),
  ) => Promise<Outcome>;
};

/** A route for people who are signed in. */
export function route<P extends Shape, Q extends Shape, F extends Shape, B extends Shape = Shape>(
  definition: RouteDefinition<P, Q, F, ByStaff, B> & {
    readonly access: { readonly permission: Permission } | { readonly signedIn: string };
  },
): Route {
  return definition as unknown as Route;
}

/**
 * A route that answers before anybody is known. It acts as the system actor `sign-in`, or as the one
 * that `actsAs` names. What takes
 * long and needs no transaction, such as comparing a password, is done in `before`: a connection is
 * held only while the database is asked. Nobody who is not known can be compared with a child.
 */
export function publicRoute<
  P extends Shape,
  Q extends Shape,
  F extends Shape,
  B extends Before<F, P, Q> | undefined = undefined,
>(
  definition: Omit<RouteDefinition<P, Q, F, ByAnyone>, "handle" | "shows"> & {
    readonly access: { readonly public: string };
    readonly before?: B;
    readonly handle: (
      given: Parameters<RouteDefinition<P, Q, F, ByAnyone>["handle"]>[0] & {
        readonly before: B extends Before<F, P, Q> ? Awaited<ReturnType<B>> : undefined;
      },
    ) => Promise<Outcome>;
  },
): Route {
  const shows: Shows = { nobody: definition.access.public };
  return { ...definition, shows } as unknown as Route;
}
