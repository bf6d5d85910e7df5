import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  listVersions,
  beginDraft,
  findDraft,
  questionTyped,
  readQuestion,
  saveDraft,
} from "../rooms/assessments/index.ts";
import type { Cast } from "./cast.ts";

/** A tool that the partnership is making for its youth clubs: a copy with a question of its own. */
export async function fillToolDrafts(
  tx: Tx,
  { cast, clock }: { readonly cast: Cast; readonly clock: Clock },
): Promise<void> {
  const actor = cast.get("coordinator");
  const from = (await listVersions(tx)).find(({ key }) => key === "safeguard");
  if (!actor || !from) throw new Error("the demonstration has no tool to copy");
  const at = new Date(`${addDays(clock.today(), -4)}T11:20:00Z`);
  const typed = { from: from.id, as: "copy", name: "Youth club screening" };
  const begun = await beginDraft(tx, { actor, at }, { newest: [from], typed });
  const draft = begun.kind === "made" && (await findDraft(tx, begun.draftId));
  if (!draft) throw new Error("a draft is not right");
  const question = readQuestion(
    draft.body,
    {
      domain: draft.body.domains[0]?.key ?? "",
      item: undefined,
      kind: "sign",
      taken: new Set<string>(),
    },
    {
      ...questionTyped("sign", undefined),
      label: "Has a worker at the club whom they come to",
      protective: "yes",
      possible: "no",
    },
  );
  if (!question.ok) throw new Error(`a question is not right: ${JSON.stringify(question)}`);
  const body = { ...question.value, usedBy: "Youth clubs and detached youth work" };
  await saveDraft(tx, { actor, at }, { ...draft, body });
}
