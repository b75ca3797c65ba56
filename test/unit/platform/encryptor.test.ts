import { createEncryptor } from '../../../src/platform/encryptor.js';

const SECRET = 'a secret of some length';
const encryptor = createEncryptor(SECRET);

test.each(['', 'ana@example.com', 'ação 日本', 'x'.repeat(5_000)])('a sealed text is opened again', (text) => {
  expect(encryptor.decrypt('cursor', encryptor.encrypt('cursor', text))).toBe(text);
});

test('the same text gives the same token wherever the secret is the same', () => {
  expect(createEncryptor(SECRET).encrypt('visitor-id', 'email:ana@example.com')).toBe(
    encryptor.encrypt('visitor-id', 'email:ana@example.com'),
  );
});

test('a token is base64url and tells nothing of its text', () => {
  const token = encryptor.encrypt('visitor-id', 'email:ana@example.com');
  expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('ana');
});

test('a token of another secret cannot be opened', () => {
  expect(encryptor.decrypt('cursor', createEncryptor('another secret, as long').encrypt('cursor', 'text'))).toBeNull();
});

test('a token of another purpose cannot be opened', () => {
  expect(encryptor.decrypt('cursor', encryptor.encrypt('visitor-id', 'text'))).toBeNull();
});

test('a token with any character changed cannot be opened', () => {
  const token = encryptor.encrypt('cursor', 'some text');
  for (let index = 0; index < token.length; index += 1) {
    const other = token[index] === 'A' ? 'B' : 'A';
    expect(encryptor.decrypt('cursor', token.slice(0, index) + other + token.slice(index + 1))).toBeNull();
  }
});

test.each([
  '',
  'a',
  'not base64url!',
  'AAAA',
  `${encryptor.encrypt('cursor', 'text')}=`,
  ` ${encryptor.encrypt('cursor', 'text')}`,
  'A'.repeat(10_000),
])('text that was never sealed cannot be opened: %#', (token) => {
  expect(encryptor.decrypt('cursor', token)).toBeNull();
});
