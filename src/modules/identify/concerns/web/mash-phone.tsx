import type { VNode } from "preact";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import type { ConfigurationBody } from "../../../directory/index.ts";
import { uncapitalised } from "../../../../kernel/words.ts";

export type Contact = ConfigurationBody<"contact">;

/** The number as something to press on a phone, and in words where the partnership has entered none. */
export function MashPhone({ mash }: { readonly mash: Contact }): VNode {
  const { name, phone, hours } = mash;
  if (phone === "") return <>{`the ${uncapitalised(name)}; ask your manager for its number`}</>;
  return (
    <>
      {`the ${uncapitalised(name)} on `}
      <PhoneLink phone={phone} />
      {hours === "" ? "" : `, ${hours}`}
    </>
  );
}
