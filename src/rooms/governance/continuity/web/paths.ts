/** Addresses of this slice. */
export const paths = { backups: "/admin/backups" } as const;
