import type { VNode } from "preact";
import { Heading, type HeadingLevel } from "../govuk/heading.tsx";
import {
  classNames,
  type CommonProps,
  type Content,
  isEmpty,
  type Maybe,
} from "../govuk/shared.ts";

export interface IdentityFact {
  label: string;
  value: Content;
  /** Left out on a narrow screen, where it would push the page out of sight. */
  isAside?: boolean | undefined;
}

export interface IdentityBarProps extends CommonProps {
  name: string;
  /** Lines under the name: age and date of birth, reference, known as. */
  lines: readonly Maybe<Content>[];
  facts: readonly Maybe<IdentityFact>[];
  /** What must be known before anything else is done, for example a safe-contact warning. */
  warning?: Content;
  /** Links about the record itself, for example "Why can I see this?". */
  links?: readonly { text: string; href: string }[] | undefined;
  /** 1 where the name is the page's title; the bar's place on the page does not change. */
  headingLevel?: HeadingLevel | undefined;
}

function Details({ name, lines, links = [], headingLevel }: IdentityBarProps): VNode {
  return (
    <div class="moj-identity-bar__details">
      <Heading level={headingLevel ?? 1} attributes={{ class: "moj-identity-bar__title" }}>
        {name}
      </Heading>
      {lines.map((line) => !isEmpty(line) && <p class="moj-identity-bar__line">{line}</p>)}
      {links.map(({ text, href }) => (
        <p class="moj-identity-bar__line moj-identity-bar__links">
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </p>
      ))}
    </div>
  );
}

function Facts({ facts }: Pick<IdentityBarProps, "facts">): VNode {
  return (
    <dl class="moj-identity-bar__facts">
      {facts.map(
        (fact) =>
          fact && (
            <div
              class={classNames(
                "moj-identity-bar__fact",
                fact.isAside && "moj-identity-bar__fact--aside",
              )}
            >
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Who this page is about, on every page about a person, place or network. */
export function IdentityBar(props: IdentityBarProps): VNode {
  const { name, facts, warning, classes, attributes } = props;
  return (
    <section
      class={classNames("moj-identity-bar", classes)}
      aria-label={`About ${name}`}
      {...attributes}
    >
      {!isEmpty(warning) && (
        <p class="moj-identity-bar__warning">
          <strong>{warning}</strong>
        </p>
      )}
      <div class="moj-identity-bar__container">
        <Details {...props} />
        {facts.some(Boolean) && <Facts facts={facts} />}
      </div>
    </section>
  );
}
