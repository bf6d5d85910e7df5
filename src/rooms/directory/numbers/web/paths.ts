/** Addresses of the directory of telephone numbers, built in one place. */
export const numberPaths = {
  all: "/directory",
  toRing: "/directory?show=ring",
  owner: (ownerId: string): string => `/directory/of/${ownerId}`,
  add: (ownerId: string): string => `/directory/of/${ownerId}/add`,
  one: (contactNumberId: string): string => `/directory/numbers/${contactNumberId}`,
  end: (contactNumberId: string): string => `/directory/numbers/${contactNumberId}/end`,
  rung: (contactNumberId: string): string => `/directory/numbers/${contactNumberId}/rung`,
} as const;
