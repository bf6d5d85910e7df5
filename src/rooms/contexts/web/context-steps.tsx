import type { VNode } from "preact";
import type { Context } from "../context-reads.ts";
import { contextPaths } from "./paths.ts";

type StepsProps = {
  readonly context: Context;
  readonly tools: readonly { readonly key: string; readonly name: string }[];
  readonly mayRecord: boolean;
  readonly mayDecide: boolean;
};

const LinkTo = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);

/** What can be done with a case now, by this reader. */
export function Steps({ context, tools, mayRecord, mayDecide }: StepsProps): VNode | null {
  const { contextId: id, state } = context;
  if (!mayRecord && !mayDecide) return null;
  const isOpen = state === "open";
  const hasEnded = state === "closed" || state === "not-opened";
  return (
    <ul class="govuk-list app-screen-only">
      {state === "referred" && mayDecide && (
        <LinkTo href={contextPaths.decide(id)} text="Decide whether it has a case" />
      )}
      {isOpen &&
        mayRecord &&
        tools.map(({ key, name }) => (
          <LinkTo href={contextPaths.assess(id, key)} text={`Assess: ${name}`} />
        ))}
      {isOpen && mayRecord && <RecordingSteps id={id} />}
      {isOpen && mayDecide && <LinkTo href={contextPaths.close(id)} text="Close" />}
      {hasEnded && mayDecide && <LinkTo href={contextPaths.reopen(id)} text="Open again" />}
      {mayDecide && <LinkTo href={contextPaths.readers(id)} text="Say who reads it" />}
      {mayRecord && (
        <LinkTo href={contextPaths.conflict(id)} text="Record a conflict of interest" />
      )}
    </ul>
  );
}

const RecordingSteps = ({ id }: { readonly id: string }): VNode => (
  <>
    <LinkTo href={contextPaths.action(id)} text="Add an action" />
    <LinkTo href={contextPaths.fact(id)} text="Record a fact, before" />
    <LinkTo href={contextPaths.voice(id)} text="Record what young people there say" />
    <LinkTo href={contextPaths.moved(id)} text="Record where the harm moved" />
    <LinkTo href={contextPaths.review(id)} text="Review" />
    <LinkTo href={contextPaths.owner(id)} text="Hand the case on" />
  </>
);
