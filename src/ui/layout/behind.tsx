import type { VNode } from "preact";

type BehindProps = {
  /** What opens it. */
  readonly words: string;
  /** Nothing that is on or wrong in it is out of sight. */
  readonly isOpen?: boolean | undefined;
  /** One element: it follows the switch, and the style sheet hides it by that. */
  readonly children: VNode;
};

/**
 * On a phone something stands behind these words until they are pressed; a wide screen and paper show it at
 * once and never show the switch. Only inside what has the class `app-folds`: the same list may be whole elsewhere.
 */
export const Behind = ({ words, isOpen = false, children }: BehindProps): VNode => (
  <>
    <details class="govuk-details app-behind" open={isOpen}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{words}</span>
      </summary>
    </details>
    {children}
  </>
);
