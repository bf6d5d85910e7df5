import type { Tx } from "../../platform/database/database.ts";
import { londonDate } from "../../kernel/dates.ts";
import { factsInText, mostOfWords, type OfferedFact } from "../child-record/index.ts";
import { ownRelation } from "./ask-form.ts";
import { listViews, type FamilyView } from "./view-reads.ts";
import { familyPaths } from "./web/paths.ts";

/**
 * What the family of a child wrote back for everybody who is helping: registrations and telephone numbers, and what the
 * child wrote as the child’s words. Of what was written for one worker alone nothing is offered: a record is for all.
 */
export async function factsOfFamilies(
  tx: Tx,
  { personId }: { readonly personId: string },
): Promise<readonly OfferedFact[]> {
  const views = await listViews(tx, personId);
  return views
    .filter(({ audience }) => audience === "everyone")
    .flatMap((view) => factsOf(view, personId));
}

function factsOf(view: FamilyView, personId: string): readonly OfferedFact[] {
  const isChilds = view.relation === ownRelation;
  const source = {
    source: "family-link" as const,
    sourceId: view.viewId,
    from: `Message ${view.number} by a link`,
    isChilds,
    on: londonDate(view.sentAt),
    // Who wrote it stands on its page; the name is theirs to give.
    by: `asked by ${view.askedBy}`,
    href: familyPaths.view(personId, view.viewId),
  };
  return view.said.flatMap(({ question, answer }) => [
    ...(isChilds && answer.length <= mostOfWords
      ? [
          {
            ...source,
            sort: "words" as const,
            value: answer,
            label: "Nobody: written by the child",
            said: `${question} “${answer}”`,
          },
        ]
      : []),
    ...factsInText(answer).map((one) => ({ ...source, label: null, ...one })),
  ]);
}
