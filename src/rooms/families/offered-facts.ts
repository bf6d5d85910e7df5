import type { Tx } from "../../platform/database/database.ts";
import { londonDate } from "../../kernel/dates.ts";
import { factsInText, type OfferedFact } from "../child-record/index.ts";
import { ownRelation } from "./make-link.ts";
import { listViews, type FamilyView } from "./view-reads.ts";
import { familyPaths } from "./web/paths.ts";

/**
 * Registrations and telephone numbers in what the family of a child wrote back; of what is for the worker who asked
 * alone, that worker’s own.
 */
export async function factsOfFamilies(
  tx: Tx,
  { personId }: { readonly personId: string },
): Promise<readonly OfferedFact[]> {
  return (await listViews(tx, personId)).flatMap((view) => factsOf(view, personId));
}

function factsOf(view: FamilyView, personId: string): readonly OfferedFact[] {
  const source = {
    source: "family-link" as const,
    sourceId: view.viewId,
    label: null,
    from: `Message ${view.number} by a link`,
    isChilds: view.relation === ownRelation,
    on: londonDate(view.sentAt),
    // Who wrote it stands on its page; the name is theirs to give.
    by: `asked by ${view.askedBy}`,
    href: familyPaths.view(personId, view.viewId),
  };
  return view.said
    .flatMap(({ answer }) => factsInText(answer))
    .map((one) => ({ ...source, ...one }));
}
