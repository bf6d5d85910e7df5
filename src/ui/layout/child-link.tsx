import type { VNode } from "preact";

type ChildLinkProps = {
  readonly href: string;
  readonly name: string;
  readonly reference: string;
};

/** A child in a list: the name leads on, the reference is what people say on the telephone. */
export function ChildLink({ href, name, reference }: ChildLinkProps): VNode {
  return (
    <>
      <a class="govuk-link" href={href}>
        {name}
      </a>
      <span class="app-line app-secondary">{reference}</span>
    </>
  );
}
