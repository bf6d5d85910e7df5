import { Fragment, type VNode } from "preact";
import { WarningText } from "../../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import type { Desk } from "../desks-now.ts";

type DesksProps = { readonly desks: readonly Desk[] };
type NamedProps = DesksProps & {
  /** Where it is spoken of for the first time. */
  readonly isWhole?: boolean;
};

/** "the MASH on 020 7946 0100", with each area's own desk where they differ at this hour. */
export const RingDesks = ({ desks, isWhole = false }: NamedProps): VNode => (
  <>
    {desks.map((desk, index) => (
      <Fragment key={desk.phone}>
        {index > 0 && " or "}
        {desk.phone === "" ? (
          `${isWhole ? desk.wholeName : desk.name} (ask your manager for its number)`
        ) : (
          <>
            {`${isWhole ? desk.wholeName : desk.name} on `}
            <PhoneLink phone={desk.phone} />
          </>
        )}
        {desk.areas.length > 0 && ` (${desk.areas.join(", ")})`}
      </Fragment>
    ))}
  </>
);

/** Whoever does not know whether the child is safe rings before they type. */
export const RingBefore = ({ desks }: DesksProps): VNode => (
  <WarningText iconFallbackText="Warning">
    You do not know whether the child is in danger now. Before you continue, ring{" "}
    <RingDesks desks={desks} />. If you come to think that the child is in danger, ring{" "}
    <PhoneLink phone="999" />.
  </WarningText>
);

/** Sent, and nobody has said since whether the child is safe. */
export const RingIfNotRung = ({ desks }: DesksProps): VNode => (
  <WarningText iconFallbackText="Warning">
    When this was sent, it was not known whether the child was in danger. If nobody has rung since,
    ring <RingDesks desks={desks} /> now. If the child is in danger, ring <PhoneLink phone="999" />.
  </WarningText>
);
