import type { VNode } from "preact";
import { Details } from "../govuk/index.ts";

/** Beside a question that people hesitate over: what the answer is for, and who reads it. */
export const WhyWeAsk = ({ children }: { readonly children: string }): VNode => (
  <Details summaryText="Why we ask" text={children} />
);
