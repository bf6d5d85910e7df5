export const equalityPaths = {
  page: "/equality",
  file: ({ by }: { readonly by: string }) =>
    by === "ethnicity" ? "/equality/file" : `/equality/file?by=${by}`,
} as const;
