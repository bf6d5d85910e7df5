export const qualityPaths = { page: "/data-quality" } as const;
