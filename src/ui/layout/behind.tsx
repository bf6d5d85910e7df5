import type { VNode } from "preact";

type BehindProps = {
  /** What opens it. */
  readonly words: string;
  /** One element: it follows the switch, and the style sheet hides it by that. */
  readonly children: VNode;
};

/**
 * On a phone something stands behind these words until they are pressed; a wide screen and paper show it at
 * once and never show the switch. Only inside what has the class `app-folds`: the same list may be whole elsewhere.
 */
export const Behind = ({ words, children }: BehindProps): VNode => (
  <>
    <details class="govuk-details app-behind">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{words}</span>
      </summary>
    </details>
    {children}
  </>
);
