import { formatDate } from "../../../kernel/dates.ts";
import { shownText } from "../../../kernel/small-numbers.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import { oncePerHome, type HomePart, type Need } from "../../../platform/rooms/home-slots.ts";
import { opensNoRecord } from "../../../platform/rooms/places.ts";
import { readCommissioned, stateWords } from "./commissioning-list.ts";
import { waitsForDecision } from "./contract-state.ts";
import { wholeMonths } from "./months.ts";
import { listOwnMonths } from "./return-reads.ts";
import { commissioningPaths } from "./web/paths.ts";

const most = 5;
const keeps = (actor: StaffActor): boolean => holds(actor, "service.manage");

const readDue = oncePerHome(async ({ tx, today }) =>
  (await readCommissioned(tx, today))
    .filter(({ state }) => waitsForDecision(state))
    .toSorted((one, other) => (one.noticeOn ?? "").localeCompare(other.noticeOn ?? "")),
);

/** Contracts whose notice date comes or is past, where nobody decided: on the home and My work of who keeps services. */
export const contractNeed: Need = {
  order: 85,
  isFor: keeps,
  href: commissioningPaths.overdue,
  count: async (reader) => (await readDue(reader)).length,
  says: (count) => (count === 1 ? "contract to decide on" : "contracts to decide on"),
};

export const contractsPart: HomePart = {
  order: 32,
  isFor: (actor) => keeps(actor) && opensNoRecord(actor),
  read: async (reader) => ({
    heading: "Contracts to decide on",
    lines: (await readDue(reader)).slice(0, most).map((one) => ({
      text: one.name,
      href: commissioningPaths.service(one.serviceId),
      more: `Unmet need in 12 months: ${shownText(one.unmet)}`,
      due: {
        text: `${stateWords[one.state]}, notice by ${formatDate(one.noticeOn ?? reader.today)}`,
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
  count: async ({ tx, actor, today }) =>
    (await listOwnMonths(tx, { staffId: actor.id, months: wholeMonths(today, 1) })).filter(
      ({ isReturned }) => !isReturned,
    ).length,
  says: (count) => (count === 1 ? "monthly return to make" : "monthly returns to make"),
};
