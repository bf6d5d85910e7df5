import type { Permission } from "../../kernel/permissions.ts";

/** Who may. A permission, or in words why signing in is enough, or why nobody needs to. */
export type Access =
  { readonly permission: Permission } | { readonly signedIn: string } | { readonly public: string };
