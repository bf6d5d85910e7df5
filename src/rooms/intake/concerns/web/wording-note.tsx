import type { VNode } from "preact";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { wordingAdvice } from "../../../../kernel/wording-advice.ts";

/** Advice for the next time. Nothing was held up, and nothing is asked to be changed. */
export function WordingNote({ text }: { readonly text: string }): VNode | null {
  const advice = wordingAdvice(text);
  if (advice.length === 0) return null;
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>Suggested wording.</strong> Some of what you wrote can read as if the child were to
        blame. It was sent as you wrote it. Next time, or where you add more:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {advice.map(({ found, better }) => (
          <li>{`instead of “${found}”: ${better}`}</li>
        ))}
      </ul>
      <p class="govuk-body-s">
        Source: the Children’s Society, Child Exploitation Appropriate Language Guide.
      </p>
    </InsetText>
  );
}
