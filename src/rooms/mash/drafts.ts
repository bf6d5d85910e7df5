import { opensRows, type DraftForm } from "../work/index.ts";
import { checkDraft } from "./checks/check-draft.ts";
import { paths } from "./web/paths.ts";

const mayOpen = opensRows({ table: "identify.concerns", key: "concern_id" });

/** Forms about a concern that keep what is typed. */
export const mashDrafts: readonly DraftForm[] = [
  { name: "mash-decision", title: "A decision on a concern", address: paths.decide, mayOpen },
  { name: "mash-household", title: "Decisions on a household", address: paths.household, mayOpen },
  { name: "mash-sharing", title: "A decision on sharing", address: paths.sharing, mayOpen },
  { name: "mash-referral", title: "Taking a contact up", address: paths.takeUp, mayOpen },
  { name: "mash-onward", title: "Passing a concern on", address: paths.onward, mayOpen },
  checkDraft,
];
