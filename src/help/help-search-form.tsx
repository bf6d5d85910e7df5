import type { VNode } from "preact";
import { Button, Input } from "../ui/govuk/index.ts";

/** Plain: help holds no personal data, so that what is searched for may stand in the address. */
export const HelpSearch = ({ typed = "" }: { readonly typed?: string }): VNode => (
  <form method="get" action="/help" role="search" aria-label="Help">
    <Input
      id="help-words"
      name="words"
      label={{ text: "Search help" }}
      hint={{ text: "For example: referral, restricted record. Do not enter names of people" }}
      value={typed}
      classes="govuk-input--width-20"
      attributes={{ type: "search" }}
    />
    <Button text="Search help" classes="govuk-button--secondary" />
  </form>
);
