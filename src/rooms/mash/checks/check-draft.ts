import { opensRows, type DraftForm } from "../../work/index.ts";
import { checkPaths } from "./web/paths.ts";

export const checkDraft: DraftForm = {
  name: "check-answer",
  title: "An answer to the MASH",
  address: checkPaths.check,
  mayOpen: opensRows({ table: "identify.partner_checks", key: "partner_check_id" }),
};
