import { lookAgainBy } from "../forums/reference-reads.ts";
import type { Unseen } from "../door/unseen-reads.ts";
import type { MissingLine } from "../missing/missing-at-work-reads.ts";
import type { LineOf, Mine, MyList } from "./mine.ts";
import { mostRecent } from "./recent-reads.ts";
import { joined, type Joining } from "./two-looks.ts";

type Way<T> = Omit<Joining<T>, "most"> & { readonly most?: number };

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
  missing: { keyOf: ({ episodeId }) => episodeId, dueOf: urgentFirst },
  due: { keyOf: ({ episodeId }) => episodeId, dueOf: ({ dueAt }) => dueAt },
  recent: {
    keyOf: ({ personId }) => personId,
    dueOf: ({ openedAt }) => -openedAt.getTime(),
    most: mostRecent,
  },
};

/** Each list of two looks in its own order. */
export function inOne(found: Mine, named: Mine, most: number): Mine {
  const both = <L extends MyList>(list: L) =>
    joined<LineOf<L>>(found[list], named[list], { most, ...(ways[list] as Way<LineOf<L>>) });
  const lists = Object.keys(ways) as MyList[];
  return Object.fromEntries(lists.map((list) => [list, both(list)])) as unknown as Mine;
}
