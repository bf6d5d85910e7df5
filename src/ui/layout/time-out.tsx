import type { VNode } from "preact";
import { Button } from "../govuk/index.ts";

/** Opened by script before the reader is signed out; see src/client/time-out.ts. Without script it is not shown. */
export function TimeOut(): VNode {
  return (
    <dialog class="app-time-out" aria-labelledby="time-out-heading" data-time-out>
      <h2 class="govuk-heading-m" id="time-out-heading">
        Are you still there?
      </h2>
      <p class="govuk-body" role="status" data-time-out-words />
      <Button
        type="button"
        text="Stay signed in"
        attributes={{ "data-time-out-stay": "" }}
        preventDoubleClick
      />
      <Button
        type="button"
        text="Sign in again"
        attributes={{ "data-time-out-again": "", hidden: "" }}
      />
    </dialog>
  );
}
