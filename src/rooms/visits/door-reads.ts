import type { Tx } from "../../platform/database/database.ts";
import type { ShownToReader } from "../../platform/http/places-guard.ts";
import { bothDesks } from "../directory/index.ts";
import { householdLines, whoMayBeTold, type Recipient } from "../family-network/index.ts";
import { findShownPhotograph, type ShownPhotograph } from "../photographs/index.ts";
import { currentFirst, findWhereabouts, type Whereabouts } from "../subjects/index.ts";
import { listOpenActions, type Action } from "../work/index.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import {
  aroundOf,
  newestVoice,
  readBeforeContact,
  type BeforeContact,
  type ChildFacts,
  planInBrief,
  type PlanInBrief,
  type StandsAround,
} from "../child-record/index.ts";
import { callsFor, type Call } from "./calls.ts";
import type { LastSeen } from "./seen.ts";
import { findLastSeen } from "./visit-reads.ts";
import { visitSchemeOn, type VisitScheme } from "./visit-scheme.ts";
import { listWarnings, standingWarnings, type Warning } from "./warning-reads.ts";

/** What is not shown until it is asked for, with the kinds of fact that it holds. */
export const masked = {
  address: ["address", "placement"],
  phone: ["phone"],
} as const satisfies Readonly<Record<string, readonly Whereabouts["kind"][]>>;
export type Masked = keyof typeof masked;

export const isMasked = (text: string): text is Masked => Object.hasOwn(masked, text);

/** Where the child lives, as far as the reader may know it. */
export type Home =
  | {
      readonly kind: "known";
      readonly facts: readonly Whereabouts[];
      readonly isProtected: boolean;
    }
  | { readonly kind: "protected"; readonly name: string; readonly phone: string | null };

export type AtTheDoor = {
  readonly scheme: VisitScheme;
  /** Who must not be told, by name and relation. */
  readonly untold: readonly Recipient[];
  readonly warnings: readonly Warning[];
  /** How to reach the child safely, and who interprets. */
  readonly known: readonly BeforeContact[];
  /** Bail, measures and duties around the child. */
  readonly around: readonly StandsAround[];
  /** While the child is missing: for whoever looks for them. */
  readonly photograph: ShownPhotograph | undefined;
  readonly seen: LastSeen;
  readonly said: { readonly words: string; readonly source: string } | undefined;
  readonly plan: PlanInBrief | undefined;
  readonly promised: readonly Action[];
  readonly calls: readonly Call[];
  readonly home: Home;
  /** Who the child lives with, a line for each household; none while that is protected. */
  readonly households: readonly string[];
};

type Reading = {
  readonly rooms: Rooms;
  readonly shownToReader: ShownToReader;
  readonly at: Date;
};

/** Everything that stands on the page for a visit, from the record as the reader may know it. */
export async function readDoor(
  tx: Tx,
  { person, circle, actor, today, missing }: ChildFacts,
  { rooms, shownToReader, at }: Reading,
): Promise<AtTheDoor> {
  const { personId } = person;
  const scheme = await visitSchemeOn(tx, today);
  const { people } = await whoMayBeTold(tx, { person, today });
  const untold = people.filter(({ doNotTell }) => doNotTell !== null);
  const warnings = standingWarnings(await listWarnings(tx, personId));
  const known = await readBeforeContact(tx, { rooms, personId, today });
  const around = await aroundOf(tx, { person, rooms, actor, today });
  const photograph = missing && (await findShownPhotograph(tx, { personId, today }));
  const seen = await findLastSeen(tx, personId);
  const said = await newestVoice.oneIn(rooms)(tx, personId);
  // With the words that the reader is shown: a number among them can be rung.
  const plan = await shownToReader(await planInBrief.oneIn(rooms)(tx, personId));
  const households = await householdLines(tx, { personId, today });
  const promised = await listOpenActions(tx, personId);
  const desks = await bothDesks(tx, { at, today });
  const calls = callsFor({ circle, plan, desks, scheme, readerId: actor.id });
  // Last: where a protection stands a wide actor looks narrowly from then on.
  const home = homeOf(await findWhereabouts(tx, actor, personId), today);
  return {
    scheme,
    untold,
    warnings,
    known,
    around,
    photograph,
    seen,
    said,
    plan,
    promised,
    calls,
    home,
    households,
  };
}

function homeOf(found: Awaited<ReturnType<typeof findWhereabouts>>, today: string): Home {
  if (found.kind === "protected") return { kind: "protected", ...found.protection.by };
  const { current } = currentFirst(found.facts, today);
  return { kind: "known", facts: current, isProtected: found.kind === "named" };
}

/** The facts behind one mask. */
export const behind = (home: Home, part: Masked): readonly Whereabouts[] => {
  const kinds: readonly Whereabouts["kind"][] = masked[part];
  return home.kind === "known" ? home.facts.filter(({ kind }) => kinds.includes(kind)) : [];
};
