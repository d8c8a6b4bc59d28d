import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leastHeld } from './claim-record.ts';
import { dotAt, drawDots } from './draw-dots.ts';

test('a strip has a dot for each draw, marks those where the claim fails, and puts a ring around the one that is seen', () => {
  const strip = drawDots('1101', 3);
  assert.match(strip, /<path d="M3 5H24"\/><path class="fails" d="M15 5h0"\/>/);
  assert.match(strip, new RegExp(`class="seen" cx="${dotAt(3)}"`));
  assert.doesNotMatch(drawDots('11'), /circle|fails/);
});

test('a claim is counted at the size where it holds least often', () => {
  const claim = { id: 'a', of: 'lab', says: '', varies: '', draws: 50 } as const;
  assert.deepEqual(leastHeld({ ...claim, outcomes: { small: '1111', large: '110' } }), { held: 2, of: 3 });
});
