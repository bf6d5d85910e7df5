import type { ComponentChildren, VNode } from "preact";
import { withinWords } from "../../../../kernel/day-clock.ts";
import type { Pathway } from "../../../child-record/index.ts";
import type { Stage } from "../conditions.ts";

type StageList = {
  readonly pathway: Pathway;
  /** What is said of a stage before everything else, for one child. */
  readonly before?: (stage: Stage) => ComponentChildren;
  readonly headingLevel?: 2 | 3;
};

/** The pathway in words, in the order of its stages: who does what by when, and when a stage begins and ends. */
export function StageList({ pathway: { stages }, before, headingLevel = 2 }: StageList): VNode {
  const Name = `h${headingLevel}` as const;
  return (
    <ol class="app-stages">
      {stages.map((stage) => (
        <li class="app-stages__item">
          <Name class="govuk-heading-s app-stages__name">{stage.name}</Name>
          {before?.(stage)}
          <p class="app-stages__words">{stage.meaning}</p>
          <dl class="app-stages__parts">
            <Part name="Who" words={stage.who} />
            <Part name="By when" words={stage.within && `Within ${withinWords(stage.within)}`} />
            <Part name="What" words={stage.what} />
            <Part name="Begins when" words={stage.entry} />
            <Part name="Ends when" words={stage.exit?.map(({ text }) => text)} />
            <Part name="From" words={stage.source} />
          </dl>
        </li>
      ))}
    </ol>
  );
}

type PartProps = { readonly name: string; readonly words: string | readonly string[] | undefined };

function Part({ name, words }: PartProps): VNode | null {
  if (words === undefined || words.length === 0) return null;
  const all = typeof words === "string" ? [words] : words;
  return (
    <div class="app-stages__part">
      <dt>{name}</dt>
      {all.map((one) => (
        <dd>{one}</dd>
      ))}
    </div>
  );
}
