import { describe, expect, it } from 'vitest';
import { addressesIn, isRicher, pastedRequests, sourceName, typedAddress } from './pasted';

describe('pasted text', () => {
  it.each([
    ['https://a.example/x', ['https://a.example/x']],
    [' https://a.example/1\r\n\r\nHTTP://b.example/2 \nhttps://a.example/1', ['https://a.example/1', 'HTTP://b.example/2']],
    ['https://a.example/ is a page', []],
    ['https://a.example/\nSome words', []],
    ['ftp://a.example/', []],
    ['', []],
  ])('has addresses: %j', (text, addresses) => {
    expect(addressesIn(text)).toEqual(addresses);
  });

  const two = '<p>One sentence here.</p><p>Another one there.</p>';
  it.each([
    ['two paragraphs', two, 'One sentence here. Another one there.', true],
    ['a heading', '<h2>Title</h2>Text', 'Title\nText', true],
    ['a table', '<table><tr><td>a</td></tr></table>', 'a', true],
    ['a span of a web page', '<meta charset="utf-8"><span style="color:red">One sentence here.</span>', 'One sentence here.', false],
    ['one paragraph', '<p>One sentence here.</p>', 'One sentence here.', false],
    ['code from an editor', '<div style="font-family:monospace"><div>let a</div><div>let b</div></div>', 'let a\nlet b', false],
    ['markup that lacks most of the text', '<h1>One</h1>', 'One sentence here. Another one there.', false],
    ['text that only a script has', '<h1>One</h1><script>sentence here another one there</script>', 'One sentence here. Another one there.', false],
    ['nothing', '', 'One', false],
  ])('is richer as markup: %s', (_, html, text, richer) => {
    expect(isRicher(html, text)).toBe(richer);
  });

  it('is imported as what it is', () => {
    expect(pastedRequests('https://a.example/', '<a href="https://a.example/"><h1>A</h1></a>')).toEqual([{ source: { kind: 'url', url: 'https://a.example/', allow_private: false } }]);
    expect(pastedRequests('One sentence here. Another one there.', two)).toEqual([{ source: { kind: 'text', text: two }, format: 'html' }]);
    expect(pastedRequests('Words')).toEqual([{ source: { kind: 'text', text: 'Words' } }]);
    expect(pastedRequests(' \n')).toEqual([]);
  });

  it.each([
    ['example.com/a', 'https://example.com/a'],
    [' http://example.com ', 'http://example.com'],
  ])('completes %j', (typed, address) => {
    expect(typedAddress(typed)).toBe(address);
  });

  it.each([
    [{ kind: 'file', path: '/a/b c.pdf' } as const, 'b c.pdf'],
    [{ kind: 'file', path: 'C:\\a\\b.pdf' } as const, 'b.pdf'],
    [{ kind: 'bytes', name: 'x.epub', base64: '' } as const, 'x.epub'],
    [{ kind: 'url', url: 'https://www.a.example/x', allow_private: false } as const, 'a.example/x'],
    [{ kind: 'text', text: 'Long text' } as const, 'Pasted'],
  ])('names %j', (source, name) => {
    expect(sourceName(source, 'Pasted')).toBe(name);
  });
});
