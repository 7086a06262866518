// Sends changed fields one after another and tries again until each is kept.

const QUIET = 400; // no word about saving before it takes this long
const PAUSES = [1000, 2000, 4000, 8000, 15000];

export class SaveQueue {
  constructor({ send, tell }) {
    this.send = send;
    this.tell = tell;
    this.waiting = new Set();
    this.hurried = 0;
    this.failures = 0;
  }

  get busy() {
    return this.waiting.size > 0 || this.hurried > 0 || this.running !== undefined;
  }

  add(field) {
    this.waiting.add(field);
    this.run();
  }

  /** Works until nothing waits, or until a save fails; then tries again later by itself. */
  run() {
    clearTimeout(this.again);
    this.running ??= this.work().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** The page may be gone in a moment: all that waits is sent at once, side by side. */
  hurry() {
    for (const field of [...this.waiting]) {
      this.waiting.delete(field);
      this.hurried += 1;
      this.send(field)
        .then(() => this.tell({ kind: "saved" }), () => this.waiting.add(field))
        .finally(() => { this.hurried -= 1; if (this.waiting.size) this.run(); });
    }
  }

  async work() {
    for (const field of this.waiting) {
      this.waiting.delete(field);
      const slow = setTimeout(() => this.tell({ kind: "saving" }), QUIET);
      try {
        await this.send(field);
        this.failures = 0;
      } catch (error) {
        this.waiting.add(field);
        this.failed(error);
        return;
      } finally {
        clearTimeout(slow);
      }
      if (!this.waiting.size) this.tell({ kind: "saved" });
    }
  }

  failed(error) {
    this.tell({ kind: "failed", status: error.status });
    const pause = PAUSES[Math.min(this.failures, PAUSES.length - 1)];
    this.failures += 1;
    this.again = setTimeout(() => this.run(), pause);
  }
}
