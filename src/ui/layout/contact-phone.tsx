import type { VNode } from "preact";
import { uncapitalised } from "../../kernel/words.ts";
import { PhoneLink } from "./phone-link.tsx";

/** Whom to ring, as a partnership has entered it. */
export type Contact = { readonly name: string; readonly phone: string; readonly hours: string };

type ContactPhoneProps = {
  readonly contact: Contact;
  /** Whether the sentence ends with it: hours may bring their own full stop. */
  readonly isEnd?: boolean;
};

/** The number as something to press on a phone, and in words where the partnership has entered none. */
export function ContactPhone({
  contact: { name, phone, hours },
  isEnd = false,
}: ContactPhoneProps): VNode {
  const end = isEnd ? "." : "";
  if (phone === "")
    return <>{`the ${uncapitalised(name)}; ask your manager for its number${end}`}</>;
  const after = hours === "" ? "" : `, ${hours}`;
  return (
    <>
      {`the ${uncapitalised(name)} on `}
      <PhoneLink phone={phone} />
      {after.endsWith(".") ? after : `${after}${end}`}
    </>
  );
}
