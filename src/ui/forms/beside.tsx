import type { VNode } from "preact";
import { type Content, isEmpty } from "../govuk/shared.ts";

export interface BesideProps {
  /** What was answered the last time, or nothing. */
  previous?: Content;
  children: Content;
}

/** A question with the last answer to it beside it; under it on a phone. */
export function Beside({ previous, children }: BesideProps): VNode {
  return (
    <div class="app-beside">
      <div>{children}</div>
      {!isEmpty(previous) && (
        <div class="app-beside__previous">
          <p class="app-beside__label">Last time</p>
          {previous}
        </div>
      )}
    </div>
  );
}
