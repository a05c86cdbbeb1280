const STEPS_MAX = 50;
const DONE = 1e-9;

/**
 * Logistic regression by iteratively reweighted least squares (Newton's method; Hastie, Tibshirani and Friedman, "The
 * Elements of Statistical Learning", section 4.4.1). `ridge` keeps what separates the classes wholly from growing without bound.
 * Gives the origin first, then one weight a column.
 */
export function fitLogistic(rows: readonly (readonly number[])[], isRight: readonly boolean[], ridge: number): number[] {
  const width = (rows[0]?.length ?? 0) + 1;
  let weights = new Array<number>(width).fill(0);
  for (let step = 0; step < STEPS_MAX; step++) {
    const slope = weights.map((weight, k) => (k === 0 ? 0 : -ridge * weight));
    const curve = weights.map((_, j) => weights.map((__, k) => (j === k && k > 0 ? ridge : 0)));
    for (const [at, given] of rows.entries()) {
      const row = [1, ...given];
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0)));
      for (let j = 0; j < width; j++) {
        slope[j] = (slope[j] ?? 0) + (row[j] ?? 0) * (Number(isRight[at] === true) - chance);
        const line = curve[j] ?? [];
        for (let k = 0; k < width; k++) line[k] = (line[k] ?? 0) + (row[j] ?? 0) * (row[k] ?? 0) * chance * (1 - chance);
      }
    }
    const move = solve(curve, slope);
    weights = weights.map((weight, k) => weight + (move[k] ?? 0));
    if (Math.max(...move.map(Math.abs)) < DONE) break;
  }
  return weights;
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows.slice(column).reduce((best, row, ahead) => (Math.abs(row[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0) ? column + ahead : best), column);
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    const head = rows[column] ?? [];
    for (const row of rows.slice(column + 1)) {
      const factor = (row[column] ?? 0) / (head[column] ?? 1);
      for (let k = column; k <= size; k++) row[k] = (row[k] ?? 0) - factor * (head[k] ?? 0);
    }
  }
  const out = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    const row = rows[at] ?? [];
    const known = out.reduce((sum, value, k) => (k > at ? sum + value * (row[k] ?? 0) : sum), 0);
    out[at] = ((row[size] ?? 0) - known) / (row[at] ?? 1);
  }
  return out;
}
