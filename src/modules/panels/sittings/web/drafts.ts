import type { DraftForm } from "../../../work/index.ts";
import { paths } from "./paths.ts";

/** Forms of a sitting that keep what is typed into them. */
export const sittingDrafts: readonly DraftForm[] = [
  { name: "sitting-updates", title: "Updates before a sitting", address: paths.updates },
];
