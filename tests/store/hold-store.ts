import { openDeskStore } from '../../src/store/index.ts';

/** Run as a process of its own: opens the store named, says so, and holds it until it is told to end or is killed. */
const [path = ''] = process.argv.slice(2);
const store = openDeskStore(path, { command: 'desk holding' });
process.stdin.once('data', () => {
  store.close();
  process.exit(0);
});
process.stdout.write('open\n');
