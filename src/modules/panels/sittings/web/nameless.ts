import type { FieldError } from "../../../../kernel/fields.ts";
import { childrenNamedIn } from "../../../papers/index.ts";
import { leads } from "../../../protect/index.ts";
import type { Panel } from "../panel.ts";
import type { AnyGiven } from "./sitting-route.ts";

type Texts = Readonly<Record<string, string>>;

/** A panel that looks at no child, such as a context conference, has no child’s name in what is written for it. */
const isNameless = ({ about }: Pick<Panel, "about">): boolean => !about.includes("child");

/** What is wrong with these texts, by field, where the panel has no child’s name in it. */
export async function namesIn(
  { tx, asPapers }: Pick<AnyGiven, "tx" | "asPapers">,
  panel: Pick<Panel, "about"> | undefined,
  texts: Texts,
): Promise<readonly FieldError[]> {
  if (panel === undefined || !isNameless(panel)) return [];
  const written = Object.entries(texts).map(([field, text]) => ({ field, text }));
  const parts = { asPapers, findChildrenNamed: childrenNamedIn };
  return leads.namesOfChildren(tx, parts, written);
}
