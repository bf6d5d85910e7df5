import type { FieldError } from "../../../kernel/fields.ts";
import { childrenNamedIn } from "../../outgoing-papers/index.ts";
import { namesOfChildren } from "../../agency-leads/index.ts";
import type { Panel } from "../panel.ts";
import type { AnyGiven } from "./sitting-route.ts";

type Texts = Readonly<Record<string, string>>;

/** A panel that looks at no child, such as a context conference, has no child’s name in what is written for it. */
const isNameless = ({ about }: Pick<Panel, "about">): boolean => !about.includes("child");

export type Naming = Pick<AnyGiven, "tx" | "asPapers" | "actor" | "clock" | "frame">;

/** What is wrong with these texts, by field, where the panel has no child’s name in it. */
export async function namesIn(
  { tx, asPapers, actor, clock, frame }: Naming,
  panel: Pick<Panel, "about"> | undefined,
  texts: Texts,
): Promise<readonly FieldError[]> {
  if (panel === undefined || !isNameless(panel)) return [];
  const written = Object.entries(texts).map(([field, text]) => ({ field, text }));
  const { requestId } = frame;
  const parts = {
    asPapers,
    findChildrenNamed: childrenNamedIn,
    actor,
    at: clock.now(),
    requestId,
  };
  return namesOfChildren(tx, parts, written);
}
