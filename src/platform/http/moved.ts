import type { Permission } from "../../kernel/permissions.ts";
import { route, type Route } from "./route.ts";
import { anyQuery } from "./text.ts";

type Moved = {
  readonly from: `/${string}`;
  readonly to: string;
  /** As at the new address. */
  readonly access: { readonly permission: Permission };
};

/** An address where a page stood before: bookmarks and links in old messages lead on, with what they asked. */
export const moved = ({ from, to, access }: Moved): Route =>
  route({
    method: "GET",
    path: from,
    access,
    audit: { action: "moved" },
    shows: { nobody: "leads on to where the page stands now" },
    input: { query: anyQuery() },
    handle: ({ query }) => {
      const asked = new URLSearchParams(
        Object.entries(query).flatMap(([name, values]) =>
          [values].flat().map((value): [string, string] => [name, value]),
        ),
      );
      return Promise.resolve({
        kind: "redirect",
        to: asked.size === 0 ? to : `${to}?${asked.toString()}`,
      });
    },
  });
