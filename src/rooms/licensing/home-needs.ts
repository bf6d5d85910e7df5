import { dueInWords } from "../../kernel/words.ts";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import { countedTogether, type HomePart, type Need } from "../../platform/rooms/home-slots.ts";
import { authorityText, stateNames } from "./licence.ts";
import { listReferrals, referralCount } from "./referral-reads.ts";
import { licensingPaths } from "./web/paths.ts";

/** Who sends referrals on, and reads no subject. */
export const isOfficer = (actor: StaffActor): boolean =>
  holds(actor, "licence.record") && !holds(actor, "subject.view");

/** What waits for a licensing officer. */
export const toSendNeed: Need = {
  order: 68,
  isFor: isOfficer,
  href: licensingPaths.list(),
  count: countedTogether(
    ({ today }) => referralCount({ show: "to-send", today }),
    ({ count }) => count,
  ),
  says: (count) =>
    count === 1
      ? "licence to refer to the authority that issued it"
      : "licences to refer to the authorities that issued them",
};

/** What is past its day, for the officer and for who refers. */
export const lateNeed: Need = {
  order: 69,
  isFor: (actor) => holds(actor, "licence.record"),
  href: licensingPaths.list("late"),
  count: countedTogether(
    ({ today }) => referralCount({ show: "late", today }),
    ({ count }) => count,
  ),
  says: (count) =>
    count === 1
      ? "referral to a licensing authority that is overdue"
      : "referrals to licensing authorities that are overdue",
};

/** Of one’s own, those that were answered. */
export const answeredNeed: Need = {
  order: 71,
  isFor: (actor) => holds(actor, "licence.record"),
  href: licensingPaths.list("answered"),
  count: countedTogether(
    ({ today, actor }) =>
      referralCount({
        show: "answered",
        today,
        ...(!isOfficer(actor) && { ownerId: actor.id }),
      }),
    ({ count }) => count,
  ),
  says: (count) =>
    count === 1
      ? "licensing authority answered: close the referral"
      : "licensing authorities answered: close the referrals",
};

const most = 5;

/** The home of a licensing officer: what waits for an answer, and which licence it is. */
export const referralsPart: HomePart = {
  order: 28,
  isFor: isOfficer,
  read: async ({ tx, today }) => {
    const lines = [];
    for (const show of ["to-send", "sent"] as const) {
      const rows = await listReferrals(tx, { show, today, page: 1, pageSize: most });
      lines.push(...rows.slice(0, most));
    }
    return {
      heading: "Referrals to licensing authorities",
      lines: lines.slice(0, most).map((one) => ({
        text: one.holder,
        href: licensingPaths.one(one.referralId),
        more: `${one.licence}, ${authorityText(one)}. ${stateNames[one.state]}`,
        due: dueInWords(one.nextOn, today),
      })),
      empty: "No licence was referred that is still to be sent or answered.",
      all: { text: "All referrals", href: licensingPaths.list() },
    };
  },
};
