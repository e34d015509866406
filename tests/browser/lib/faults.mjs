// How a test says what it found.

/** Fails with everything that was found, one on a line: where the test stands says nothing more. */
export function none(faults, most = 40) {
  if (faults.length === 0) return;
  const lines = faults.slice(0, most).concat(faults.length > most ? [`and ${faults.length - most} more`] : []);
  const error = new Error(`${faults.length} found\n  ${lines.join("\n  ")}`);
  error.stack = error.message;
  throw error;
}
