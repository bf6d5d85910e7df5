/** Views that Lantern brings, for everybody. Days in them move with the day on which they are read. */
export const builtInViews = [
  { key: "all", name: "All open", address: "" },
  { key: "overdue", name: "Overdue reviews", address: "due=overdue" },
  { key: "new", name: "New since last month", address: "opened=month&sort=opened" },
  { key: "panel", name: "For the panel", address: "panel=28&sort=level" },
  { key: "waiting", name: "Waiting for a decision", address: "waiting=decision" },
  { key: "closed", name: "Closed", address: "show=closed&sort=recorded" },
] as const;
