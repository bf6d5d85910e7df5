import type { VNode } from "preact";
import { classNames } from "../govuk/index.ts";

type PhoneLinkProps = { readonly phone: string; readonly classes?: string | undefined };

/** A number that a telephone dials when it is tapped, and that does not break in the middle. */
export function PhoneLink({ phone, classes }: PhoneLinkProps): VNode {
  return (
    <a
      class={classNames("govuk-link app-nowrap", classes)}
      href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}
    >
      {phone.replaceAll(" ", "\u00a0")}
    </a>
  );
}
