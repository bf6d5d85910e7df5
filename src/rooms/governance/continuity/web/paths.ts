/** Addresses of this part. */
export const paths = { backups: "/admin/backups" } as const;
