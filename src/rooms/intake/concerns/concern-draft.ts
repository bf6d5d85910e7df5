import { isId } from "../../../kernel/ids.ts";
import type { DraftForm } from "../../work/index.ts";
import { draftName } from "./web/new-fields.ts";
import { paths } from "./web/paths.ts";

/** A draft is about the concern that it will be. */
export const concernDraft: DraftForm = {
  name: draftName,
  title: "A concern that is not sent",
  address: (id) => paths.form("not-known", id),
  // Of nothing that is there yet: an id that the form made.
  mayOpen: (_tx, _actor, subject) => Promise.resolve(isId(subject)),
};
