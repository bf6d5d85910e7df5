import type { Document } from "../../../platform/documents/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { isAboutAddress } from "../judge-recipient.ts";
import { partsOf } from "../parts.ts";
import type { Prepared } from "../prepare-paper.ts";
import type { PrepareFormProps } from "./prepare-form.tsx";
import { mayNotGo, whyNot } from "./paper-words.ts";

type FormState = Pick<PrepareFormProps, "errors" | "found">;

/** What the form says when nothing was prepared: beside its fields, and of what was found in the paper. */
export function prepareAgain(
  change: Exclude<Prepared, { readonly kind: "accepted" }>,
  facts: Pick<ChildFacts, "actor" | "person" | "circle">,
  document: Document,
): FormState {
  if (change.kind === "blocked") {
    const { reasons, ring } = change;
    const message = [mayNotGo(reasons, ring), ...whyNot(reasons, facts)].join(" ");
    const field = reasons.every(isAboutAddress) ? "address" : "recipient";
    return { errors: [{ field, message }] };
  }
  if (change.kind === "invalid") return { errors: change.errors };
  const found = { findings: change.findings, parts: partsOf(document) };
  return { errors: change.errors, found };
}
