import type { FieldError } from "../../../kernel/fields.ts";
import type { Outcome, View } from "../../../platform/http/outcome.ts";
import type { SittingChanged } from "../change-sitting.ts";
import { closedPage } from "./closed-page.tsx";
import type { SittingFacts } from "./sitting-route.ts";

export type Typed = Readonly<Record<string, string>>;

/** A form that comes back: with what was typed, and what is wrong or that somebody was first. */
export type FormState = {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

type Answering = {
  readonly facts: SittingFacts;
  readonly typed: Typed;
  /** Where it goes on once it is done. */
  readonly to: string;
  readonly page: (again: FormState) => Promise<View>;
};

/** What a form about a sitting is answered with. */
export async function afterSittingChange(
  change: SittingChanged,
  { facts, typed, to, page }: Answering,
): Promise<Outcome> {
  switch (change.kind) {
    case "accepted":
      return { kind: "redirect", to };
    case "closed":
      return { kind: "stale", view: closedPage(facts) };
    case "stale":
      return { kind: "stale", view: await page({ typed, isStale: true }) };
    case "invalid":
      return { kind: "invalid", view: await page({ typed, errors: change.errors }) };
  }
}
