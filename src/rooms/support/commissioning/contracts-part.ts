import { formatDate } from "../../../kernel/dates.ts";
import { shownText } from "../../../kernel/small-numbers.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import { countedTogether, type HomePart, type Need } from "../../../platform/rooms/home-slots.ts";
import { opensNoRecord } from "../../../platform/rooms/places.ts";
import { countToDecide, listToDecide, stateWords } from "./commissioning-list.ts";
import { wholeMonths } from "./months.ts";
import { dueMonthCount } from "./return-reads.ts";
import { commissioningPaths } from "./web/paths.ts";

const most = 5;
const keeps = (actor: StaffActor): boolean => holds(actor, "service.manage");

/** Contracts whose notice date comes or is past, where nobody decided: on the home and My work of who keeps services. */
export const contractNeed: Need = {
  order: 85,
  isFor: keeps,
  href: commissioningPaths.overdue,
  count: ({ tx, today }) => countToDecide(tx, today),
  says: (count) => (count === 1 ? "contract to decide on" : "contracts to decide on"),
};

export const contractsPart: HomePart = {
  order: 32,
  isFor: (actor) => keeps(actor) && opensNoRecord(actor),
  read: async ({ tx, today }) => ({
    heading: "Contracts to decide on",
    lines: (await listToDecide(tx, today)).slice(0, most).map((one) => ({
      text: one.name,
      href: commissioningPaths.service(one.serviceId),
      more: `Unmet need in 12 months: ${shownText(one.unmet)}`,
      due: {
        text: `${stateWords[one.state]}, notice by ${formatDate(one.noticeOn ?? today)}`,
        isOverdue: one.state !== "due",
      },
    })),
    empty: "No contract waits for a decision. Add contracts and notice dates under Commissioning.",
    all: { text: "Commissioning", href: commissioningPaths.home },
  }),
};

/** The last month of a service for which the reader answers, until it is returned. */
export const returnNeed: Need = {
  order: 95,
  isFor: () => true,
  href: commissioningPaths.returns,
  count: countedTogether(
    ({ actor, today }) => dueMonthCount({ staffId: actor.id, months: wholeMonths(today, 1) }),
    ({ many }) => many,
  ),
  says: (count) => (count === 1 ? "monthly return to make" : "monthly returns to make"),
};
