import type { VNode } from "preact";
import type { PageUser } from "./header.tsx";

interface MarkingProps {
  marking: string;
  user?: Pick<PageUser, "name" | "agency"> | undefined;
}

/** Printed at the foot of every sheet and nowhere on screen: the marking and who printed it. */
export function Marking({ marking, user }: MarkingProps): VNode {
  return (
    <p class="app-marking">
      <strong class="app-marking__level">{marking}</strong>
      {user && (
        <span class="app-marking__reader">
          {" "}
          Printed by {user.name}, {user.agency}
        </span>
      )}
    </p>
  );
}
