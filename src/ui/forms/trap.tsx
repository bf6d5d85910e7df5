import type { VNode } from "preact";

/** A field that people do not see; whatever fills it in is no person. */
export const Trap = (): VNode => (
  <div class="govuk-visually-hidden" aria-hidden="true">
    <label for="website">Leave this empty</label>
    <input id="website" name="website" type="text" tabIndex={-1} autocomplete="off" />
  </div>
);
