import { answerParent } from "../../../platform/isolation/answer-parent.ts";
import type { ToRead } from "./read-apart.ts";

// The process that `readTrainingApart` starts: it is built as a file of its own.
answerParent(async (asked: ToRead) => {
  const { readTrainingFile } = await import("./read-file.ts");
  return readTrainingFile(asked);
});
