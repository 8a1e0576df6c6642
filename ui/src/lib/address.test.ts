import { describe, expect, it } from 'vitest';
import { hostIn, looksLikeAddress } from './address';

describe('an address', () => {
  it.each([
    ['http://127.0.0.1:18091', '127.0.0.1:18091'],
    ['127.0.0.1:18091', '127.0.0.1:18091'],
    [' localhost:8080/v1 ', 'localhost:8080'],
    ['localhost', 'localhost'],
    ['[::1]:8080', '[::1]:8080'],
    ['my-server:5000', 'my-server:5000'],
    ['api.example.com/v1', 'api.example.com'],
    ['https://api.example.com/v1', 'api.example.com'],
    ['https://', ''],
  ])('%s names the host “%s”', (typed, host) => {
    expect(hostIn(typed)).toBe(host);
    expect(looksLikeAddress(typed)).toBe(host !== '');
  });
  it.each(['', 'ollama', 'open', 'google gemini', 'llama cpp', 'http://a b', 'what: this'])('%s is a name', (typed) => {
    expect(looksLikeAddress(typed)).toBe(false);
  });
});
