import { expect, it, vi } from 'vitest';
import { shownByPager } from '../../src/host/pager.ts';

it('shows a text that a slow pager takes bit by bit, without a warning of Node', async () => {
  const warned = vi.fn();
  process.on('warning', warned);
  const pieces = Array.from({ length: 400 }, () => 'x'.repeat(30_000));
  const PAGER = 'for i in $(seq 1 100); do head -c 200000 > /dev/null; sleep 0.01; done';
  const machine = { env: { ...process.env, PAGER }, isWindows: false, onInterrupt: () => () => {} };
  expect(await shownByPager(pieces, machine)).toBe(true);
  process.off('warning', warned);
  expect(warned).not.toHaveBeenCalled();
});
