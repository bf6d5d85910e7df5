import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { countOpenAlarms, listAlarms } from "./alarm-reads.ts";

/** Alarms of the partnership: those that nobody has acknowledged first. */
export const alarmList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 50 },
  read: async ({ tx, page, pageSize }) => {
    const rows = await listAlarms(tx, { page, pageSize });
    return { rows, around: { open: await countOpenAlarms(tx) } };
  },
  columns: {
    what: "Alarm",
    raised: "Raised",
    times: "How often",
    state: "Acknowledged",
  },
  tables: {
    alarms: {
      caption: ({ around }) => `${counted(around.open, "alarm")} not acknowledged`,
      empty: "No alarm was raised yet.",
    },
  },
});
