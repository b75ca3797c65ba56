import { createSealer } from '../../../src/platform/sealer.js';

const SECRET = 'a secret of some length';
const sealer = createSealer(SECRET);

test.each(['', 'ana@example.com', 'ação 日本', 'x'.repeat(5_000)])('a sealed text is opened again', (text) => {
  expect(sealer.open('cursor', sealer.seal('cursor', text))).toBe(text);
});

test('the same text gives the same token wherever the secret is the same', () => {
  expect(createSealer(SECRET).seal('visitor-id', 'email:ana@example.com')).toBe(
    sealer.seal('visitor-id', 'email:ana@example.com'),
  );
});

test('a token is base64url and tells nothing of its text', () => {
  const token = sealer.seal('visitor-id', 'email:ana@example.com');
  expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('ana');
});

test('a token of another secret cannot be opened', () => {
  expect(sealer.open('cursor', createSealer('another secret, as long').seal('cursor', 'text'))).toBeNull();
});

test('a token of another purpose cannot be opened', () => {
  expect(sealer.open('cursor', sealer.seal('visitor-id', 'text'))).toBeNull();
});

test('a token with any character changed cannot be opened', () => {
  const token = sealer.seal('cursor', 'some text');
  for (let index = 0; index < token.length; index += 1) {
    const other = token[index] === 'A' ? 'B' : 'A';
    expect(sealer.open('cursor', token.slice(0, index) + other + token.slice(index + 1))).toBeNull();
  }
});

test.each([
  '',
  'a',
  'not base64url!',
  'AAAA',
  `${sealer.seal('cursor', 'text')}=`,
  ` ${sealer.seal('cursor', 'text')}`,
  'A'.repeat(10_000),
])('text that was never sealed cannot be opened: %#', (token) => {
  expect(sealer.open('cursor', token)).toBeNull();
});
