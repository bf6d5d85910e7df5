import { holds } from "../../platform/access/actor.ts";
import type { Need } from "../../platform/rooms/home-slots.ts";
import { countOpenAlarms } from "./alarm-reads.ts";

/** What nobody has acknowledged stands before everything else. */
export const alarmNeed: Need = {
  order: 1,
  isFor: (actor) => holds(actor, "alarm.answer"),
  href: "/alarms",
  isLoud: true,
  count: ({ tx }) => countOpenAlarms(tx),
  says: (count) => (count === 1 ? "alarm not acknowledged" : "alarms not acknowledged"),
};
