/** What was started and made, undone in the opposite order. */
export class Cleanup {
  private readonly steps: (() => Promise<unknown>)[] = [];
  private running: Promise<void> | undefined;

  /** A step that comes when all is being undone already is taken at once. */
  add(step: () => Promise<unknown>): void {
    this.steps.push(step);
    if (this.running) this.running = this.running.then(() => this.undo());
  }

  /** A part of the run that may be undone before the rest. */
  part(): Cleanup {
    const part = new Cleanup();
    this.add(() => part.run());
    return part;
  }

  /** Every step, even after one that fails; the first failure is thrown at the end. */
  run(): Promise<void> {
    this.running ??= this.undo();
    return this.running;
  }

  private async undo(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}

/** Ctrl-C, or a closing terminal, leaves nothing running. */
export function undoneOnSignal(): Cleanup {
  const cleanup = new Cleanup();
  const onSignal = (): void => void cleanup.run().finally(() => process.exit(130));
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  return cleanup;
}
