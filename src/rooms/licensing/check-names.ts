import type { FieldError } from "../../kernel/fields.ts";
import { namesOfChildren } from "../agency-leads/index.ts";
import { childrenNamed } from "../subjects/index.ts";
import { byOn, type FormAsking } from "../work/index.ts";

type Texts = Readonly<Record<string, string | null>>;

/** What is wrong with these texts, by field: one that leaves the partnership names no child. */
export type CheckNames = (texts: Texts) => Promise<readonly FieldError[]>;

/**
 * Every child on record here, whoever writes: a licensing officer reaches none, and what is written leaves. Of a child out
 * of the writer’s reach it is said that words could name one, and no more, a few times an hour.
 */
export const checkNamesOf =
  (sent: FormAsking): CheckNames =>
  (texts) => {
    const { tx, rooms, asPapers, frame } = sent;
    const { actor, at } = byOn(sent);
    const written = Object.entries(texts).map(([field, text]) => ({ field, text: text ?? "" }));
    const { requestId } = frame;
    const findChildrenNamed = childrenNamed.oneIn(rooms);
    return namesOfChildren(tx, { asPapers, findChildrenNamed, actor, at, requestId }, written);
  };
