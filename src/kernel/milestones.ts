/** For long work: tells of a number that grows each time it has passed another whole `step`. */
export function milestones(step: number, tell: (passed: number) => void): (value: number) => void {
  let next = step;
  return (value) => {
    if (value < next) return;
    const passed = Math.floor(value / step) * step;
    next = passed + step;
    tell(passed);
  };
}
