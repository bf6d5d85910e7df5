import { along, defineForm, type FormTyped } from "../../../kernel/forms/index.ts";
import type { Instrument } from "../../../instruments/index.ts";
import { arrange, type Act, type Target } from "./edit.ts";

/** What a button says that moves or removes something. */
export const arrangeForm = defineForm()({ kind: along(), key: along(), act: along() });

const targets: readonly Target["kind"][] = ["domain", "question", "floor"];
const acts: readonly Act[] = ["up", "down", "remove"];

/** Undefined where there is no such thing, or where it does not move. */
export function arrangeAs(
  tool: Instrument,
  typed: FormTyped<typeof arrangeForm>,
): Instrument | undefined {
  const kind = targets.find((one) => one === typed.kind);
  const act = acts.find((one) => one === typed.act);
  return kind && act && arrange(tool, { kind, key: typed.key }, act);
}
