import type { Outcome, View } from "../../../platform/http/outcome.ts";
import type { EpisodeChange } from "../rate-concern.ts";
import type { FormState } from "./episode-form.tsx";

type Answering = {
  readonly to: string;
  /** What ends when it is recorded: what was kept of the form. */
  readonly end?: () => Promise<void>;
  readonly again: (state: FormState) => View;
};

/** How a form about a concern is answered: on to where it leads, or the form again with all that was typed. */
export async function formAnswer(
  change: EpisodeChange,
  { to, end, again }: Answering,
): Promise<Outcome> {
  switch (change.kind) {
    case "accepted":
      await end?.();
      return { kind: "redirect", to };
    case "invalid":
      return { kind: "invalid", view: again({ errors: change.errors }) };
    case "stale":
      return { kind: "stale", view: again({ isStale: true }) };
  }
}
