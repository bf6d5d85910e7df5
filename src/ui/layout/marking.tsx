import type { VNode } from "preact";
import type { PageUser } from "./header.tsx";

interface MarkingProps {
  marking: string;
  user?: Pick<PageUser, "name" | "agency"> | undefined;
  /** When the page was as it is printed: "30 November 2026, 11:54". A sheet outlives its day. */
  asOf?: string | undefined;
}

/** Printed at the foot of every sheet and nowhere on screen: the marking, who printed it and as of when. */
export function Marking({ marking, user, asOf }: MarkingProps): VNode {
  return (
    <p class="app-marking">
      <strong class="app-marking__level">{marking}</strong>
      {user && (
        <span class="app-marking__reader">
          {" "}
          Printed by {user.name}, {user.agency}
          {asOf !== undefined && `, as it stood on ${asOf}`}
        </span>
      )}
    </p>
  );
}
