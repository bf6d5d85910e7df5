import type { VNode } from "preact";
import { Tag } from "../../../../ui/govuk/index.ts";
import { statusNames, type ConcernStatus } from "../concern-words.ts";

const colours: Readonly<Record<ConcernStatus, string>> = {
  sent: "govuk-tag--grey",
  "being-looked-at": "govuk-tag--blue",
  decided: "govuk-tag--green",
};

export function StatusTag({ status }: { readonly status: ConcernStatus }): VNode {
  return <Tag classes={colours[status]} text={statusNames[status]} />;
}
