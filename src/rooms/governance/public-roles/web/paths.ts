/** Addresses of the register of public roles and licences. */
export const rolePaths = {
  list: "/governance/public-roles",
  listing: ({ q = "", kind = "", page = 1 }): string => {
    const query = new URLSearchParams();
    if (q !== "") query.set("q", q);
    if (kind !== "") query.set("kind", kind);
    if (page > 1) query.set("page", String(page));
    return `/governance/public-roles${query.size === 0 ? "" : `?${query.toString()}`}`;
  },
  new: "/governance/public-roles/new",
  file: "/governance/public-roles/import",
  role: (roleId: string): string => `/governance/public-roles/${roleId}`,
} as const;
