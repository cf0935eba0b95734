import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventFile, type ScalarEvent } from '../../../../src-main/formats/tensorBoard/eventFile';
import { eventMessage } from '../../../../src-main/formats/tensorBoard/eventMessages';
import { maskedCrc32c } from '../../../../src-main/formats/tensorBoard/crc32c';
import { readEvents } from '../../../../src-main/formats/tensorBoard/readEvents';

const anyEvent: fc.Arbitrary<ScalarEvent> = fc.record({
  step: fc.integer({ min: 0, max: 2 ** 40 }),
  wallTime: fc.double({ min: 0, max: 1e10, noNaN: true }).map((value) => value + 0),
  scalars: fc.dictionary(fc.string({ minLength: 1 }).filter((tag) => tag !== '__proto__'), fc.float({ noNaN: true }).map((value) => value + 0), { minKeys: 1, noNullPrototype: true }),
});
const written = (events: readonly ScalarEvent[]) => Buffer.concat([...eventFile(1000, events)]);

function record(message: object): Buffer {
  const data = eventMessage.encode(message).finish();
  const head = Buffer.alloc(12);
  head.writeBigUInt64LE(BigInt(data.length));
  head.writeUInt32LE(maskedCrc32c(head.subarray(0, 8)), 8);
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE(maskedCrc32c(data));
  return Buffer.concat([head, data, tail]);
}

describe('TensorBoard event files', () => {
  it('are read as they were written', () => {
    fc.assert(fc.property(fc.array(anyEvent, { maxLength: 6 }), (events) => {
      expect([...readEvents(written(events))]).toEqual(events);
    }));
  });

  it('end where a writer was interrupted, at any byte', () => {
    const events = [1, 2, 3].map((step) => ({ step, wallTime: 1000 + step, scalars: { loss: step } }));
    const whole = written(events);
    for (let length = 0; length <= whole.length; length++) {
      const read = [...readEvents(whole.subarray(0, length))];
      expect(read).toEqual(events.slice(0, read.length));
    }
  });

  it('are refused where a byte was changed', () => {
    const whole = written([{ step: 1, wallTime: 2, scalars: { loss: 3 } }]);
    whole[whole.length - 6]! ^= 1;
    expect(() => [...readEvents(whole)]).toThrow('checksum');
    whole[0]! ^= 1;
    expect(() => [...readEvents(whole)]).toThrow('the checksum at byte 0 is wrong');
  });

  it('may hold tensors of one number, as TensorFlow 2 writes them; anything else is passed over', () => {
    const content = Buffer.alloc(4);
    content.writeFloatLE(0.75);
    const value = [
      { tag: 'a', tensor: { dtype: 1, tensorContent: content } },
      { tag: 'b', tensor: { dtype: 2, doubleVal: [0.1] } },
      { tag: 'text', tensor: { dtype: 7 } },
      { tag: 'histogram' },
    ];
    expect([...readEvents(record({ wallTime: 5, step: 9, summary: { value } }))]).toEqual([{ step: 9, wallTime: 5, scalars: { a: 0.75, b: 0.1 } }]);
  });
});
