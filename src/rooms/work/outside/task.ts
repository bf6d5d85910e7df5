/** The job that tells people outside Lantern; asked for at once when danger was told. */
export const tellOutside = "tell-outside";

/** Kinds that a partnership can let interrupt: each is looked at when it is written, not minutes later. */
export const mayInterrupt: readonly string[] = ["missing-urgent", "emergency", "meeting-urgent"];
