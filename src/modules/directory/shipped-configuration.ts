/**
 * What a new partnership starts with, as dated data that it can replace. Which scheme was in force
 * when is local; the London protocol's 2021 edition removed the category levels.
 */
export type ConfigurationItem = {
  readonly kind: string;
  readonly key: string;
  readonly inForceFrom: string;
  readonly body: object;
};

export const shippedConfiguration: readonly ConfigurationItem[] = [
  {
    kind: "level-scheme",
    key: "level",
    inForceFrom: "2014-01-01",
    body: {
      name: "Low, Medium, High",
      reviewWithinDays: 84,
      levels: [
        { level: 1, name: "Low", alsoWritten: ["1", "L", "Cat 1"] },
        { level: 2, name: "Medium", alsoWritten: ["2", "M", "Cat 2"] },
        { level: 3, name: "High", alsoWritten: ["3", "H", "Cat 3"] },
      ],
    },
  },
];
