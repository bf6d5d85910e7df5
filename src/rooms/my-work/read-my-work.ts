import { addDays, londonDate } from "../../kernel/dates.ts";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../platform/database/database.ts";
import { nothing, type FirstOf } from "../../platform/database/first-of.ts";
import type { Within } from "../../kernel/due.ts";
import { getConfigurations, clockKind } from "../configuration/index.ts";
import {
  recordMatchingKind,
  readForSecond,
  readMyTellings,
  type TwoLooks,
} from "../subjects/index.ts";
import { servicesKind, readMyLookBacks, readMyLate } from "../support/index.ts";
import { transitionKind, readMyTurning } from "../case-lifecycle/index.ts";
import {
  visitsKind,
  readMyUnseen,
  readToTypeUp,
  readMyWarnings,
  type VisitScheme,
} from "../visits/index.ts";
import { readAskedOfMe } from "../work/index.ts";
import { readMyActions } from "../overdue/index.ts";
import { readMyAssessments } from "../assessments/index.ts";
import { readMyReferences, readMyReferrals } from "../statutory/index.ts";
import { readMyEscalations } from "../escalation/index.ts";
import { readMyViews } from "../families/index.ts";
import { readMyMoments } from "../reachable-moments/index.ts";
import { nobodyMissing, readMissingAtWork } from "../missing/index.ts";
import { readMyFlags } from "./my-flags-reads.ts";
import { isNamedOnRestricted, restrictedOf } from "./named-reads.ts";
import { readRecent } from "./recent-reads.ts";
import { cutTwice, inOne, toLookUp } from "./in-one.ts";
import type { Mine, MyList } from "./my-worklists.ts";

/** What the lists are read by. */
export type Limits = {
  /** For a service without a limit of its own. */
  readonly usualWait: number;
  readonly fromMonths: number;
  readonly visiting: VisitScheme;
  /** How soon everybody is told that two records were joined by mistake. */
  readonly tellWithin: Within;
  /** Of which pairs of records a second person looks. */
  readonly twoLooks: TwoLooks;
};

export type ReadContext = {
  readonly at: Date;
  /** These lists alone; all where none is named. */
  readonly only?: readonly MyList[];
  /** So many of each. */
  readonly most: number;
};

/** The first rows of a list that was read further, which stays as long as it is. */
export const firstRows = <T>({ rows, total }: FirstOf<T>, most: number): FirstOf<T> => ({
  rows: rows.slice(0, most),
  total,
});

/** Each list cut to what a page shows of it; who is missing stands there a little longer. */
export function shortened(mine: Mine, most: number): Mine {
  const longer = new Set(["missing", "due", "recent"]);
  return Object.fromEntries(
    Object.entries(mine).map(([list, found]: [string, FirstOf<unknown>]) => [
      list,
      firstRows(found, longer.has(list) ? Math.max(most, leastMissing) : most),
    ]),
  ) as Mine;
}

/** More than this is nobody's week: a whole list ends here. */
export const wholeList = 200;

/** How long a service may let a child wait, when turning 18 is begun, and how often a child is seen. */
export async function limitsOn(tx: Tx, today: string): Promise<Limits> {
  const { services, transition, visits, telling, matching } = await getConfigurations(tx, today, {
    services: [servicesKind, "services"],
    transition: [transitionKind, "transition"],
    visits: [visitsKind, "visits"],
    telling: [clockKind, "records-apart"],
    matching: [recordMatchingKind, "record-matching"],
  });
  return {
    usualWait: services.body.waitDays,
    fromMonths: transition.body.fromMonths,
    visiting: { id: visits.id, ...visits.body },
    tellWithin: telling.body.within,
    twoLooks: matching.body,
  };
}

/**
 * What is asked of a person, promised in their name and opened by them. A wide actor who is named on a
 * restricted record looks twice: as the partnership's reader, and as who is named. From then on the
 * transaction of a wide actor looks narrowly.
 */
export async function readMine(
  tx: Tx,
  actor: StaffActor,
  { limits, ...asking }: ReadContext & { readonly limits: Limits },
): Promise<Mine> {
  const { most } = asking;
  const isNamed = await isNamedOnRestricted(tx, actor, asking.at);
  const look = { ...asking, ...limits, most: isNamed ? wholeList : most };
  const found = await readOnce(tx, actor, look);
  if (!actor.isWide) return found;
  await lookNarrowly(tx);
  if (!isNamed) return found;
  const first = await readOnce(tx, actor, look);
  // To know how many the first look leaves out, one of the two is read to its end.
  const only = cutTwice(found, first);
  const named = only.length === 0 ? first : await readRest(tx, actor, { look, only, first });
  const restricted = await restrictedOf(tx, toLookUp(found, named));
  return inOne(found, named, { most, restricted });
}

type Rest = {
  readonly look: ReadContext & Limits;
  readonly only: readonly MyList[];
  readonly first: Mine;
};

/** Where other lists are short, those who are missing at this moment still stand there. */
const leastMissing = 5;

/** More than anybody is asked, promised or leads on. */
const toTheEnd = 5000;

async function readRest(tx: Tx, actor: StaffActor, { look, only, first }: Rest): Promise<Mine> {
  const rest = await readOnce(tx, actor, { ...look, only, most: toTheEnd });
  return { ...first, ...Object.fromEntries(only.map((list) => [list, rest[list]])) };
}

async function readOnce(
  tx: Tx,
  actor: StaffActor,
  { at, only, most, usualWait, fromMonths, visiting, tellWithin, twoLooks }: ReadContext & Limits,
): Promise<Mine> {
  const today = londonDate(at);
  const of = <T>(list: MyList, read: () => Promise<FirstOf<T>>): Promise<FirstOf<T>> =>
    only === undefined || only.includes(list) ? read() : Promise.resolve(nothing);
  const dated = { at, today, most };
  const gone =
    only === undefined && holds(actor, "tracker.view")
      ? await readMissingAtWork(tx, Math.max(most, leastMissing))
      : nobodyMissing;
  return {
    lookBacks: await of("lookBacks", () => readMyLookBacks(tx, actor, dated)),
    lateReferrals: await of("lateReferrals", () =>
      readMyLate(tx, actor, { ...dated, usualDays: usualWait }),
    ),
    asked: await of("asked", () => readAskedOfMe(tx, actor, most)),
    actions: await of("actions", () => readMyActions(tx, actor, most)),
    assessments: await of("assessments", () => readMyAssessments(tx, actor, most)),
    referrals: await of("referrals", () => readMyReferrals(tx, actor, most)),
    references: await of("references", () =>
      readMyReferences(tx, actor, { until: addDays(today, 14), most }),
    ),
    turning: await of("turning", () => readMyTurning(tx, actor, { ...dated, now: at, fromMonths })),
    escalations: await of("escalations", () => readMyEscalations(tx, actor, most)),
    familyViews: await of("familyViews", () => readMyViews(tx, actor, most)),
    moments: await of("moments", () => readMyMoments(tx, actor, { now: at, most })),
    flags: await of("flags", () => readMyFlags(tx, actor, { today, most })),
    unseen: await of("unseen", () => readMyUnseen(tx, actor, { ...dated, ...visiting })),
    toTypeUp: await of("toTypeUp", () => readToTypeUp(tx, actor, most)),
    warnings: await of("warnings", () => readMyWarnings(tx, actor, dated)),
    tellings: await of("tellings", () => readMyTellings(tx, actor, { ...dated, tellWithin })),
    seconds: await of("seconds", () => readForSecond(tx, actor, { at, most, twoLooks })),
    ...gone,
    recent: await of("recent", () => readRecent(tx)),
  };
}
