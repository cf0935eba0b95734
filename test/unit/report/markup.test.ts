import { describe, expect, it } from 'vitest';
import { markup } from '../../../src-main/report/markup';

describe('markup', () => {
  it('escapes text and leaves markup as it is', () => {
    const name = `<b title='a' class="b">R&D</b>`;
    expect(markup`<p>${name}</p>`.text).toBe('<p>&lt;b title=&#39;a&#39; class=&quot;b&quot;&gt;R&amp;D&lt;/b&gt;</p>');
    expect(markup`<p>${markup`<i>${'x < y'}</i>`}${[markup`<br>`, markup`<hr>`]}</p>`.text).toBe('<p><i>x &lt; y</i><br><hr></p>');
  });

  it('shortens numbers to two decimals', () => {
    expect(markup`${12.34567},${5},${-0.001}`.text).toBe('12.35,5,0');
  });
});
