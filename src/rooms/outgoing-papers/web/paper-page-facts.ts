import type { z } from "zod";
import { datePartsOf, type FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { getConfiguration, publicRoleKind } from "../../configuration/index.ts";
import type { Registered } from "../paper-checks.ts";
import { checkAgain, type GivenForm } from "../paper-steps.ts";
import { paperPage } from "./paper-page.tsx";
import type { PaperFacts, PaperGiven } from "./paper-route.ts";
import type { Problem } from "./paper-view.ts";

/** What is shown of a form that came back. */
export type FormState = {
  readonly problem?: Problem;
  readonly errors?: readonly FieldError[];
  readonly words?: string;
  readonly given?: GivenForm;
};

const isOver = ({ state }: PaperFacts["paper"]): boolean =>
  state === "sent-back" || state === "withdrawn";

/** The page of a paper. While it can be handed over it is looked through anew each time somebody opens it. */
export async function pageOf(
  facts: PaperFacts,
  { tx, actor, asPapers, clock, frame }: PaperGiven<z.ZodType<object>>,
  { problem, errors = [], words = "", given }: FormState = {},
): Promise<View> {
  const { paper, today } = facts;
  const checked = isOver(paper)
    ? undefined
    : await checkAgain(tx, { asPapers, actor, at: clock.now() }, paper);
  return paperPage({
    facts,
    csrfToken: frame.csrfToken,
    checked,
    registered: await inWords(tx, checked?.registered ?? [], today),
    problem,
    errors,
    words,
    given: given ?? { on: datePartsOf(today), how: "", readBack: "" },
  });
}

async function inWords(
  tx: Tx,
  registered: readonly Registered[],
  on: string,
): Promise<readonly string[]> {
  if (registered.length === 0) return [];
  const register = { kind: publicRoleKind, key: "public-role", on } as const;
  const { kinds } = (await getConfiguration(tx, register)).body;
  return registered.map(({ kind, authority }) => {
    const name = kinds.find(({ key }) => key === kind)?.name ?? kind;
    return `${name}, ${authority}`;
  });
}
