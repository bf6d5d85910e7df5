import type { VNode } from "preact";
import { PhoneLink } from "../../../ui/layout/index.ts";
import type { BeforeContact } from "../before-contact.ts";

type Props = {
  readonly known: readonly BeforeContact[];
  /** Outside, where others may see the screen: a number is rung and not read. */
  readonly isAtTheDoor?: boolean;
};

/** What to know before somebody rings or knocks; nothing where nothing is recorded. */
export function BeforeContactLines({ known, isAtTheDoor = false }: Props): VNode | null {
  if (known.length === 0) return null;
  return (
    <ul class="govuk-list">
      {known.map(({ label, text, phone }) => (
        <li>
          <strong>{`${label}: `}</strong>
          {phone !== undefined && (
            <PhoneLink phone={phone}>{isAtTheDoor ? "Ring the safe number" : undefined}</PhoneLink>
          )}
          {phone !== undefined && ". "}
          {text}
        </li>
      ))}
    </ul>
  );
}
