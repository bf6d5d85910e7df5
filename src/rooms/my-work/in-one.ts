import { lookAgainBy } from "../statutory/index.ts";
import type { Unseen } from "../visits/index.ts";
import type { MissingLine } from "../missing/index.ts";
import type { LineOf, Mine, MyList } from "./my-worklists.ts";
import { mostRecent } from "./recent-reads.ts";
import { isCut, joined, type Joining } from "./merge-worklists.ts";

type Way<T> = Omit<Joining<T>, "most" | "isOutside"> & { readonly most?: number };

const urgentFirst = ({ isUrgent, missingSince }: MissingLine): string =>
  `${isUrgent ? 0 : 1} ${missingSince.toISOString()}`;

/** Who was never seen stands before all others. */
const seenLast = ({ seenOn, openedOn }: Unseen): string => seenOn ?? openedOn ?? "";

/** How the lines of each list are told apart, and what stands first. */
const ways: { readonly [L in MyList]: Way<LineOf<L>> } = {
  asked: { keyOf: ({ chaseId }) => chaseId, dueOf: ({ dueAt }) => dueAt },
  actions: { keyOf: ({ actionId }) => actionId, dueOf: ({ dueOn }) => dueOn },
  assessments: { keyOf: ({ assessmentId }) => assessmentId, dueOf: ({ dueOn }) => dueOn },
  lookBacks: { keyOf: ({ lookBackId }) => lookBackId, dueOf: ({ dueOn }) => dueOn },
  lateReferrals: { keyOf: ({ referralId }) => referralId, dueOf: ({ referredOn }) => referredOn },
  referrals: { keyOf: ({ referralId }) => referralId, dueOf: ({ dueOn }) => dueOn },
  references: { keyOf: ({ referenceId }) => referenceId, dueOf: lookAgainBy },
  turning: { keyOf: ({ personId }) => personId, dueOf: ({ bornOn }) => bornOn },
  escalations: { keyOf: ({ escalationId }) => escalationId, dueOf: ({ dueOn }) => dueOn },
  familyViews: { keyOf: ({ viewId }) => viewId, dueOf: ({ sentAt }) => sentAt },
  moments: { keyOf: ({ momentId }) => momentId, dueOf: ({ dueAt }) => dueAt },
  unseen: { keyOf: ({ personId }) => personId, dueOf: seenLast },
  toTypeUp: { keyOf: ({ visitId }) => visitId, dueOf: ({ typeUpBy }) => typeUpBy },
  warnings: { keyOf: ({ warningId }) => warningId, dueOf: ({ reviewBy }) => reviewBy },
  flags: { keyOf: ({ flagId }) => flagId, dueOf: ({ reviewBy }) => reviewBy },
  tellings: { keyOf: ({ mergeId }) => mergeId, dueOf: ({ dueOn }) => dueOn },
  seconds: { keyOf: ({ key }) => key, dueOf: ({ since }) => since },
  missing: { keyOf: ({ episodeId }) => episodeId, dueOf: urgentFirst },
  due: { keyOf: ({ episodeId }) => episodeId, dueOf: ({ dueAt }) => dueAt },
  recent: {
    keyOf: ({ personId }) => personId,
    dueOf: ({ openedAt }) => -openedAt.getTime(),
    most: mostRecent,
  },
};

const lists = Object.keys(ways) as MyList[];

/** Of whom the second look tells, where the first one did not read to its end. */
export const toLookUp = (found: Mine, named: Mine): readonly string[] =>
  lists.flatMap((list) =>
    isCut(found[list]) ? named[list].rows.flatMap(({ personId }) => personId ?? []) : [],
  );

/** Read by an address of their own, or never longer than a list is. */
const readOtherwise: ReadonlySet<MyList> = new Set<MyList>(["missing", "due", "recent"]);

/** Lists that neither look read to their ends. */
export const cutTwice = (found: Mine, named: Mine): readonly MyList[] =>
  lists.filter((list) => isCut(found[list]) && isCut(named[list]) && !readOtherwise.has(list));

type Joint = {
  readonly most: number;
  /** Children whose records are restricted. */
  readonly restricted: ReadonlySet<string>;
};

/** Each list of two looks in its own order. */
export function inOne(found: Mine, named: Mine, { most, restricted }: Joint): Mine {
  const isOutside = ({ personId }: { readonly personId: string | null }) =>
    personId !== null && restricted.has(personId);
  const both = <L extends MyList>(list: L) =>
    joined<LineOf<L>>(found[list], named[list], {
      most,
      isOutside,
      ...(ways[list] as Way<LineOf<L>>),
    });
  return Object.fromEntries(lists.map((list) => [list, both(list)])) as unknown as Mine;
}
