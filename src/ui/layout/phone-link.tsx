import type { VNode } from "preact";
import { type Content, classNames } from "../govuk/index.ts";

type PhoneLinkProps = {
  readonly phone: string;
  readonly classes?: string | undefined;
  /** Stands in place of the number, where that is not for everybody who sees the screen. */
  readonly children?: Content;
};

/** A number that a telephone dials when it is tapped, and that does not break in the middle. */
export function PhoneLink({ phone, classes, children }: PhoneLinkProps): VNode {
  return (
    <a
      class={classNames("govuk-link", children === undefined && "app-nowrap", classes)}
      href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}
    >
      {children ?? phone.replaceAll(" ", "\u00a0")}
    </a>
  );
}
