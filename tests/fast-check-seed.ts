import { configureGlobal } from 'fast-check';

/**
 * `npm test` tries the same random cases every time: whether a change passes must not hang on luck. `npm run test:random`
 * draws others (`FC_SEED=random`), and FC_SEED=<number> repeats a draw; what they find becomes an example of its own.
 */
const wish = process.env.FC_SEED ?? '20260328';
if (wish !== 'random') configureGlobal({ seed: Number(wish) });
