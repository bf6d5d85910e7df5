import type { VNode } from "preact";
import type { Content } from "../govuk/index.ts";

export interface VoiceProps {
  /** What the person said, word for word. */
  words: string;
  /** When, to whom and how it was said. */
  source: Content;
}

/** A person's own words, set apart from ours. */
export function Voice({ words, source }: VoiceProps): VNode {
  return (
    <figure class="app-voice">
      <blockquote class="app-voice__words">
        <p>“{words}”</p>
      </blockquote>
      <figcaption class="app-voice__source">{source}</figcaption>
    </figure>
  );
}
