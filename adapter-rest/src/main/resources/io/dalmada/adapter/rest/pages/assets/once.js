// One thing wanted is one Idempotency-Key, however often it must be sent: a lost answer never becomes a second charge.
const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');

/** Answers after which the same request may be, or must be, repeated under the same key. */
const isOpen = ({ status, body }) =>
  status === 0 || status === 202 || status === 429 || status >= 500 || (status === 409 && body.retryable === true);

/** The key of a form: another one as soon as what it asks for changes, or when it has had its final answer. */
export function onceFor(form) {
  let key = fresh();
  form.addEventListener('input', () => { key = fresh(); });
  return {
    key: () => key,
    renew: () => { key = fresh(); },
    settle: answer => { if (!isOpen(answer)) key = fresh(); },
  };
}
