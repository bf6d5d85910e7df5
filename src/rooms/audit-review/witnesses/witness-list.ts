import { counted } from "../../../kernel/words.ts";
import { defineList } from "../../../platform/lists/define-list.ts";
import { listWitnesses } from "./witness-reads.ts";

/** Keys of agencies that co-sign the audit, the newest first. */
export const witnessList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 100, by: "cut" },
  read: async ({ tx }) => ({ rows: await listWitnesses(tx), around: {} }),
  columns: {
    agency: "Agency",
    key: "Public key",
    state: "State",
    signed: "Co-signed",
    answer: { heading: "Change" },
  },
  tables: {
    witnesses: {
      caption: ({ total }) => counted(total, "key of an agency", "keys of agencies"),
      empty: "No agency co-signs the audit yet.",
    },
  },
});
